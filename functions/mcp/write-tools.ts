import { correctInput, submitInput, undoInput } from '../schemas/mcp.ts';
import { carryOut } from './offer.ts';
import { type Tool, tool } from './tool.ts';

/** What changes a week. Each does what a preview has offered, after the person has agreed. */
export const writeTools: readonly Tool[] = [
  tool({
    name: 'correct_week',
    title: 'Correct entries',
    description:
      'Adds, changes or deletes entries as preview_correction has shown. Ask the person first, every time. All changes are stored together or none is; the same call again has no second effect.',
    ...{ input: correctInput, access: 'own', effect: 'destroys' },
    run: (call, { changes, ...agreed }) => carryOut(call, agreed, { kind: 'correct', changes }),
  }),
  tool({
    name: 'undo_run',
    title: 'Undo a run',
    description:
      'Takes back what a run did to a week, as preview_undo has shown, but for the entries that somebody has changed since. Ask the person first, every time.',
    ...{ input: undoInput, access: 'own', effect: 'destroys' },
    run: (call, { undoRunId, ...agreed }) => carryOut(call, agreed, { kind: 'undo', undoRunId }),
  }),
  tool({
    name: 'submit_week',
    title: 'Submit a week',
    description:
      'Submits a week for approval, as preview_submit has shown. Ask the person first, every time. It can be recalled until it is approved.',
    ...{ input: submitInput, access: 'own', effect: 'writes' },
    run: (call, agreed) => carryOut(call, agreed, { kind: 'submit' }),
  }),
];
