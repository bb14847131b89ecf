import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../core/decide.ts';
import { fromGraphEvent } from '../../../core/graph.ts';
import { weekDays } from '../../../core/week.ts';
import { isId } from '../../../functions/http/parameters.ts';
import { calendarImport, imports, profile } from '../../../functions/schemas/person.ts';
import { catalogue, policy } from '../../../functions/schemas/tenant.ts';
import { correctionRequest } from '../../../functions/schemas/week-requests.ts';
import { directory, sampleApp, sampleTenant } from '../../../local/sample/directory.ts';
import { type SampleOrganisation, sampleOrganisation } from '../../../local/sample/organisation.ts';
import { plansOf, situationOf, weeksFrom } from './situation.ts';

/** Four years: one of 53 weeks, a leap year, every clock change in every zone. */
const weeks = weeksFrom('2025-W01', 4 * 52 + 1);
const organisation = sampleOrganisation('2026-W47');

test('twelve people of four zones have an administrator, an approver, and an application that runs for them', () => {
  expect(organisation.people).toHaveLength(12);
  expect(new Set(organisation.people.map(person => person.profile.zone)).size).toBe(4);
  expect(organisation.people.map(person => person.userId)).toEqual(
    Object.values(directory).map(({ oid }) => oid),
  );
  const granted = sampleTenant.people.flatMap(({ name, roles = [] }) => roles.map(role => [name, role]));
  expect(granted).toEqual([
    ['Marta Kowalczyk', 'TimeAgent.Approver'],
    ['Grace Okafor', 'TimeAgent.Admin'],
  ]);
  expect(sampleApp.roles).toEqual(['TimeAgent.Run', 'TimeAgent.Admin']);
});

test('ids are what addresses take, and nobody has another’s', () => {
  const ids = [sampleTenant.tenantId, sampleApp.appId, ...sampleTenant.people.map(person => person.oid)];
  expect(new Set(ids).size).toBe(14);
  for (const id of ids) expect([isId(id), id]).toEqual([true, id.toLowerCase()]);
});

test('the same week gives the same organisation', () => {
  expect(sampleOrganisation('2026-W47')).toEqual(organisation);
  expect(sampleOrganisation('2026-W48')).not.toEqual(organisation);
});

describe.each([2025, 2026, 2027, 2028])('in every week of %d', year => {
  const ofYear = weeks.filter(week => week.startsWith(String(year))).map(sampleOrganisation);

  test('everything is what the API takes', () => {
    for (const { policy: laidDown, projects, people, week } of ofYear) {
      policy.parse(laidDown);
      expect(catalogue.parse({ projects })).toEqual({ projects });
      for (const person of people) {
        profile.parse(person.profile);
        imports.assignments.parse({ items: person.assignments });
        imports.bookings.parse({ items: person.bookings });
        imports['time-off'].parse({ items: person.timeOff });
        imports.holidays.parse({ items: person.holidays });
        imports['earlier-weeks'].parse({ items: person.earlierWeeks });
        for (const each of person.calendars) calendarImport.parse({ week: each.week, value: each.events });
        if (person.ownEntries.length > 0)
          correctionRequest.parse({ runId: `own-${week}`, changes: person.ownEntries });
      }
    }
  });

  test('every event is usable, lies in its week, and has an id of its own', () => {
    for (const person of ofYear.flatMap(each => each.people)) {
      for (const { week, events } of person.calendars) {
        const days = weekDays(week, person.profile.zone);
        const [from, to] = [days[0]?.startsAtMs as number, days[6]?.endsAtMs as number];
        for (const event of events.map(fromGraphEvent)) {
          expect(event).toMatchObject({ startsAtMs: expect.any(Number) });
          if ('unusable' in event) continue;
          expect(from <= event.startsAtMs && event.endsAtMs <= to).toBe(true);
        }
        expect(new Set(events.map(event => event.id)).size).toBe(events.length);
      }
    }
  });

  test('everybody who agrees gets a week that fits their hours and settles at once', () => {
    for (const { situation, kind } of ofYear.flatMap(agreed)) {
      const drafted = decide({ kind }, situation);
      if (drafted.kind === 'rejected') throw new Error(drafted.problem.message);
      const { totalMinutes, expectedMinutes, entries } = drafted.outcome;
      expect(entries).toBeGreaterThan(4);
      if (kind === 'draft') expect(totalMinutes).toBeLessThanOrEqual(expectedMinutes);
      const again = decide({ kind }, { ...situation, head: drafted.head, runId: 'again' });
      expect(again).toMatchObject({ outcome: { result: 'unchanged' } });
    }
  });
});

/** Every draft of those who have agreed. */
function agreed(each: SampleOrganisation) {
  const people = each.people.filter(person => person.profile.consent);
  return people.flatMap(person =>
    person.drafts.map(({ week, kind }) => ({ situation: situationOf(each, person, week), kind })),
  );
}

test('nobody’s plan leaves anything out but on the closed days', () => {
  const skipped = organisation.people.flatMap(person =>
    plansOf(organisation, person).flatMap(({ plan }) => plan.skipped),
  );
  expect(new Set(skipped.map(({ projectId, code }) => `${projectId} ${code}`))).toEqual(
    new Set(['meridian periodClosed']),
  );
});
