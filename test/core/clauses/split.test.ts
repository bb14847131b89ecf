import { describe, expect, test } from '@jest/globals';
import { clauseLengthMax } from '../../../core/clauses/clause.ts';
import { splitClauses } from '../../../core/clauses/split.ts';

const ids = (text: string) => splitClauses(text).map(({ id }) => id);

describe('a numbered policy', () => {
  test('keeps its numbers, so that people find a clause in their own document', () => {
    const text =
      '2.1 Leave is approved first.\n§ 4 Breaks are not working time.\n7) Travel counts in full, door to door.';
    expect(splitClauses(text)).toEqual([
      { id: '2.1', text: 'Leave is approved first.' },
      { id: '4', text: 'Breaks are not working time.' },
      { id: '7', text: 'Travel counts in full, door to door.' },
    ]);
  });

  test('gives letters to the number above them', () => {
    expect(
      ids('2.1 Leave is approved:\n(a) by the lead, if it is short;\n(b) by the partner, if it is long.'),
    ).toEqual(['2.1', '2.1(a)', '2.1(b)']);
  });

  test('counts what is indented under the number that it belongs to', () => {
    const text =
      '1. Travel is paid in full.\n   1. By train it is work.\n   2. By car it is travel.\n2. Meals are not.';
    expect(ids(text)).toEqual(['1', '1.1', '1.2', '2']);
  });

  test('counts what begins anew under a numbered heading as of that section, and what goes on as it is', () => {
    expect(ids('## 3. Travel\n1. It is paid in full.\n2. It is approved first.')).toEqual(['3.1', '3.2']);
    expect(ids('3. Travel\n4. Meals are not working time.')).toEqual(['4']);
  });

  test('numbers a clause by its place when its number is taken already', () => {
    expect(ids('# A\n1. One is said here.\n# B\n1. Another is said here.')).toEqual(['1', '#2']);
  });
});

describe('a policy without numbers', () => {
  test('has a clause for each paragraph, list item and table row, under its heading', () => {
    const text =
      '# Travel\n\nTravel is\npaid in full.\n\n- By train it is work.\n\n| Car | travel |\n|---|---|\n| Bike | sport |';
    expect(splitClauses(text)).toEqual([
      { id: '#1', heading: 'Travel', text: 'Travel is paid in full.' },
      { id: '#2', heading: 'Travel', text: 'By train it is work.' },
      { id: '#3', heading: 'Travel', text: 'Car: travel' },
      { id: '#4', heading: 'Travel', text: 'Bike: sport' },
    ]);
  });

  test('loses emphasis, links and what cannot be seen', () => {
    const text = '- **Travel** is [paid](https://rules.example)\u200b in `full`.';
    expect(splitClauses(text)[0]?.text).toBe('Travel is paid in full.');
  });

  test('that is empty has no clauses', () => {
    expect(splitClauses(' \n\n# Only a heading\n')).toEqual([]);
  });
});

describe('a long clause', () => {
  test('is parted at the ends of its sentences, and nothing of it is lost', () => {
    const sentences = Array.from(
      { length: 20 },
      (_, at) => `Sentence number ${at} says that something has to be done.`,
    );
    const clauses = splitClauses(`3.1 ${sentences.join(' ')}`);
    expect(clauses.map(({ id }) => id)).toEqual(['3.1', '#2']);
    expect(clauses.map(({ text }) => text).join(' ')).toBe(sentences.join(' '));
    expect(clauses.every(({ text }) => text.length <= clauseLengthMax)).toBe(true);
  });

  test('without any end is cut', () => {
    const clauses = splitClauses(`- ${'x'.repeat(clauseLengthMax + 5)}`);
    expect(clauses.map(({ text }) => text.length)).toEqual([clauseLengthMax, 5]);
  });
});
