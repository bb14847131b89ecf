import { previewCorrectionInput, previewRunInput, previewUndoInput, weekInput } from '../schemas/mcp.ts';
import { offerOf, showOf } from './offer.ts';
import { type Tool, tool } from './tool.ts';

/** What would change. None of them writes. */
export const previewTools: readonly Tool[] = [
  tool({
    name: 'preview_run',
    title: 'Preview a run',
    description:
      'Shows what a draft (start of the week) or redraft (its end) by Time Agent would change in a week. Stores nothing.',
    ...{ input: previewRunInput, access: 'own', effect: 'reads' },
    run: (call, { week, kind = 'draft' }) => showOf(call, week, { kind }),
  }),
  tool({
    name: 'preview_correction',
    title: 'Preview a correction',
    description:
      'Shows what changes to entries would come to, and answers the offer and version that correct_week asks for. Stores nothing.',
    ...{ input: previewCorrectionInput, access: 'own', effect: 'reads' },
    run: (call, { week, changes }) => offerOf(call, week, { kind: 'correct', changes }),
  }),
  tool({
    name: 'preview_undo',
    title: 'Preview an undo',
    description:
      'Shows what taking a run back would change, and answers the offer and version that undo_run asks for. Stores nothing.',
    ...{ input: previewUndoInput, access: 'own', effect: 'reads' },
    run: (call, { week, undoRunId }) => offerOf(call, week, { kind: 'undo', undoRunId }),
  }),
  tool({
    name: 'preview_submit',
    title: 'Preview a submit',
    description:
      'Shows what submitting a week for approval means and what stands in its way, and answers the offer and version that submit_week asks for. Stores nothing.',
    ...{ input: weekInput, access: 'own', effect: 'reads' },
    run: (call, { week }) => offerOf(call, week, { kind: 'submit' }),
  }),
];
