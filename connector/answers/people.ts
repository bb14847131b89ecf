import { z } from 'zod';
import { deliveryStates } from '../../core/delivery.ts';
import { type Profile, planSources, roundingSteps, ruleTraits } from '../../core/profile.ts';
import type { DeliveryView } from '../../functions/delivery/read.ts';
import type { Caller } from '../../functions/http/caller.ts';
import type { CalendarImported } from '../../functions/people/calendar.ts';
import { count, instant } from './entry.ts';
import { page } from './page.ts';
import { weekId } from './week.ts';

export const caller: z.ZodType<Caller> = z.strictObject({
  kind: z.enum(['user', 'app']),
  tenantId: z.string(),
  userId: z.string(),
  roles: z.array(z.string()),
});

export const profile: z.ZodType<Profile> = z.strictObject({
  consent: z.boolean(),
  displayName: z.string().exactOptional(),
  zone: z.string(),
  locale: z.string(),
  workingHours: z.strictObject({ minutes: z.tuple([count, count, count, count, count, count, count]) }),
  sourceOrder: z.array(z.enum(planSources)),
  roundingMinutes: z.literal(roundingSteps),
  groups: z.array(z.string()).exactOptional(),
  comments: z.boolean(),
  summaries: z.boolean(),
  reminders: z.boolean(),
  quietHours: z.strictObject({ from: z.string(), to: z.string() }),
  holidayCalendar: z.string().exactOptional(),
  rules: z.array(
    z.strictObject({
      id: z.string(),
      trait: z.enum(ruleTraits),
      value: z.string(),
      projectId: z.string(),
      taskId: z.string().exactOptional(),
    }),
  ),
});

export const imported = z.strictObject({ imported: count, stored: count });

export const calendarImported: z.ZodType<CalendarImported> = z.strictObject({
  imported: count,
  weeks: z.array(weekId),
  rejected: z.array(z.strictObject({ field: z.string(), message: z.string() })),
});

const delivery: z.ZodType<DeliveryView> = z.strictObject({
  userId: z.string(),
  week: weekId,
  runId: z.string(),
  message: z.enum(['summary', 'reminder']),
  state: z.enum(deliveryStates),
  attempts: count,
  reason: z.string().exactOptional(),
  createdAt: instant,
  updatedAt: instant,
  sentAt: instant.exactOptional(),
});

export const deliveries = page(delivery);
