import { describe, expect, test } from '@jest/globals';
import { changeProfile } from '../../../functions/people/profile.ts';
import { readWeek } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { weekInWords, weekSummary } from '../../../functions/week/summary.ts';
import { draft, lena, openSetUpWorld, request, week } from '../person.ts';

describe('the summary of a week', () => {
  test('is text with a line for each entry, and writes nothing', async () => {
    const world = await openSetUpWorld();
    await runWeek(world.app, request(draft, { runId: 'r-1' }));
    const before = await world.bytes(lena);
    const { text, card, ...rest } = await weekSummary(world.app, lena, week);
    expect(text).toMatch(/Apollo/);
    expect(text).toMatch(/Borealis/);
    expect(JSON.parse(card)).toMatchObject({ type: 'AdaptiveCard', body: expect.any(Array) });
    expect(card).toMatch(/Apollo[\s\S]+Borealis|Borealis[\s\S]+Apollo/);
    expect(rest).toMatchObject({ week, status: 'draft', version: 1, expectedMinutes: 2400 });
    expect(await world.bytes(lena)).toBe(before);
  });

  test('says the same as the week that brings its words along, which has the lines, too', async () => {
    const world = await openSetUpWorld();
    await runWeek(world.app, request(draft, { runId: 'r-1' }));
    const { text, card, needsReview } = await weekSummary(world.app, lena, week);
    const lines = await readWeek(world.app, lena, week);
    expect(lines.days.flatMap(({ entries }) => entries).length).toBeGreaterThan(0);
    expect(await weekInWords(world.app, lena, week)).toEqual({ ...lines, text, card, needsReview });
  });

  test('asks for somebody to look while hours are missing', async () => {
    const world = await openSetUpWorld();
    expect(await weekSummary(world.app, lena, week)).toMatchObject({ needsReview: true, totalMinutes: 0 });
  });

  test('control: a week in which nothing has to be there needs nobody', async () => {
    const world = await openSetUpWorld();
    await changeProfile(world.app, lena, { workingHours: { minutes: [0, 0, 0, 0, 0, 0, 0] } });
    expect(await weekSummary(world.app, lena, week)).toMatchObject({ needsReview: false });
  });

  test('is in the language of the person', async () => {
    const world = await openSetUpWorld();
    const english = (await weekSummary(world.app, lena, week)).text;
    await changeProfile(world.app, lena, { locale: 'de-DE' });
    expect((await weekSummary(world.app, lena, week)).text).not.toBe(english);
  });
});
