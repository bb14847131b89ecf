import { describe, expect, test } from '@jest/globals';
import { type Answer, checkAnswer } from '../../../core/reviewer/answer.ts';
import { anEntry, monday, tuesday } from '../builders.ts';
import { anEvent } from '../plan/sources.ts';
import { aLineOn, briefing } from './briefing.ts';

const events = [
  anEvent({ id: 'e-1', title: 'Design review' }),
  anEvent({ id: 'e-2', title: 'Training Rust' }),
];
const brief = briefing(
  [
    aLineOn(['e-1'], { id: 'a' }),
    aLineOn(['e-1'], { id: 'b', date: tuesday }),
    aLineOn(['e-2'], { id: 'c' }),
    anEntry({ id: 'd', externalComment: 'Mine' }),
  ],
  { events },
);
const check = (answer: Partial<Answer>) => checkAnswer(brief, { comments: [], findings: [], ...answer });
const comment = (line: string, text: string) => check({ comments: [{ line, text }] });
const finding = (rest: Partial<Answer['findings'][number]>) =>
  check({
    findings: [
      { line: 'L2', clause: '2', severity: 'warn', sentence: 'Record the training on Academy.', ...rest },
    ],
  });

describe('a comment', () => {
  test('goes to every entry of its line', () => {
    const { comments, dropped } = comment('L1', ' Reviewed \n the design ');
    expect([...comments]).toEqual([
      ['a', 'Reviewed the design'],
      ['b', 'Reviewed the design'],
    ]);
    expect(dropped).toEqual({});
  });

  test.each([
    ['of a line that is not there', 'L9', 'Reviewed the design', 'unknownLine'],
    ['on a line of the person', 'L3', 'Worked', 'notWanted'],
    ['that is empty', 'L1', ' \u200b ', 'length'],
    ['that is too long', 'L1', 'design '.repeat(20), 'length'],
    ['that speaks of another line', 'L1', 'Design review and Rust', 'name'],
    ['with a figure of its own', 'L1', 'Design review of 80 hours', 'figure'],
    ['with an address', 'L1', 'Design review, see www.example.com', 'contact'],
  ])('%s is dropped and counted', (_, line, text, reason) => {
    const { comments, dropped } = comment(line, text);
    expect([...comments]).toEqual([]);
    expect(dropped).toEqual({ [reason]: 1 });
  });

  test('is taken once for a line', () => {
    const twice = [
      { line: 'L1', text: 'Reviewed the design' },
      { line: 'L1', text: 'Design work' },
    ];
    const { comments, dropped } = check({ comments: twice });
    expect(comments.get('a')).toBe('Reviewed the design');
    expect(dropped).toEqual({ repeated: 1 });
  });
});

describe('a finding', () => {
  test('names its clause and the first entry of its line', () => {
    expect(finding({}).findings).toEqual([
      {
        code: 'policyClause',
        severity: 'warn',
        message: 'Record the training on Academy.',
        clauseId: '2',
        date: monday,
        entryId: 'c',
      },
    ]);
  });

  test.each<[string, Partial<Answer['findings'][number]>, string]>([
    ['on a line that is not there', { line: '' }, 'unknownLine'],
    ['on a clause that was not in the prompt', { clause: '1.2' }, 'unknownClause'],
    ['without a sentence', { sentence: '' }, 'length'],
    ['with too long a sentence', { sentence: 'training '.repeat(30) }, 'length'],
    ['with a name of its own', { sentence: 'Ask Meyer about the training.' }, 'name'],
    ['with a figure of its own', { sentence: 'Record 80 hours of training on Academy.' }, 'figure'],
  ])('%s is dropped and counted', (_, rest, reason) => {
    expect(finding(rest)).toMatchObject({ findings: [], dropped: { [reason]: 1 } });
  });

  test('is taken once for a line and clause', () => {
    const one = {
      line: 'L2',
      clause: '2',
      severity: 'info' as const,
      sentence: 'Record the training on Academy.',
    };
    expect(check({ findings: [one, { ...one, severity: 'warn' }] })).toMatchObject({
      findings: [{ severity: 'info' }],
      dropped: { repeated: 1 },
    });
  });
});
