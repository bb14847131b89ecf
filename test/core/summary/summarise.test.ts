import { describe, expect, test } from '@jest/globals';
import { defaultRules } from '../../../core/review/settings.ts';
import { formatFor } from '../../../core/summary/format.ts';
import { summariseSituation } from '../../../core/summary/summarise-situation.ts';
import { surenessOf } from '../../../core/summary/summary.ts';
import { summaryText } from '../../../core/summary/text.ts';
import { summaryWords } from '../../../core/summary/words.ts';
import {
  aDraftedEntry,
  aHead,
  anEntry,
  aPolicy,
  aProfile,
  aSituation,
  monday,
  tuesday,
} from '../builders.ts';

const evidence = {
  source: 'calendar',
  confidence: 0.7,
  citations: ['event-1', 'gone'],
  reason: 'The title names the project.',
} as const;
const drafted = aDraftedEntry({
  id: 'drafted',
  minutes: 480,
  taskId: 'build',
  evidence: { ...evidence, citations: [...evidence.citations] },
});
const event = { id: 'event-1', title: 'Apollo stand-up', startsAtMs: 0, endsAtMs: 1 };
const situation = aSituation({
  head: aHead([drafted, anEntry({ id: 'own', date: tuesday, minutes: 60, externalComment: 'Called' })]),
  policy: aPolicy({ closedThrough: monday }),
  events: [event],
});

describe('the summary of a week', () => {
  const summary = summariseSituation(situation);
  const [first, second] = summary.days;

  test('has every day with its lines and sums', () => {
    expect(summary).toMatchObject({ totalMinutes: 540, expectedMinutes: 2400, from: monday, version: 1 });
    expect(summary.days).toHaveLength(7);
    expect(first).toMatchObject({ closed: true, missingMinutes: 0, totalMinutes: 480 });
    expect(second).toMatchObject({ closed: false, missingMinutes: 420, totalMinutes: 60 });
  });

  test('says of a drafted line why it is there and how sure that is, by the names of the events that still exist', () => {
    expect(first?.lines[0]).toMatchObject({
      title: 'Apollo · Build',
      why: { sentence: evidence.reason, sureness: 'likely', titles: ['Apollo stand-up'], moreTitles: 0 },
    });
    expect(second?.lines[0]).toMatchObject({ title: 'Apollo', comment: 'Called', owner: 'person' });
    expect(second?.lines[0]).not.toHaveProperty('why');
  });

  test('gives every finding to its day, and says what to do', () => {
    expect(second?.findings).toEqual([expect.objectContaining({ code: 'missingHours', severity: 'warn' })]);
    expect(second?.findings[0]?.text).toContain('Add what is missing.');
    expect(summary.blocked).toBe(false);
  });

  test('speaks German to those who read it', () => {
    const german = summariseSituation({ ...situation, profile: aProfile({ locale: 'de-AT' }) });
    expect(german.days[1]?.findings[0]?.text).toBe('Es fehlen Stunden. Bitte ergänzen.');
    expect(german.days[0]?.lines[0]?.why?.sentence).toBe('Aus Ihrem Kalender.');
  });

  test('German has a sentence of its own for each rule', () => {
    for (const code of Object.keys(defaultRules)) {
      const said = summaryWords('de').finding({ code, message: 'in English' });
      expect([code, said]).not.toEqual([code, 'in English']);
    }
    expect(summaryWords('de').finding({ code: 'policyClause', message: 'As it is.' })).toBe('As it is.');
  });
});

describe('the summary as text', () => {
  test('tells the week without the titles of events', () => {
    const text = summaryText(summariseSituation(situation), 'en-GB');
    expect(text).toContain('9:00 h of 40:00 h (Draft)');
    expect(text).toContain('8:00 h  Apollo · Build');
    expect(text).toContain('1:00 h  Apollo: Called');
    expect(text).not.toContain('stand-up');
    expect(text).not.toContain('Saturday');
  });
});

describe('numbers and dates', () => {
  test('are written as in the place that people come from', () => {
    expect(formatFor('en-US').day(monday)).toBe('Monday, Nov 16');
    expect(formatFor('en-GB').day(monday)).toBe('Monday 16 Nov');
    expect(formatFor('de-DE').day(monday)).toBe('Montag, 16. Nov.');
    expect(formatFor('de-DE').percent(0.85)).toBe('85\u00a0%');
  });

  test('a locale that nobody knows is read as English', () => {
    expect(formatFor('not a locale').day(monday)).toBe('Monday, Nov 16');
  });

  test('how sure a line is comes in three steps', () => {
    expect([0.85, 0.84, 0.6, 0.59].map(surenessOf)).toEqual(['sure', 'likely', 'likely', 'unsure']);
  });
});
