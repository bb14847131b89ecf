import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cardBytes, cardBytesMax, quoted } from '../../../bot/cards/card.ts';
import { offerCard } from '../../../bot/cards/preview-card.ts';
import { weekCard } from '../../../bot/cards/week-card.ts';
import { tongueOf } from '../../../bot/strings/strings.ts';
import type { Entry } from '../../../core/entry.ts';
import { emptyWeek } from '../../../core/head.ts';
import type { Change } from '../../../core/intent.ts';
import { changedWeek } from '../../../core/summary/changed.ts';
import { summariseSituation } from '../../../core/summary/summarise-situation.ts';
import { weekDates } from '../../../core/week.ts';
import { aHead, anEntry, week } from '../../core/builders.ts';
import { allCards, aWeek } from './cards.ts';

const cards = Object.entries({ en: allCards('en-US'), de: allCards('de-DE') }).flatMap(([language, all]) =>
  Object.entries(all).map(([name, card]) => ({ name: `${name} (${language})`, card })),
);

/** Everything in a card that has a type, however deep. */
function partsOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(partsOf);
  return 'type' in value ? [value as Record<string, unknown>, ...inner] : inner;
}

describe.each(cards)('the card $name', ({ card }) => {
  const parts = partsOf(card);

  test('is small enough, of version 1.5, and can be read where no card can be shown', () => {
    expect(cardBytes(card)).toBeLessThanOrEqual(cardBytesMax);
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
    expect(card.fallbackText).toMatch(/\w/);
  });

  test('offers the same to clients that do not know Action.Execute', () => {
    for (const part of parts.filter(({ type, title }) => type === 'Action.Execute' && title !== undefined)) {
      const { verb, data, title } = part as { verb: string; data: object; title: string };
      expect(part['fallback']).toMatchObject({ type: 'Action.Submit', title, data: { verb, ...data } });
    }
  });

  test('wraps its texts, names its inputs and actions, and has at most six buttons', () => {
    for (const part of parts.filter(({ type }) => type === 'TextBlock')) expect(part['wrap']).toBe(true);
    for (const part of parts.filter(({ type }) => String(type).startsWith('Input.')))
      expect(part['label'] ?? part['title']).toMatch(/\w/);
    for (const part of partsOf([card.body, card.actions]).filter(({ type }) =>
      String(type).startsWith('Action.'),
    ))
      expect(part['title'] ?? part['tooltip']).toMatch(/./);
    expect(card.actions?.length ?? 0).toBeLessThanOrEqual(6);
  });

  test('looks as it did', () => {
    expect(card).toMatchSnapshot();
  });
});

describe('the link to the tab', () => {
  const summary = summariseSituation(aWeek('en'));
  const id = '3f0f8a52-91a7-4a0e-9a3f-1d9f4f5b7a10';
  const urlOf = (app?: { id: string; tabAddress?: string }) => {
    const made = weekCard(summary, tongueOf('en'), { submitRunId: 'bot-1', ...(app && { app }) });
    return partsOf(made.actions).find(({ type }) => type === 'Action.OpenUrl')?.['url'];
  };

  test('opens the week in the tab of the app, or in the browser', () => {
    const url = new URL(String(urlOf({ id, tabAddress: 'https://time.example/a b?c=d&e' })));
    expect(url.origin + url.pathname).toBe(`https://teams.microsoft.com/l/entity/${id}/my-week`);
    expect(url.searchParams.get('context')).toBe(`{"subEntityId":"${week}"}`);
    expect(url.searchParams.get('webUrl')).toBe('https://time.example/a b?c=d&e');
    expect(String(url)).not.toMatch(/[\s+"]/);
    expect(new URL(String(urlOf({ id }))).searchParams.has('webUrl')).toBe(false);
  });

  test('is not there where the app is not known', () => {
    expect(urlOf()).toBeUndefined();
  });
});

describe('colours', () => {
  test('never stand alone: what is coloured begins with a sign, says how grave it is, or is a link', () => {
    const coloured = cards.flatMap(({ card }) => partsOf(card)).filter(({ color }) => color !== undefined);
    expect(coloured.length).toBeGreaterThan(0);
    for (const { text } of coloured) expect(text).toMatch(/^⚠ |^Note|^Hinweis|^(Why|Warum)\?$/);
  });
});

const long = (max: number) =>
  fc.string({
    unit: fc.constantFrom('a', 'ü', '漢', ' ', '"', '*', '[', '](', '\n'),
    minLength: 1,
    maxLength: max,
  });

/** Weeks up to the fullest that can be stored, with texts up to the longest. */
const anyWeek = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 6 }),
      minutes: fc.integer({ min: 1, max: 1440 }),
      comment: long(100),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      reason: long(200),
      project: fc.constantFrom('contoso', 'fabrikam', 'x'.repeat(64)),
      drafted: fc.boolean(),
    }),
    { maxLength: 97, size: 'max' },
  )
  .map(lines =>
    lines.map(({ day, comment, confidence, reason, project, drafted, minutes }, index): Entry => {
      const citations = ['e-1', 'e-2'];
      return anEntry({
        ...{ id: `entry:2026-W47:${'r'.repeat(60)}:${index}`, date: weekDates(week)[day] as string, minutes },
        ...{ projectId: project, externalComment: comment },
        ...(drafted && { owner: 'agent', evidence: { source: 'calendar', confidence, citations, reason } }),
      });
    }),
  );

describe('any week', () => {
  const tongue = tongueOf('de-DE');

  test('has a summary card that is small enough, and keeps its sums and buttons', () => {
    const property = fc.property(anyWeek, entries => {
      const summary = summariseSituation(aWeek('de-DE', { head: aHead(entries) }));
      const card = weekCard(summary, tongue, { submitRunId: 'bot-1', undoRunId: 'draft-1' });
      expect(cardBytes(card)).toBeLessThanOrEqual(cardBytesMax);
      expect(card.actions?.length).toBe(entries.length > 0 ? 4 : 3);
    });
    fc.assert(property, { numRuns: 60 });
  });

  test('has a preview card that is small enough', () => {
    const property = fc.property(anyWeek, entries => {
      const before = aWeek('en', { head: { ...emptyWeek(week), version: 7 } });
      const changes = entries.map(({ date, minutes, projectId, externalComment }): Change => {
        return {
          op: 'add',
          date,
          minutes,
          projectId: String(projectId),
          externalComment: String(externalComment),
        };
      });
      const changed = changedWeek(before, aHead(entries), { findings: [], skipped: [] });
      const card = offerCard(changed, { kind: 'correct', changes }, 'bot-1', tongue);
      expect(cardBytes(card)).toBeLessThanOrEqual(cardBytesMax);
    });
    fc.assert(property, { numRuns: 60 });
  });

  test('control: with all it has, a full week would be too large', () => {
    const entries = weekDates(week).flatMap((date, day) =>
      Array.from({ length: 13 }, (_, index) =>
        anEntry({ id: `${day}-${index}`, date, externalComment: 'ü'.repeat(100) }),
      ),
    );
    expect(JSON.stringify(entries).length).toBeGreaterThan(20_000);
    const card = weekCard(summariseSituation(aWeek('en', { head: aHead(entries) })), tongueOf('en'), {
      submitRunId: 'b',
    });
    expect(JSON.stringify(card)).toContain('more lines than a card can show');
  });
});

describe('what others wrote', () => {
  test('is no link, list or heading on a card', () => {
    expect(quoted('[free money](https://evil.example)')).not.toContain('](');
    expect(quoted('- one')).not.toMatch(/^-/);
    expect(quoted('# big\nwords')).toBe('\u200b# big words');
    expect(quoted('1. first')).not.toMatch(/^1/);
  });

  test('is otherwise left as it is', () => {
    expect(quoted('Review (v2) [draft]: my_file*')).toBe('Review (v2) [draft]: my_file*');
  });
});
