import { z } from 'zod';
import { planSources, roundingSteps, ruleTraits } from '../../core/profile.ts';
import {
  clockTime,
  date,
  dayMinutes,
  entryType,
  flag,
  foreignId,
  id,
  inOrder,
  locale,
  minutes,
  name,
  orderRule,
  text,
  week,
  weekMinutes,
  zone,
} from './fields.ts';

/** The client's id: the same request under the same id has one effect, however often it is sent. */
const receipt = { runId: id.exactOptional() };

const rule = z.strictObject({
  id,
  trait: z.enum(ruleTraits),
  value: text(255),
  projectId: id,
  taskId: id.exactOptional(),
});

/** What a person may set. What is left out keeps its value. */
export const profile = z.strictObject({
  consent: flag.exactOptional(),
  displayName: text(100).exactOptional(),
  zone: zone.exactOptional(),
  locale: locale.exactOptional(),
  workingHours: z.strictObject({ minutes: weekMinutes }).exactOptional(),
  sourceOrder: z
    .array(z.enum(planSources, `must be one of ${planSources.join(', ')}`))
    .refine(order => new Set(order).size === order.length, 'must not repeat a source')
    .exactOptional(),
  roundingMinutes: z.literal(roundingSteps, `must be one of ${roundingSteps.join(', ')}`).exactOptional(),
  groups: z
    .array(id, 'must be a list of ids')
    .max(50, 'must hold at most 50 groups')
    .transform(ids => [...new Set(ids)])
    .exactOptional(),
  comments: flag.exactOptional(),
  summaries: flag.exactOptional(),
  reminders: flag.exactOptional(),
  quietHours: z.strictObject({ from: clockTime, to: clockTime }).exactOptional(),
  holidayCalendar: id.exactOptional(),
  rules: z.array(rule).max(200).exactOptional(),
});

export const profileRequest = z.strictObject({ ...receipt, ...profile.shape });

const target = { projectId: id, taskId: id.exactOptional() };
const range = { from: date, to: date };
const effort = z.int('must be whole minutes').min(1).max(1_000_000);

const assignment = z
  .strictObject({
    id: foreignId,
    ...target,
    ...range,
    minutesPerDay: minutes.exactOptional(),
    effortMinutes: effort.exactOptional(),
  })
  .refine(inOrder, orderRule)
  .refine(each => (each.minutesPerDay === undefined) !== (each.effortMinutes === undefined), {
    path: ['minutesPerDay'],
    message: 'must be given, or effortMinutes, but not both',
  });

const booking = z
  .strictObject({ id: foreignId, ...target, ...range, minutesPerDay: minutes })
  .refine(inOrder, orderRule);

const timeOff = z
  .strictObject({
    id: foreignId,
    ...range,
    type: z.enum(['vacation', 'absence'], 'must be vacation or absence'),
    minutesPerDay: minutes.exactOptional(),
  })
  .refine(inOrder, orderRule);

const holiday = z.strictObject({ date, name });

const earlierWeek = z.strictObject({
  week,
  lines: z
    .array(
      z.strictObject({
        projectId: id.exactOptional(),
        taskId: id.exactOptional(),
        type: entryType.default('work'),
        minutes: weekMinutes,
      }),
    )
    .max(100)
    .refine(
      lines => dayTotals(lines).every(total => dayMinutes.safeParse(total).success),
      'must not fill a day beyond 1440 minutes',
    ),
});

function dayTotals(lines: readonly { minutes: readonly number[] }[]): number[] {
  return [0, 1, 2, 3, 4, 5, 6].map(day => lines.reduce((sum, line) => sum + (line.minutes[day] ?? 0), 0));
}

/** `replace` puts the given list in place of the stored one; `merge` adds to it, newer ids first. */
const mode = z.enum(['replace', 'merge'], 'must be replace or merge').default('replace');

function imported<T extends z.ZodType>(item: T) {
  return z.strictObject({
    ...receipt,
    mode,
    items: z.array(item, 'must be a list').max(2000, 'must hold at most 2000 items'),
  });
}

export const imports = {
  assignments: imported(assignment),
  bookings: imported(booking),
  'time-off': imported(timeOff),
  holidays: imported(holiday),
  'earlier-weeks': imported(earlierWeek),
} as const;

/**
 * A calendar: what Microsoft Graph's calendarView answers goes in as it is, so fields that are not ours are let through.
 * With `week`, the events are all there are in that week; else the weeks that have events in the body are replaced.
 */
export const calendarImport = z.looseObject({
  ...receipt,
  mode,
  week: week.exactOptional(),
  value: z.array(z.unknown(), 'must be a list of calendar events').max(2000, 'must hold at most 2000 events'),
});
