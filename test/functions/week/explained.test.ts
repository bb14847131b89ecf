import { describe, expect, test } from '@jest/globals';
import { changeProfile } from '../../../functions/people/profile.ts';
import { explainWeek } from '../../../functions/week/explained.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { draft, lena, openSetUpWorld, request, setUpTenant, week } from '../person.ts';
import { openWorld } from '../world.ts';

describe('a week with its reasons', () => {
  test('has a name and a reason for each drafted line, and writes nothing', async () => {
    const world = await openSetUpWorld();
    await runWeek(world.app, request(draft, { runId: 'r-1' }));
    const before = await world.bytes(lena);
    const { days, lines, version } = await explainWeek(world.app, lena, week);
    const entries = days.flatMap(day => day.entries);
    expect(entries.length).toBeGreaterThan(3);
    for (const { id, owner } of entries) {
      expect(lines[id]?.title).toBeTruthy();
      expect(lines[id]?.why !== undefined).toBe(owner === 'agent');
    }
    expect(version).toBe(1);
    expect(await world.bytes(lena)).toBe(before);
  });

  test('says what the rules find in the week as it is now', async () => {
    const world = await openSetUpWorld();
    const { findings } = await explainWeek(world.app, lena, week);
    expect(findings.map(({ code }) => code)).toContain('missingHours');
  });

  test('control: a week in which nothing has to be there lacks nothing', async () => {
    const world = await openSetUpWorld();
    await changeProfile(world.app, lena, { workingHours: { minutes: [0, 0, 0, 0, 0, 0, 0] } });
    const { findings } = await explainWeek(world.app, lena, week);
    expect(findings.map(({ code }) => code)).not.toContain('missingHours');
  });

  test('says on which of its open days the time of a project is closed; control: no other project is named', async () => {
    const world = await openWorld();
    const closedPeriods = [
      { from: '2026-11-19', to: '2026-11-30', projectId: 'apollo' },
      { from: '2026-10-01', to: '2026-10-31', projectId: 'borealis' },
      { from: '2026-11-20', to: '2026-11-20' },
    ];
    await setUpTenant(world.app, { closedPeriods });
    const { closedFor, days } = await explainWeek(world.app, lena, week);
    expect(days.filter(({ closed }) => closed).map(({ date }) => date)).toEqual(['2026-11-20']);
    expect(closedFor).toEqual({ apollo: ['2026-11-19', '2026-11-21', '2026-11-22'] });
  });

  test('is in the language that is asked for, else in that of the person', async () => {
    const world = await openSetUpWorld();
    const said = async (locale?: string) =>
      (await explainWeek(world.app, lena, week, locale)).findings.map(({ text }) => text);
    expect(await said('de-DE')).not.toEqual(await said('en'));
    expect(await said('en')).toEqual(await said());
  });
});
