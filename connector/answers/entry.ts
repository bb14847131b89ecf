import { z } from 'zod';
import { type Entry, type Evidence, entryTypes } from '../../core/entry.ts';
import type { EntryBody, EntryPatch, Op, OpSet } from '../../core/opset.ts';
import type { IsoDate } from '../../core/week.ts';

/** What answers are made of. The annotations hold these schemas to the types that the handlers answer with. */
export const isoDate = z.string().meta({ format: 'date' }) as unknown as z.ZodType<IsoDate>;
export const instant = z.string().meta({ format: 'date-time' });
export const count = z.int();

const entryStatus = z.enum(['draft', 'returned', 'approved', 'submitted', 'recallRequested', 'cancelled']);
const owner = z.enum(['agent', 'person']);

const evidence: z.ZodType<Evidence> = z.strictObject({
  source: z.enum(['assignment', 'booking', 'timeOff', 'holiday', 'calendar', 'habit']),
  confidence: z.number(),
  citations: z.array(z.string()),
  reason: z.string(),
});

const body = {
  id: z.string(),
  date: isoDate,
  minutes: count,
  type: z.enum(entryTypes),
  status: entryStatus,
  projectId: z.string().exactOptional(),
  taskId: z.string().exactOptional(),
  description: z.string().exactOptional(),
  externalComment: z.string().exactOptional(),
  owner,
  evidence: evidence.exactOptional(),
};

const entryBody: z.ZodType<EntryBody> = z.strictObject(body);
export const entryFields = { ...body, version: count };
export const entry: z.ZodType<Entry> = z.strictObject(entryFields);

const patch: z.ZodType<EntryPatch> = z.strictObject({
  minutes: count.exactOptional(),
  status: entryStatus.exactOptional(),
  owner: owner.exactOptional(),
});

export const op: z.ZodType<Op> = z.union([
  z.strictObject({ op: z.literal('create'), entry: entryBody }),
  z.strictObject({ op: z.literal('replace'), entry: entryBody }),
  z.strictObject({ op: z.literal('patch'), id: z.string(), set: patch }),
  z.strictObject({ op: z.literal('delete'), id: z.string() }),
]);

export const opSet: z.ZodType<OpSet> = z.strictObject({ ops: z.array(op), hash: z.string() });
