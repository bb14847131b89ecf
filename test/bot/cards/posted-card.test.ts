import { describe, expect, test } from '@jest/globals';
import { AdaptiveCard, SerializationContext } from 'adaptivecards';
import fc from 'fast-check';
import { cardBytes, cardBytesMax } from '../../../bot/cards/card.ts';
import { postedWeekCard, weekCard } from '../../../bot/cards/week-card.ts';
import { tongueOf } from '../../../bot/strings/strings.ts';
import { summariseSituation } from '../../../core/summary/summarise-situation.ts';
import { weekDates } from '../../../core/week.ts';
import { aHead, anEntry, week } from '../../core/builders.ts';
import { aWeek } from './cards.ts';

/** What Microsoft's own parser of cards has to say about one. */
function faultsIn(card: unknown): string[] {
  const context = new SerializationContext();
  new AdaptiveCard().parse(card, context);
  return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
}

const posted = (locale: string) => postedWeekCard(summariseSituation(aWeek(locale)), tongueOf(locale));
const asked = /Action\.|"refresh"|"selectAction"|"isVisible"/;

describe.each(['en-US', 'de-DE'])('a card for a flow to post (%s)', locale => {
  test('is a card by the rules of Adaptive Cards', () => {
    expect(faultsIn(posted(locale))).toEqual([]);
  });

  test('asks nothing that only our bot could answer, and hides nothing', () => {
    expect(JSON.stringify(posted(locale))).not.toMatch(asked);
  });

  test('says the days and hours, and not why, which names events of the calendar', () => {
    const summary = summariseSituation(aWeek(locale));
    const text = JSON.stringify(posted(locale));
    for (const { title } of summary.days.flatMap(({ lines }) => lines)) expect(text).toContain(title);
    for (const { why } of summary.days.flatMap(({ lines }) => lines))
      for (const title of why?.titles ?? []) expect(text).not.toContain(title);
  });
});

describe('the control', () => {
  const summary = summariseSituation(aWeek('en'));
  const tongue = tongueOf('en');

  test('the card of the bot asks, and says why', () => {
    const text = JSON.stringify(weekCard(summary, tongue, { submitRunId: 'b' }));
    expect(text).toMatch(asked);
    const titles = summary.days.flatMap(({ lines }) => lines.flatMap(({ why }) => why?.titles ?? []));
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) expect(text).toContain(title);
  });

  test('the parser finds what is no card', () => {
    const card = posted('en');
    expect(faultsIn({ ...card, body: [{ type: 'TextBlok', text: 'x' }] })).not.toEqual([]);
    expect(faultsIn({ ...card, body: [{ type: 'TextBlock', text: 'x', size: 'Huge' }] })).not.toEqual([]);
  });
});

test('the card of any week is small enough', () => {
  const line = fc.record({
    day: fc.integer({ min: 0, max: 6 }),
    comment: fc.string({ unit: fc.constantFrom('a', 'ü', '漢', '"'), minLength: 1, maxLength: 100 }),
  });
  const property = fc.property(fc.array(line, { maxLength: 97, size: 'max' }), lines => {
    const entries = lines.map(({ day, comment }, index) =>
      anEntry({ id: `e-${index}`, date: weekDates(week)[day] as string, externalComment: comment }),
    );
    const summary = summariseSituation(aWeek('de-DE', { head: aHead(entries) }));
    expect(cardBytes(postedWeekCard(summary, tongueOf('de-DE')))).toBeLessThanOrEqual(cardBytesMax);
  });
  fc.assert(property, { numRuns: 60 });
});
