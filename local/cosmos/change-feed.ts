import type { Container } from './catalog.ts';
import { readCharge } from './charge.ts';
import type { PartitionRange } from './partition-key.ts';
import { refusal } from './refusal.ts';
import type { Store } from './store.ts';

/** A request for changes: `since` is the If-None-Match header, `from` a moment in seconds, `limit` a number of items. */
export type FeedRequest = {
  readonly range: PartitionRange;
  readonly since: string | undefined;
  readonly from: number;
  readonly limit: number;
  readonly seconds: number;
};

/** The changed documents as JSON texts, oldest first, and the ETag from which the next request goes on. */
export type FeedPage = { readonly bodies: readonly string[]; readonly etag: string; readonly charge: number };

/**
 * The latest version of each document that changed after `since`; deleted and expired documents do not appear. A
 * page may exceed its limit: the documents of one transaction share an LSN and are never torn apart.
 */
export function changeFeedPage(store: Store, container: Container, request: FeedRequest): FeedPage {
  const { range, seconds, limit } = request;
  const after = lsnOf(request.since, container);
  const rows = store.changes(container.number, range, seconds, after, limit);
  const last = rows.at(-1)?.lsn ?? container.lsn;
  const bodies = rows
    .filter(({ body }) => request.from === 0 || (JSON.parse(body) as { _ts: number })._ts >= request.from)
    .map(({ body, lsn }) => `${body.slice(0, -1)},"_lsn":${lsn}}`);
  const bytes = bodies.reduce((sum, body) => sum + body.length, 0);
  return { bodies, etag: `"${last}"`, charge: readCharge(bytes) };
}

function lsnOf(since: string | undefined, container: Container): number {
  if (since === undefined) return 0;
  if (since === '*') return container.lsn;
  const match = /^"(\d+)"$/.exec(since);
  if (!match) throw refusal(400, `'${since}' is not a continuation of this change feed.`);
  return Number(match[1]);
}
