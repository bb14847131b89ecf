import type { Finding } from '../finding.ts';

/** What a reviewer has to say about a planned week. Comments and findings are all there is room for, on purpose. */
export type Wording = {
  /** External comments by entry id. */
  comments: ReadonlyMap<string, string>;
  findings: readonly Finding[];
  review: Review;
};

/**
 * How the comments and findings of a run came about. `ai`: an LLM has read the week. `rules`: no LLM is configured.
 * `notNeeded`: the rules saw nothing that an LLM should look at. With all others one should have, but its answer was
 * late, refused by the model, filtered, malformed or cut short, or there was no budget for it, or its service failed.
 */
export type Review = 'ai' | 'rules' | 'notNeeded' | LostReview;

export type LostReview = 'late' | 'refused' | 'filtered' | 'malformed' | 'cutShort' | 'overBudget' | 'failed';
