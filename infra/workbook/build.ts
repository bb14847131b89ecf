// `npm run build:workbook`: infra/workbook.json from the tiles and the saved queries.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notebook } from './notebook.ts';

const help = `Builds infra/workbook.json, which the Bicep deploys, from infra/workbook and infra/queries.

  npm run build:workbook`;

const infra = join(import.meta.dirname, '..');

if (process.argv.includes('--help')) console.log(help);
else {
  const file = join(infra, 'workbook.json');
  const built = notebook(name => readFileSync(join(infra, 'queries', `${name}.kql`), 'utf8'));
  writeFileSync(file, `${JSON.stringify(built, null, 2)}\n`);
  console.log('infra/workbook.json is ready.');
}
