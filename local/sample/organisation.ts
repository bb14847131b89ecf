import type { Project } from '../../core/catalogue.ts';
import type { Policy } from '../../core/policy.ts';
import { type WeekId, weekDates } from '../../core/week.ts';
import type { Tenant } from '../sign-in/grants.ts';
import { sampleProjects } from './catalogue.ts';
import { sampleTenant } from './directory.ts';
import { holidayCalendars } from './holidays.ts';
import { dateOf } from './notation.ts';
import { bengaluru } from './people/bengaluru.ts';
import { berlin } from './people/berlin.ts';
import { newYork } from './people/new-york.ts';
import { sydney } from './people/sydney.ts';
import type { SamplePerson } from './person.ts';

/** Everything that is known of Larkspur Works in one week. */
export type SampleOrganisation = {
  week: WeekId;
  tenant: Tenant;
  policy: Policy;
  projects: Project[];
  people: SamplePerson[];
};

/** The sample organisation around one week. The same week gives the same organisation, to the last id. */
export function sampleOrganisation(week: WeekId): SampleOrganisation {
  return {
    week,
    tenant: sampleTenant,
    policy: samplePolicy(week),
    projects: sampleProjects,
    people: [...berlin(week), ...newYork(week), ...bengaluru(week), ...sydney(week)],
  };
}

/** Meridian's customer has closed its books on Monday and Tuesday of the running week. */
function samplePolicy(week: WeekId): Policy {
  const year = Number(weekDates(week)[0]?.slice(0, 4));
  return {
    dailyMaxMinutes: 600,
    minimumLineMinutes: 15,
    matchThreshold: 0.6,
    closedPeriods: [{ from: dateOf(week, 'Mon'), to: dateOf(week, 'Tue'), projectId: 'meridian' }],
    holidayCalendars: holidayCalendars([year - 1, year, year + 1]),
  };
}
