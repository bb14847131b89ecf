import { isDeepStrictEqual } from 'node:util';
import { digestWeek } from '../../../core/digest.ts';
import { opsMax } from '../../../core/opset.ts';
import { earlierWeeksKept } from '../../../core/sources.ts';
import type { HeadDocument, SourcesDocument } from '../../../functions/week/documents.ts';
import type { Step } from './oracle-history.ts';

/** The digest is that of the last write that had an operation to spare for it, unless newer weeks pushed it out. */
export function* digestFaults(
  { id, week }: HeadDocument,
  steps: readonly Step[],
  sources: SourcesDocument | undefined,
): Generator<string> {
  const last = steps.findLast(({ run }) => run.opSet.ops.length < opsMax);
  const habits = sources?.habits ?? {};
  const kept = Object.keys(habits);
  if (kept.length > earlierWeeksKept) yield `sources hold ${kept.length} digests`;
  const digest = habits[week];
  if (last && digest === undefined) {
    const newer = kept.filter(other => other > week).length;
    if (newer !== earlierWeeksKept) yield `sources have no digest of ${id} and room for one`;
  } else if (!isDeepStrictEqual(digest, last && digestWeek(week, last.after))) {
    yield `the digest of ${id} is another week's`;
  }
}
