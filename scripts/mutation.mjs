// `npm run mutation`: breaks the code in many small ways, one at a time, and counts how many of them the tests notice.
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

const help = `Breaks core/ and functions/week/ in many small ways and counts how many of them their own tests notice.

  npm run mutation                                    both folders
  npm run mutation -- core                            one of them: core, week
  npm run mutation -- core --mutate core/status.ts    some files of it; may be given more than once

  --concurrency N    how many at once (default 2)
  --fresh            begin anew: what was measured before and has not changed since is not measured again otherwise

Reports go to reports/. Exit code 1 when a folder has a score below 80 %.`;

/** What is broken, and the file in test/mutation/ that reads the tests which should notice. */
const folders = {
  core: { mutate: ['core/**/*.ts'], tests: 'core.ts' },
  week: { mutate: ['functions/week/**/*.ts'], tests: 'week.ts' },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutate: { type: 'string', multiple: true },
    concurrency: { type: 'string', default: '2' },
    fresh: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(folders);
const unknown = wanted.find(name => !(name in folders));
const concurrency = Number(values.concurrency);
if (values.help || unknown !== undefined || !Number.isInteger(concurrency) || concurrency < 1) {
  console.error(unknown === undefined ? help : `There is no folder '${unknown}' to measure.\n\n${help}`);
  process.exit(values.help ? 0 : 2);
}

for (const name of wanted) {
  const { mutate, tests } = folders[name];
  console.log(`${name}: ${values.mutate ?? mutate}`);
  await new Stryker({
    configFile: 'stryker.config.mjs',
    mutate: values.mutate ?? mutate,
    jest: {
      configFile: 'jest.mutation.config.mjs',
      enableFindRelatedTests: false,
      config: { testMatch: [`<rootDir>/test/mutation/${tests}`] },
    },
    concurrency,
    force: values.fresh,
    incrementalFile: `reports/mutation-${name}-so-far.json`,
    jsonReporter: { fileName: `reports/mutation-${name}.json` },
  }).runMutationTest();
}
