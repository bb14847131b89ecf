import type { ClauseIndex } from '../clauses/search.ts';
import type { ReviewInput } from '../review/week.ts';
import { type Brief, briefOf } from './brief.ts';
import { estimateTokens, promptOf } from './prompt.ts';
import { promptTokensMax } from './tokens.ts';

/** Lines of a week that one review looks at, if they are short. */
const linesMax = 20;

/** The largest brief whose prompt stays within `promptTokensMax`; one line is looked at in any case. */
export function largestBrief(
  week: ReviewInput,
  wanted: ReadonlySet<string>,
  clauses: ClauseIndex,
  examples: readonly string[],
): Brief {
  for (let lines = linesMax; ; lines -= Math.ceil(lines / 4)) {
    const brief = briefOf(week, wanted, clauses, examples, { lines, clauses: Math.ceil(lines / 2) });
    if (lines === 1 || estimateTokens(promptOf(brief)) <= promptTokensMax) return brief;
  }
}
