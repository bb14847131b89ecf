// `npm run mutation`: breaks the code in many small ways, one at a time, and counts how many of them the tests notice.
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

const help = `Breaks core/ and functions/week/ in many small ways and counts how many of them their own tests notice.

  npm run mutation                                    all seven parts
  npm run mutation -- plan                            one of them: core (the files right in it), plan, review (rules,
                                                      reviewer, clauses, comments, capacity), chat, rest (summary, org runs,
                                                      webhooks, telemetry), week (functions/week), llm (the review in it,
                                                      whose tests talk to a stand-in)
  npm run mutation -- core --mutate core/status.ts    some files of it; may be given more than once

  --concurrency N    how many at once (default 2)
  --fresh            begin anew: what was measured before and has not changed since is not measured again otherwise

Each part is kept in reports/ when it is through. Ends with one line of JSON: the score of each part and of all, in per
cent. Exit code 1 when a part has a score below 80 %.`;

const llm = 'functions/week/review.ts';
const review = '{review,reviewer,clauses,comment,capacity}';

/** What is broken, and the file in test/mutation/ that reads the tests which should notice. */
const parts = {
  core: { mutate: ['core/*.ts'], tests: 'core.ts' },
  plan: { mutate: ['core/plan/**/*.ts'], tests: 'core.ts' },
  review: { mutate: [`core/${review}/**/*.ts`], tests: 'review.ts' },
  chat: { mutate: ['core/chat/**/*.ts'], tests: 'chat.ts' },
  rest: { mutate: ['core/{summary,org-run,webhooks,telemetry}/**/*.ts'], tests: 'rest.ts' },
  week: { mutate: ['functions/week/**/*.ts', `!${llm}`], tests: 'week.ts' },
  llm: { mutate: [llm], tests: 'llm.ts' },
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
const wanted = positionals.length > 0 ? positionals : Object.keys(parts);
const unknown = wanted.find(name => !(name in parts));
const concurrency = Number(values.concurrency);
if (values.help || unknown !== undefined || !Number.isInteger(concurrency) || concurrency < 1) {
  console.error(unknown === undefined ? help : `There is no part '${unknown}' to measure.\n\n${help}`);
  process.exit(values.help ? 0 : 2);
}

const counts = {};
for (const name of wanted) {
  const { mutate, tests } = parts[name];
  console.log(`${name}: ${values.mutate ?? mutate}`);
  const results = await new Stryker({
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
  counts[name] = count(results);
}
const total = { noticed: 0, valid: 0 };
for (const { noticed, valid } of Object.values(counts)) {
  total.noticed += noticed;
  total.valid += valid;
}
const scores = Object.fromEntries(
  Object.entries({ ...counts, total }).map(([name, one]) => [name, score(one)]),
);
console.log(JSON.stringify({ mutants: total.valid, noticed: total.noticed, scores }));

/** Mutants that do not even load are left out, as Stryker does. */
function count(results) {
  const of = (...states) => results.filter(({ status }) => states.includes(status)).length;
  const noticed = of('Killed', 'Timeout');
  return { noticed, valid: noticed + of('Survived', 'NoCoverage') };
}

function score({ noticed, valid }) {
  return valid === 0 ? null : Math.round((noticed / valid) * 1_000) / 10;
}
