import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

/** Files of this project that people wrote, as git knows them, or as they lie there when there is no git. */
function sources(): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter(file => file !== '');
}

const text = (file: string) => readFileSync(join(root, file), 'utf8');

/** What our own rules ask of a file that the linter does not. */
function faultsOf(file: string, content: string): string[] {
  const faults: string[] = [];
  const lines = content.split('\n').length - 1;
  if (lines > 300) faults.push(`${file}: ${lines} lines, of at most 300`);
  if (/(^|\/)(utils|helpers)\.\w+$/.test(file)) faults.push(`${file}: say what it is for`);
  const marks = ['biome' + '-ignore', '@ts' + '-ignore', '@ts' + '-nocheck', 'TO' + 'DO', 'FIX' + 'ME'];
  for (const mark of marks) if (content.includes(mark)) faults.push(`${file}: ${mark}`);
  return faults;
}

describe('the house rules', () => {
  test('hold for every source file', () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(file => faultsOf(file, text(file)))).toEqual([]);
  });

  test('control: a long file, a vague name and an escape are seen', () => {
    expect(faultsOf('core/long.ts', 'x\n'.repeat(301))).toHaveLength(1);
    expect(faultsOf('core/utils.ts', '')).toHaveLength(1);
    expect(faultsOf('core/a.ts', `// ${'TO'}${'DO'}`)).toHaveLength(1);
  });

  test('product code does not ask where it runs', () => {
    const product = sources().filter(file => /^(core|functions|bot|tab)\//.test(file));
    const asks = product.filter(file =>
      /\b(isLocal|NODE_ENV|AZURE_FUNCTIONS_ENVIRONMENT)\b/.test(text(file)),
    );
    expect(asks).toEqual([]);
  });
});
