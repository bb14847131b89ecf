import { dayLimit } from '../day-limit.ts';
import { type AwayType, type Entry, entryKey, totalMinutes } from '../entry.ts';
import { isOpenWeek } from '../head.ts';
import { isClosed, type Policy } from '../policy.ts';
import type { Holiday } from '../sources.ts';
import { type Day, weekDays } from '../week.ts';
import { keptHolidays } from './holidays.ts';
import type { PlanInput } from './input.ts';
import type { Line, Skipped } from './line.ts';

/** One day of the week as the planner sees it, before any work is put on it. */
export type PlanDay = Day & {
  /** 0 Monday … 6 Sunday. */
  index: number;
  /** Working hours of that weekday, whatever else the day holds. */
  workMinutes: number;
  /** Time off and holidays, as lines. */
  away: Line[];
  /** Entries that the agent must leave as they are: a person's, or no longer drafts. */
  fixed: Entry[];
  /** Work that the working hours still have room for. */
  openMinutes: number;
  /** Work that the day can hold at most under the tenant's daily maximum. */
  roomMinutes: number;
  /** Set when nothing may change on this day. */
  closed?: Skipped;
};

/** The seven days with absences laid down and the room that is left. */
export function planDays(input: PlanInput): PlanDay[] {
  const holidays = keptHolidays(input);
  const fixed = Map.groupBy(
    input.head.entries.filter(entry => !isRedraftable(entry, input.policy)),
    entry => entry.date,
  );
  return weekDays(input.head.week, input.profile.zone).map((day, index) => {
    const closed = closedDay(input, day);
    const workMinutes = Math.min(input.profile.workingHours.minutes[index] ?? 0, day.minutes);
    const kept = fixed.get(day.date) ?? [];
    const limit = dayLimit(input.policy, day);
    const free = Math.max(0, Math.min(workMinutes, limit) - totalMinutes(kept));
    const settled = new Set([...input.head.dismissed, ...kept.map(entryKey)]);
    const away = awayLines(input, day, holidays.get(day.date), free, settled);
    const awayMinutes = totalMinutes(away);
    return {
      ...day,
      index,
      workMinutes,
      away,
      fixed: kept,
      openMinutes: free - awayMinutes,
      roomMinutes: Math.max(0, limit - totalMinutes(kept) - awayMinutes),
      ...(closed && { closed }),
    };
  });
}

/** The agent's own drafts are its to change where time is open; everything else on the week is not. */
export function isRedraftable(entry: Entry, policy: Policy): boolean {
  return (
    entry.owner === 'agent' && entry.status === 'draft' && !isClosed(policy, entry.date, entry.projectId)
  );
}

function closedDay(input: PlanInput, day: Day): Skipped | undefined {
  if (!isOpenWeek(input.head)) return { date: day.date, code: 'weekNotOpen' };
  return isClosed(input.policy, day.date) ? { date: day.date, code: 'periodClosed' } : undefined;
}

/** A public holiday takes the whole working day; leave takes what is left of it. What a person has settled stays so. */
function awayLines(
  input: PlanInput,
  day: Day,
  holiday: Holiday | undefined,
  free: number,
  settled: ReadonlySet<string>,
): Line[] {
  if (free <= 0) return [];
  const isSettled = (type: AwayType) => settled.has(entryKey({ date: day.date, type }));
  if (holiday && !isSettled('absence')) {
    const reason = `Public holiday: ${holiday.name}.`;
    return [awayLine(day, 'absence', free, 'holiday', [`holiday:${holiday.date}`], reason)];
  }
  const lines: Line[] = [];
  let left = free;
  for (const off of input.sources.timeOff) {
    if (day.date < off.from || off.to < day.date || isSettled(off.type)) continue;
    const minutes = Math.min(off.minutesPerDay ?? free, left);
    if (minutes <= 0) continue;
    left -= minutes;
    const same = lines.find(line => line.type === off.type);
    if (same) {
      same.minutes += minutes;
      same.evidence.citations.push(off.id);
    } else lines.push(awayLine(day, off.type, minutes, 'timeOff', [off.id], awayReasons[off.type]));
  }
  return lines;
}

const awayReasons = {
  vacation: 'Approved vacation on this day.',
  absence: 'Recorded absence on this day.',
} as const;

/** Holidays: how often people took them as leave in the first 60 % of the weeks of a public log. */
const confidences = { holiday: 0.93, timeOff: 0.97 } as const;

function awayLine(
  day: Day,
  type: AwayType,
  minutes: number,
  source: 'holiday' | 'timeOff',
  citations: string[],
  reason: string,
): Line {
  const confidence = confidences[source];
  return { date: day.date, minutes, type, evidence: { citations, confidence, reason, source } };
}
