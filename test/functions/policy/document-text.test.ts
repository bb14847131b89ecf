import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { splitClauses } from '../../../core/clauses/split.ts';
import { Refusal } from '../../../core/errors.ts';
import { documentText } from '../../../functions/policy/document-text.ts';
import { docx } from './docx.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const utf8 = (text: string) => new TextEncoder().encode(text);

async function refusalOf(type: string, bytes: Uint8Array) {
  const error = await documentText(type, bytes).catch((thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw new Error(`Not refused: ${String(error)}`);
  return error.problem;
}

describe('an uploaded policy', () => {
  test('in Word keeps its headings and paragraphs', async () => {
    const bytes = docx([
      { style: 'Heading1', text: '2. Travel' },
      { text: '2.1 Journeys count from door to door.' },
      { text: 'Meals &amp; hotels do not.' },
    ]);
    expect(splitClauses(await documentText(word, bytes))).toEqual([
      { id: '2.1', heading: 'Travel', text: 'Journeys count from door to door.' },
      { id: '#2', heading: 'Travel', text: 'Meals & hotels do not.' },
    ]);
  });

  test.each(['text/plain', 'text/markdown'])('as %s is taken as it is', async type => {
    expect(await documentText(type, utf8('§ 1 Überstunden'))).toBe('§ 1 Überstunden');
  });

  test('of another kind is refused with the kinds that can be read', async () => {
    const problem = await refusalOf('application/pdf', utf8('%PDF'));
    expect(problem).toMatchObject({ code: 'documentUnreadable', field: 'content-type' });
    expect(problem.message).toContain('text/markdown');
  });

  test.each<[string, string, Uint8Array]>([
    ['text that is not UTF-8', 'text/plain', new Uint8Array([0xff, 0xfe, 0x41])],
    ['what only claims to be Word', word, utf8('not a zip')],
    ['an archive that is no Word document', word, zipSync({ 'a.txt': utf8('hello') })],
    ['an archive that is cut off', word, docx([{ text: 'x'.repeat(500) }]).subarray(0, 400)],
    [
      'a small archive that unpacks to a very large one',
      word,
      zipSync({ 'word/document.xml': new Uint8Array(30_000_000) }),
    ],
  ])('that is %s is refused', async (_, type, bytes) => {
    expect((await refusalOf(type, bytes)).code).toBe('documentUnreadable');
  });
});
