import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../core/entry.ts';
import type { Finding } from '../../../core/finding.ts';
import { defaultRules } from '../../../core/review/settings.ts';
import { formatFor } from '../../../core/summary/format.ts';
import { summarise, titleOf } from '../../../core/summary/summarise.ts';
import { summariseSituation } from '../../../core/summary/summarise-situation.ts';
import { surenessOf } from '../../../core/summary/summary.ts';
import { summaryText } from '../../../core/summary/text.ts';
import { summaryWords } from '../../../core/summary/words.ts';
import { viewWeek } from '../../../core/week-view.ts';
import {
  aDraftedEntry,
  aHead,
  anEntry,
  aPolicy,
  aProfile,
  aSituation,
  monday,
  sunday,
  tuesday,
  week,
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

describe('what a summary is made of', () => {
  const words = summaryWords('en');
  const { projects } = aSituation();
  const titles = new Map(['a', 'b', 'c', 'd'].map(id => [id, `Event ${id}`]));
  const view = (...entries: Entry[]) => viewWeek(aHead(entries), aProfile(), aPolicy());
  const of = (entries: Entry[], findings: Finding[] = []) =>
    summarise({ view: view(...entries), findings, projects, titles, words });

  test('is every field of a line that there is, and no other', () => {
    const entry = anEntry({ id: 'own', taskId: 'build', minutes: 60 });
    expect(of([entry]).days[0]).toEqual({
      ...{ date: monday, totalMinutes: 60, expectedMinutes: 480, closed: false, missingMinutes: 0 },
      findings: [],
      lines: [
        {
          ...{ entryId: 'own', minutes: 60, type: 'work', status: 'draft', owner: 'person' },
          ...{ title: 'Apollo · Build', projectId: 'apollo', taskId: 'build' },
        },
      ],
    });
    const { projectId: _, ...leave } = anEntry({ id: 'leave', type: 'vacation' });
    expect(Object.keys(of([leave]).days[0]?.lines[0] ?? {})).toEqual([
      ...['entryId', 'minutes', 'type', 'status', 'owner', 'title'],
    ]);
  });

  test('is the week from its first day to its last, with its status and version', () => {
    expect(of([])).toMatchObject({ week, from: monday, to: sunday, status: 'draft', version: 1 });
  });

  test('is nothing of what was taken back', () => {
    const gone = anEntry({ id: 'gone', status: 'cancelled' });
    expect(of([gone, anEntry()]).days[0]?.lines.map(({ entryId }) => entryId)).toEqual(['entry-1']);
  });

  test('is each finding at its day, or at the week where it has none, with the line that it is about', () => {
    const finding = { code: 'weekendWork', severity: 'warn', message: 'Look.' } as const;
    const summary = of(
      [anEntry({ taskId: 'build' })],
      [
        { ...finding, code: 'weeklyMaximum', severity: 'block' },
        { ...finding, date: monday, entryId: 'entry-1' },
        { ...finding, code: 'missingHours', date: tuesday },
      ],
    );
    const byRule = words.finding({ code: 'weekendWork', message: 'Look.' });
    const text = words.finding({ code: 'weeklyMaximum', message: 'Look.' });
    expect(summary.findings).toEqual([{ code: 'weeklyMaximum', severity: 'block', text }]);
    expect(summary.days[0]?.findings).toEqual([
      {
        ...{ code: 'weekendWork', severity: 'warn', text: byRule, date: monday, entryId: 'entry-1' },
        title: 'Apollo · Build',
      },
    ]);
    expect(summary.days.map(({ missingMinutes }) => missingMinutes)).toEqual([0, 480, 0, 0, 0, 0, 0]);
    expect([summary.blocked, of([]).blocked]).toEqual([true, false]);
  });

  test('is three titles of events at most, each once, and how many more there are', () => {
    const evidenceOf = (...citations: string[]) =>
      of([aDraftedEntry({ evidence: { ...evidence, citations } })]).days[0]?.lines[0]?.why;
    expect(evidenceOf('a', 'a', 'b')).toMatchObject({ titles: ['Event a', 'Event b'], moreTitles: 0 });
    expect(evidenceOf('a', 'b', 'c', 'd', 'gone')).toMatchObject({
      ...{ titles: ['Event a', 'Event b', 'Event c'], moreTitles: 1 },
    });
    expect(
      of([anEntry({ evidence: { ...evidence, citations: ['a'] } })]).days[0]?.lines[0],
    ).not.toHaveProperty('why');
  });

  test('is the name of a target, or its id where the catalogue has it no more, and the type unless it is work', () => {
    const title = (rest: Partial<Entry>) => titleOf(anEntry(rest), { projects, words });
    expect(title({ projectId: 'gone', taskId: 'lost' })).toBe('gone · lost');
    expect(title({ taskId: 'lost' })).toBe('Apollo · lost');
    expect(title({ type: 'travel' })).toBe(`Apollo (${words.types.travel})`);
    const { projectId: _, ...leave } = anEntry({ type: 'vacation' });
    expect(titleOf(leave, { projects, words })).toBe(words.types.vacation);
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
