import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../core/decide.ts';
import { type WeekId, weekDates, weekDays } from '../../../core/week.ts';
import type { directory } from '../../../local/sample/directory.ts';
import { sampleOrganisation } from '../../../local/sample/organisation.ts';
import { isOrdinary, personOf, plansOf, situationOf, tableOf } from './situation.ts';

/** Weeks without a public holiday anywhere; in some of them Berlin or Sydney changes its clocks. */
const weeks: WeekId[] = [
  '2025-W37',
  '2025-W43',
  '2026-W07',
  '2026-W13',
  '2026-W30',
  '2026-W47',
  '2027-W29',
  '2028-W38',
];
const [monday, tuesday, wednesday, thursday, friday] = [0, 1, 2, 3, 4];

/** The draft of the running week, or of `nth` of those that are drafted for the person. */
function draftOf(name: keyof typeof directory, week: WeekId, nth = -1) {
  const organisation = sampleOrganisation(week);
  const drafted = plansOf(organisation, personOf(organisation, name)).at(nth);
  if (!drafted) throw new Error('There is no such draft.');
  return { ...drafted, table: tableOf(drafted.plan, drafted.week) };
}

/** Ids of the calendar events that lines rest on. */
const citedEvents = (plan: ReturnType<typeof draftOf>['plan']) =>
  plan.lines.flatMap(line => line.evidence.citations).filter(id => /^\d{4}-\d{2}-\d{2}T/.test(id));

const total = (day: Record<string, number> = {}) =>
  Object.values(day).reduce((sum, minutes) => sum + minutes, 0);

test('the stories are told of ordinary weeks', () => {
  expect(weeks.filter(week => !isOrdinary(week))).toEqual([]);
});

describe.each(weeks)('in %s', week => {
  test('Marta: meetings at once share the time; declined, private, cancelled and all-day ones count for nothing', () => {
    const { plan, table } = draftOf('marta', week);
    const day = { 'aurora-analytics': 60, 'harbour-rollout': 330, 'internal-meetings': 90 };
    expect(table.slice(0, 5)).toEqual([day, day, day, day, day]);
    expect(new Set(citedEvents(plan).map(id => id.slice('2026-11-16T09:15-'.length)))).toEqual(
      new Set([
        'harbour-stand-up',
        'aurora-grid-sprint-review',
        'hbr-21-risk-review',
        'walk-through-the-new-gates',
        'aur-14-numbers-for-the-board',
      ]),
    );
    const aurora = plan.lines.filter(
      line => line.projectId === 'aurora' && line.evidence.source === 'calendar',
    );
    const [certain, tentative] = aurora.map(line => line.evidence.confidence) as [number, number];
    expect(tentative).toBeLessThan(certain);
  });

  test('Jonas has not agreed: nothing is drafted', () => {
    const organisation = sampleOrganisation(week);
    const decision = decide(
      { kind: 'draft' },
      situationOf(organisation, personOf(organisation, 'jonas'), week),
    );
    expect(decision).toMatchObject({ kind: 'rejected', problem: { code: 'consentMissing' } });
  });

  test('Elif works part-time: her effort is spread over four days, and Thursday is short', () => {
    const full = { 'aurora-analytics': 180, 'orchard-app': 120, 'internal-learning': 60 };
    const short = { 'aurora-analytics': 180, 'orchard-app': 60 };
    expect(draftOf('elif', week).table).toEqual([full, full, full, short, {}, {}, {}]);
  });

  test('Grace repeats her last week, and the days of her leave as in the week before', () => {
    const { plan, table } = draftOf('grace', week);
    expect(table[monday]).toEqual({
      'internal-hiring': 120,
      'internal-meetings': 180,
      'wayfinder-workshops': 180,
    });
    expect(table.slice(0, 5).map(total)).toEqual([480, 480, 480, 480, 480]);
    expect(new Set(plan.lines.map(line => line.evidence.source))).toEqual(new Set(['habit']));
  });

  test('Daniel: the closed days of Meridian are listed, everything else goes through', () => {
    const { plan, table } = draftOf('daniel', week);
    const dates = weekDates(week);
    expect(plan.skipped.map(({ date, code, projectId }) => [date, code, projectId]).sort()).toEqual([
      [dates[monday], 'periodClosed', 'meridian'],
      [dates[tuesday], 'periodClosed', 'meridian'],
    ]);
    const rest = { 'internal-learning': 60, 'internal-meetings': 60 };
    const open = { ...rest, 'meridian-migration': 360 };
    expect(table.slice(0, 5)).toEqual([rest, rest, open, open, open]);
  });

  test('Naomi is over-booked: her bookings share what the assignment leaves', () => {
    const { table } = draftOf('naomi', week);
    expect(table[monday]).toEqual({ 'aurora-dashboards': 300, 'harbour-training': 180 });
    expect(table[wednesday]).toEqual({
      'aurora-dashboards': 300,
      'harbour-training': 120,
      'wayfinder-workshops': 60,
    });
  });

  test('Priya: the rule that she taught says what a store walk is', () => {
    const { plan } = draftOf('priya', week);
    const walked = plan.lines.filter(line => line.evidence.citations.includes('rule-store-walk'));
    expect(walked.map(line => [line.date, line.taskId])).toEqual([
      [weekDates(week)[tuesday], 'orchard-design'],
      [weekDates(week)[thursday], 'orchard-design'],
    ]);
  });

  test('Arjun: a night over midnight is two hours of each day, and his own holiday is one', () => {
    const { table } = draftOf('arjun', week);
    expect(table.slice(0, 5).map(day => day['harbour'])).toEqual([15, 15, 135, 135, undefined]);
    expect(table[friday]).toEqual({ absence: 480 });
  });

  test('Kavita: work fills what the doctor and her leave let remain', () => {
    const { table } = draftOf('kavita', week);
    expect(table.slice(2, 5)).toEqual([
      { absence: 240, 'wayfinder-study': 240 },
      { vacation: 480 },
      { vacation: 480 },
    ]);
  });

  test('Tom: the night on which the clocks changed is as long as it was', () => {
    const { week: changed, table } = draftOf('tom', week, 0);
    const sunday = weekDays(changed, 'Australia/Sydney')[6];
    expect(changed < week).toBe(true);
    expect([1380, 1500]).toContain(sunday?.minutes);
    expect(table[5]).toEqual({ harbour: 120 });
    expect(table[6]).toEqual({ harbour: sunday?.minutes === 1380 ? 180 : 300 });
    expect(total(draftOf('tom', week).table[monday])).toBe(480);
  });

  test('Sophie: her own entry stays, and the agent plans around it', () => {
    const organisation = sampleOrganisation(week);
    const sophie = personOf(organisation, 'sophie');
    const situation = situationOf(organisation, sophie, week);
    const [own] = situation.head.entries;
    expect(own).toMatchObject({ owner: 'person', minutes: 180, taskId: 'orchard-design' });
    const decision = decide({ kind: 'draft' }, situation);
    expect(decision).toMatchObject({ kind: 'decided', head: { entries: expect.arrayContaining([own]) } });
    expect(draftOf('sophie', week).table[tuesday]).toEqual({
      'wayfinder-workshops': 120,
      'internal-meetings': 60,
    });
  });

  test('Ben: of all his meetings only the one that names a code counts', () => {
    const { plan, table } = draftOf('ben', week);
    expect(citedEvents(plan)).toEqual([`${weekDates(week)[wednesday]}T14:00-orc-03-renewal`]);
    expect(table.slice(0, 5).map(total)).toEqual([480, 480, 480, 480, 480]);
  });
});
