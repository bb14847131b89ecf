import { z } from 'zod';
import { comment, date, entryType, id, minutes } from './fields.ts';

/** Fields of every request that may change a week. */
const receipt = {
  /** The client's id: the same request under the same id has one effect, however often it is sent. */
  runId: id,
  expectedVersion: z.int('must be the version of the week that you looked at').min(0).exactOptional(),
};

const entryFields = {
  type: entryType.exactOptional(),
  projectId: id.exactOptional(),
  taskId: id.exactOptional(),
  description: comment.exactOptional(),
  externalComment: comment.exactOptional(),
};

/** Entry ids hold the week and a run id: `entry:2026-W47:my-run:3`. */
const entryRule = 'must be the id of an entry of this week';
const entryId = z.string(entryRule).regex(/^[\x21-\x7e]{1,120}$/, entryRule);

const change = z.discriminatedUnion(
  'op',
  [
    z.strictObject({ op: z.literal('add'), date, minutes, ...entryFields }),
    z.strictObject({
      op: z.literal('change'),
      entryId,
      date: date.exactOptional(),
      minutes: minutes.exactOptional(),
      ...entryFields,
    }),
    z.strictObject({ op: z.literal('delete'), entryId }),
  ],
  'must be a change with "op" add, change or delete',
);

const changes = z.array(change, 'must be a list of changes').min(1, 'must hold at least one change').max(500);
const kind = z.enum(['draft', 'redraft'], 'must be draft or redraft');

export const runRequest = z.strictObject({ ...receipt, kind: kind.default('draft') });
export const correctionRequest = z.strictObject({ ...receipt, changes });
/** One entry, its fields beside the receipt's: what a flow fills in most easily. */
export const additionRequest = z.strictObject({ ...receipt, date, minutes, ...entryFields });
export const statusRequest = z.strictObject(receipt);
export const undoRequest = z.strictObject({ ...receipt, undoRunId: id });

/** A thumb on one comment or finding of a run. */
export const feedbackRequest = z
  .strictObject({
    runId: id,
    thumb: z.enum(['up', 'down'], 'must be up or down'),
    entryId: entryId.exactOptional(),
    /** Of the finding; left out for the comment of the entry. */
    code: id.exactOptional(),
    clauseId: z.string('must be text').min(1).max(40).exactOptional(),
  })
  .refine(({ entryId: entry, code }) => entry !== undefined || code !== undefined, {
    path: ['entryId'],
    message: 'must be given for a comment, or code for a finding',
  });

/** A preview shows a run, a correction when it holds changes, or an undo when it names a run. */
export const previewRequest = z
  .strictObject({
    kind: kind.exactOptional(),
    changes: changes.exactOptional(),
    undoRunId: id.exactOptional(),
    expectedVersion: receipt.expectedVersion,
  })
  .refine(({ changes: asked, undoRunId }) => asked === undefined || undoRunId === undefined, {
    path: ['undoRunId'],
    message: 'must not be given together with changes',
  });
