import { targetFault } from '../catalogue.ts';
import { commenter } from '../comment/commenter.ts';
import { type Entry, entryKey, totalMinutes } from '../entry.ts';
import { newEntryId } from '../head.ts';
import { bodyOf, diffEntries, type EntryBody, type Op } from '../opset.ts';
import { isClosed } from '../policy.ts';
import type { PlanSource } from '../profile.ts';
import { calendarWants } from './calendar.ts';
import { isRedraftable, type PlanDay, planDays } from './days.ts';
import { fillDays } from './fill.ts';
import { habitWants } from './habits.ts';
import { inOrder, type PlanInput } from './input.ts';
import type { Asked, Line, Skipped, Want } from './line.ts';
import { assignmentWants, bookingWants } from './plans.ts';
import { roundDay } from './round.ts';
import { withKnownTasks } from './tasks.ts';

export type Plan = {
  /** What the agent wants on the open days. */
  lines: Line[];
  /** From the stored week to the planned one. Empty when there is nothing to change. */
  ops: Op[];
  /** Days and targets that were left out, each with its reason. */
  skipped: Skipped[];
  /** Working hours of the whole week, leave and holidays included. */
  expectedMinutes: number;
};

/** Drafts a week: pure, deterministic, and idempotent (planning the planned week again gives no ops). */
export function plan(given: PlanInput): Plan {
  const input = inOrder(given);
  const days = planDays(input);
  const open = days.filter(day => !day.closed);
  const skipped = new Map(days.flatMap(day => (day.closed ? [[day.date, day.closed]] : [])));
  const asked = sourceOrder(input).map(source => ({
    source,
    wants: admissible(wantsOf[source](input, open), input, days, skipped),
  }));
  const lines = planLines(input, open, withKnownTasks(asked));
  const after = plannedEntries(input, lines, new Set(open.map(day => day.date)));
  return {
    lines,
    ops: diffEntries(input.head.entries, after),
    skipped: [...skipped.values()],
    expectedMinutes: days.reduce((sum, day) => sum + day.workMinutes, 0),
  };
}

const wantsOf: Record<PlanSource, (input: PlanInput, days: readonly PlanDay[]) => Want[]> = {
  assignment: assignmentWants,
  booking: bookingWants,
  calendar: calendarWants,
  habit: habitWants,
};

/** Looking back, the calendar that took place says more than any plan did. */
function sourceOrder({ kind, profile }: PlanInput): PlanSource[] {
  const order = profile.sourceOrder;
  if (kind === 'draft' || !order.includes('calendar')) return order;
  return ['calendar', ...order.filter(source => source !== 'calendar')];
}

/** Drops wants for projects and tasks that take no time on that day, and notes each of them once. */
function admissible(
  wants: readonly Want[],
  input: PlanInput,
  days: readonly PlanDay[],
  skipped: Map<string, Skipped>,
): Want[] {
  return wants.filter(want => {
    const date = (days[want.day] as PlanDay).date;
    const code = targetFault(input.projects, want, date) ?? closedFault(input, date, want.projectId);
    if (code === undefined) return true;
    const { projectId, source } = want;
    skipped.set(`${date}|${code}|${projectId}`, {
      date,
      code,
      ...(projectId !== undefined && { projectId }),
      source,
    });
    return false;
  });
}

function closedFault({ policy }: PlanInput, date: string, projectId?: string): 'periodClosed' | undefined {
  return isClosed(policy, date, projectId) ? 'periodClosed' : undefined;
}

function planLines(input: PlanInput, open: readonly PlanDay[], asked: readonly Asked[]): Line[] {
  const dismissed = new Set(input.head.dismissed);
  const work = fillDays(open, asked, dismissed, (source, day) => limit(source, day, input, asked));
  return open.flatMap((day, index) => [
    ...day.away,
    ...roundDay(
      work[index] ?? [],
      input.profile.roundingMinutes,
      input.policy.minimumLineMinutes,
      day.roomMinutes,
    ),
  ]);
}

/**
 * How much work one source may bring a day up to. Plans stay within the working hours. Evidence of what took place
 * and a habit of longer days may go beyond them, up to the daily maximum.
 */
function limit(source: PlanSource, day: PlanDay, input: PlanInput, asked: readonly Asked[]): number {
  if (source === 'calendar' && input.kind === 'redraft') return day.roomMinutes;
  if (source !== 'habit' || day.away.length > 0) return day.openMinutes;
  const wants =
    asked.find(each => each.source === 'habit')?.wants.filter(want => want.day === day.index) ?? [];
  const usual = totalMinutes(wants) - totalMinutes(day.fixed);
  return Math.min(day.roomMinutes, Math.max(day.openMinutes, usual));
}

/** The week after the plan: what the agent must leave alone, and its lines, which keep the id of the draft they renew. */
function plannedEntries(
  input: PlanInput,
  lines: readonly Line[],
  openDates: ReadonlySet<string>,
): EntryBody[] {
  const mine = (entry: Entry) => isRedraftable(entry, input.policy) && openDates.has(entry.date);
  const drafts = new Map(input.head.entries.filter(mine).map(entry => [entryKey(entry), entry]));
  const kept = input.head.entries.filter(entry => !mine(entry)).map(bodyOf);
  const comment = commenter(input);
  const drafted = lines.map((line, index): EntryBody => {
    const renewed = drafts.size > 0 ? drafts.get(entryKey(line)) : undefined;
    const id = renewed?.id ?? newEntryId(input.head, input.runId, index, lines.length);
    const { description } = renewed ?? {};
    const externalComment = comment(line, id, renewed);
    // In the order of their names, which spares the hash of the op set a copy of each.
    return {
      date: line.date,
      ...(description !== undefined && { description }),
      evidence: line.evidence,
      ...(externalComment !== undefined && { externalComment }),
      id,
      minutes: line.minutes,
      owner: 'agent',
      ...(line.projectId !== undefined && { projectId: line.projectId }),
      status: 'draft',
      ...(line.taskId !== undefined && { taskId: line.taskId }),
      type: line.type,
    };
  });
  return [...kept, ...drafted];
}
