import { z } from 'zod';
import { id, week } from './fields.ts';
import { projectsQuery, tasksQuery } from './queries.ts';
import { correctionRequest, previewRequest, undoRequest } from './week-requests.ts';

/** What the tools of an agent take: the fields of the HTTP API, each with what a model has to know of it. */
const of = {
  week: week.describe('The ISO week, such as 2026-W48. list_weeks has them, this one first.'),
  userId: id
    .default('me')
    .describe('Leave it out for the person who is signed in. Else the Entra object id of a person.'),
};
const changes = correctionRequest.shape.changes.describe(
  'What to add (date, minutes, projectId), change (entryId and what is new) or delete (entryId). Minutes are whole, dates lie in the week.',
);
const undoRunId = undoRequest.shape.undoRunId.describe(
  'The id of the run to take back: a part of the id of its entries, and what a write answers as runId.',
);

/** What the preview answered, and that the person has agreed to it. */
const agreed = {
  offer: z
    .string('must be what the preview answered')
    .regex(/^mcp-[0-9a-f]{40}$/, 'must be what the preview answered')
    .describe('What the preview of the same request answered.'),
  expectedVersion: z
    .int('must be what the preview answered')
    .min(0, 'must be what the preview answered')
    .describe('What the preview of the same request answered.'),
  confirm: z
    .boolean('must be true')
    .refine(given => given, 'must be true, and may be only after the person has agreed')
    .describe('True once the person has read what the preview shows and has agreed. Never assume it.'),
};

export const weekInput = z.strictObject(of);
export const weeksInput = z.strictObject({});
export const projectsInput = projectsQuery;
export const tasksInput = tasksQuery;

export const previewRunInput = z.strictObject({ ...of, kind: previewRequest.shape.kind });
export const previewCorrectionInput = z.strictObject({ ...of, changes });
export const previewUndoInput = z.strictObject({ ...of, undoRunId });

export const correctInput = z.strictObject({ ...of, changes, ...agreed });
export const undoInput = z.strictObject({ ...of, undoRunId, ...agreed });
export const submitInput = z.strictObject({ ...of, ...agreed });

/** A message of JSON-RPC 2.0, as the protocol sends it. The protocol itself checks what it holds. */
export const rpcMessage = z.looseObject({
  jsonrpc: z.literal('2.0'),
  method: z.string(),
  params: z.looseObject({}).exactOptional(),
});
