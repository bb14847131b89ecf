import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultHost } from './build/about.ts';
import { files } from './build/files.ts';

const help = `npm run build:connector -- [--host HOST] [--out DIR]

Writes the files of the connector, made from the schemas of the requests and answers.

  --host HOST  where the Function app is, such as my-app.azurewebsites.net (${defaultHost})
  --out DIR    where to write (connector); give another one together with --host
  --help       this text
`;

const { values } = parseArgs({
  options: { host: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(help);
} else {
  const folder = values.out ?? import.meta.dirname;
  for (const [name, content] of files(values.host ?? defaultHost)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    console.log(`${join(folder, name)}: ${content.length} bytes`);
  }
}
