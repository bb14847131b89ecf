import { indexProjects, type Project } from '../../core/catalogue.ts';
import { emptyWeek } from '../../core/head.ts';
import type { PlanInput } from '../../core/plan/input.ts';
import type { Line } from '../../core/plan/line.ts';
import { plan } from '../../core/plan/plan.ts';
import { defaultPolicy } from '../../core/policy.ts';
import { defaultProfile } from '../../core/profile.ts';
import {
  type EarlierWeek,
  earlierWeeksKept,
  type HabitLine,
  noSources,
  type TimeOff,
} from '../../core/sources.ts';
import type { WeekId } from '../../core/week.ts';
import { federalHolidays } from './holidays.ts';
import { type Cells, type History, type Logged, leaveCell, type Person } from './log.ts';

/** What the product drafts for a person's week from the weeks before it, and nothing else. */
export type Drafted = { cells: Cells; lines: DraftedLine[] };

/** The days of one cell and source together: what can be compared with a weekly timesheet. */
export type DraftedLine = {
  cell: string;
  source: Line['evidence']['source'];
  minutes: number;
  confidence: number;
};

/** A planner for one log. Whole weeks have no days to round to, so lines are drafted to the minute, as when imported. */
export function plannerOf(history: History): (person: Person, week: number, timeOff?: TimeOff[]) => Drafted {
  const cells = new Set(
    history.people.flatMap(({ weeks }) => [...weeks.values()].flatMap(each => [...each.cells.keys()])),
  );
  const projects = indexProjects({ projects: [...cells].map(aProject) });
  const profile = {
    ...defaultProfile,
    consent: true,
    zone: 'America/New_York',
    holidayCalendar: 'us',
    roundingMinutes: 1 as const,
  };
  const policy = { ...defaultPolicy, holidayCalendars: { us: federalHolidays } };
  return (person, week, timeOff = []) => {
    const habits = earlierWeeks(history, person, week);
    const input: PlanInput = {
      ...{ kind: 'draft', runId: 'backtest', profile, policy, projects, events: [] },
      head: emptyWeek(history.weeks[week] as WeekId),
      sources: { ...noSources, habits, timeOff },
    };
    return gather(plan(input).lines);
  };
}

function aProject(id: string): Project {
  return { id, name: `Project ${id}`, status: 'open', tasks: [] };
}

function earlierWeeks({ weeks }: History, person: Person, week: number): Record<WeekId, EarlierWeek> {
  const known = [...person.weeks].filter(([index]) => index < week).slice(-earlierWeeksKept);
  return Object.fromEntries(known.map(([index, logged]) => [weeks[index], { lines: linesOf(logged) }]));
}

function linesOf({ byDay }: Logged): HabitLine[] {
  return [...byDay].map(([cell, minutes]) =>
    cell === leaveCell
      ? { type: 'vacation', minutes: [...minutes] }
      : { type: 'work', projectId: cell, minutes: [...minutes] },
  );
}

function gather(lines: readonly Line[]): Drafted {
  const byKey = Map.groupBy(lines, line => `${line.projectId ?? leaveCell}|${line.evidence.source}`);
  const drafted = [...byKey.values()].map((days): DraftedLine => {
    const [{ projectId = leaveCell, evidence }] = days as [Line];
    const minutes = days.reduce((sum, day) => sum + day.minutes, 0);
    const weighted = days.reduce((sum, day) => sum + day.minutes * day.evidence.confidence, 0);
    return { cell: projectId, source: evidence.source, minutes, confidence: weighted / minutes };
  });
  const cells = new Map<string, number>();
  for (const { cell, minutes } of drafted) cells.set(cell, (cells.get(cell) ?? 0) + minutes);
  return { cells, lines: drafted };
}
