import { isDeepStrictEqual } from 'node:util';
import { digestWeek } from '../../core/digest.ts';
import {
  bare,
  type EntryDocument,
  type HeadDocument,
  type OutboxDocument,
  type RunDocument,
  type SourcesDocument,
} from '../../functions/week/documents.ts';

type Documents = readonly Record<string, unknown>[];

/** Head, entries, receipts, outbox and digest say the same. */
export function judgeDocuments(runs: readonly RunDocument[], documents: Documents): string[] {
  const ofKind = <T>(kind: string) =>
    documents.filter(document => document['kind'] === kind) as unknown as T[];
  const heads = ofKind<HeadDocument>('week');
  const [sources] = ofKind<SourcesDocument>('sources');
  return [
    ...heads.flatMap(head =>
      judgeEntries(
        head,
        ofKind<EntryDocument>('entry').filter(each => each.week === head.week),
      ),
    ),
    ...heads
      .filter(head => !digestAgrees(head, sources))
      .map(head => `${head.id}: the digest is not of this head`),
    ...judgeOutbox(runs, ofKind<OutboxDocument>('outbox')),
  ];
}

function judgeEntries(head: HeadDocument, documents: readonly EntryDocument[]): string[] {
  const stored = new Map(documents.filter(each => !each.deleted).map(each => [each.id, each]));
  const faults = head.entries.flatMap(entry => {
    const document = stored.get(entry.id);
    stored.delete(entry.id);
    if (!document) return [`${entry.id}: in the head, but not stored`];
    const { week: _, ...body } = bare(document);
    return isDeepStrictEqual({ ...body, id: entry.id }, entry)
      ? []
      : [`${entry.id}: stored otherwise than in the head`];
  });
  return [...faults, ...[...stored.keys()].map(id => `${id}: stored, but not in the head`)];
}

function digestAgrees(head: HeadDocument, sources: SourcesDocument | undefined): boolean {
  return isDeepStrictEqual(sources?.habits[head.week], digestWeek(head.week, head.entries));
}

function judgeOutbox(runs: readonly RunDocument[], outbox: readonly OutboxDocument[]): string[] {
  const expected = runs
    .filter(run => run.outcome.result === 'committed')
    .map(run => `out:${run.outcome.runId} ${run.outcome.version}`);
  const found = outbox.map(message => `${message.id} ${message.version}`);
  return [
    ...expected.filter(each => !found.includes(each)).map(each => `${each}: no message to the world`),
    ...found.filter(each => !expected.includes(each)).map(each => `${each}: a message without its run`),
  ];
}
