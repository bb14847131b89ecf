import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultHost } from './build/about.ts';
import { packages } from './solution/packages.ts';

const help = `npm run build:solution -- [--host HOST] [--out DIR]

Writes the connector and the sample flows as solutions that an environment of Power Platform can import, and the
package for certification. No tenant has imported them so far.

  --host HOST  where the Function app is, such as my-app.azurewebsites.net (${defaultHost})
  --out DIR    where to write (solutions)
  --help       this text
`;

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: defaultHost },
    out: { type: 'string', default: 'solutions' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(help);
} else {
  const intro = readFileSync(join(import.meta.dirname, 'intro.md'));
  mkdirSync(values.out, { recursive: true });
  for (const [name, content] of packages(values.host, intro)) {
    writeFileSync(join(values.out, name), content);
    console.log(`${join(values.out, name)}: ${content.length} bytes`);
  }
}
