import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

/** What is not true of a list of faults and their tests: a sentence that its file does not have, a part without a twin. */
function faultsOf(text: string): string[] {
  const [, ...parts] = text.split(/^## /m);
  return parts.flatMap(part => {
    const [title = ''] = part.split('\n', 1);
    const lines = part.split('\n').filter(line => /^- (shown|control): /.test(line));
    const missing = ['shown', 'control'].filter(kind => !lines.some(line => line.startsWith(`- ${kind}: `)));
    return [...missing.map(kind => `${title}: nothing ${kind}`), ...lines.flatMap(untrue)];
  });
}

function untrue(line: string): string[] {
  const [, file = ''] = /`([^`]+)`/.exec(line) ?? [];
  const sentences = [...line.matchAll(/"([^"]+)"/g)].map(([, sentence = '']) => sentence);
  if (!existsSync(join(root, file))) return [`There is no ${file}.`];
  const content = readFileSync(join(root, file), 'utf8');
  const unknown = sentences.filter(sentence => !content.includes(sentence));
  if (sentences.length === 0) return [`${file}: no sentence is named.`];
  return unknown.map(sentence => `${file} does not say "${sentence}".`);
}

test('every fault in docs/demands.md has a test and a control twin, in the words in which they stand', () => {
  const text = readFileSync(join(root, 'docs/demands.md'), 'utf8');
  expect(text.match(/^## /gm)?.length).toBeGreaterThan(14);
  expect(faultsOf(text)).toEqual([]);
});

test('control: a test that is not there, one that nobody named and a missing twin are seen', () => {
  const there = '`test/house/files.test.ts`';
  const one = `## One\n\n- shown: ${there}: "hold for every file of the world"\n- control: ${there}\n`;
  const two = '## Two\n\n- shown: `test/none.test.ts`: "x"\n';
  expect(faultsOf(`# Faults\n\n${one}\n${two}`)).toEqual([
    'test/house/files.test.ts does not say "hold for every file of the world".',
    'test/house/files.test.ts: no sentence is named.',
    'Two: nothing control',
    'There is no test/none.test.ts.',
  ]);
});
