import { addWeeks, type WeekId } from '../../core/week.ts';
import type { Partition, Timesheets } from '../ports.ts';
import { documentId, type HeadDocument } from '../week/documents.ts';

/** How many earlier weeks are looked at for how a person words comments. */
const weeksBack = 2;

/**
 * Comments on drafted lines that the person has dealt with: how they like them worded. They come from their own
 * partition and go into their own prompts only.
 */
export async function examplesOf(
  timesheets: Timesheets,
  partition: Partition,
  week: WeekId,
): Promise<string[]> {
  const earlier = Array.from({ length: weeksBack }, (_, back) => addWeeks(week, -1 - back));
  const heads = await Promise.all(
    earlier.map(each => timesheets.read<HeadDocument>(partition, documentId.head(each))),
  );
  const entries = heads.flatMap(head => head?.body.entries ?? []);
  const own = entries.filter(({ owner, evidence }) => owner === 'person' && evidence);
  return [...new Set(own.flatMap(({ externalComment }) => externalComment ?? []))];
}
