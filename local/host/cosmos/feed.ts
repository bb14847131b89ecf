import { ChangeFeedStartFrom, type Container, type FeedRange } from '@azure/cosmos';
import type { Lease } from './leases.ts';
import type { CosmosOptions } from './options.ts';

export interface FeedPage {
  /** The changed documents, oldest change first; none when there is nothing new. */
  documents: object[];
  /** Where the next page starts. */
  continuation: string;
}

/** A range's changes, page after page; costs one request a page, also when there is nothing new. */
export type Feed = () => Promise<FeedPage>;

/** Reads a range from its lease's continuation on, or from where the function starts when it has none. */
export function openFeed(
  container: Container,
  range: FeedRange | undefined,
  { continuation }: Pick<Lease, 'continuation'>,
  { start, documentsMax }: Pick<CosmosOptions, 'start' | 'documentsMax'>,
): Feed {
  const iterator = container.items.getChangeFeedIterator<object>({
    changeFeedStartFrom:
      continuation === null ? startFrom(range, start) : ChangeFeedStartFrom.Continuation(continuation),
    ...(documentsMax === undefined ? {} : { maxItemCount: documentsMax }),
  });
  return async () => {
    const page = await iterator.readNext();
    return { documents: page.result ?? [], continuation: page.continuationToken };
  };
}

function startFrom(range: FeedRange | undefined, start: CosmosOptions['start']): ChangeFeedStartFrom {
  // Ranges of a real account can split before anything was read; the ones after the split are not in the lease.
  if (!range) throw new Error('The range of a lease is gone. Delete the leases of this function.');
  if (start.kind === 'beginning') return ChangeFeedStartFrom.Beginning(range);
  return start.kind === 'now' ? ChangeFeedStartFrom.Now(range) : ChangeFeedStartFrom.Time(start.at, range);
}
