import assert from 'node:assert/strict';
import type { WeekId } from '../../../core/week.ts';
import type {
  EntryDocument,
  HeadDocument,
  OutboxDocument,
  RunDocument,
  SourcesDocument,
} from '../../../functions/week/documents.ts';
import { digestFaults } from './oracle-digest.ts';
import { entryFaults } from './oracle-entries.ts';
import { historyOf, type Rules, stepFaults } from './oracle-history.ts';
import { receiptFaults } from './oracle-receipts.ts';

type Documents = readonly (object & { id: string })[];

/** A person's documents by kind, without the store's own fields. */
export type PartitionDocuments = {
  heads: HeadDocument[];
  entries: EntryDocument[];
  runs: RunDocument[];
  outbox: OutboxDocument[];
  sources: SourcesDocument | undefined;
};

/**
 * What must be true of one person's documents at any moment at which no batch is on its way, whatever has happened to
 * requests and answers: heads, entries, receipts, messages and digests tell one and the same story, and no run of it did
 * what no run may do. Every sentence that comes back names a document and what is wrong with it. Holds as long as no
 * receipt has expired and nothing but runs has written to weeks.
 */
export function partitionFaults(documents: Documents, rules?: Rules): string[] {
  const partition = byKind(documents);
  return [
    ...receiptFaults(partition.runs, partition.outbox),
    ...partition.heads.flatMap(head => [...weekFaults(head, partition, rules)]),
    ...orphanFaults(partition),
  ];
}

/** The same for tests that know no faults: throws an AssertionError that lists them. */
export function assertPartitionAgrees(documents: Documents): void {
  assert.deepEqual(partitionFaults(documents), []);
}

function byKind(documents: Documents): PartitionDocuments {
  const bare = documents.map(document =>
    Object.fromEntries(Object.entries(document).filter(([field]) => !field.startsWith('_'))),
  );
  const ofKind = <T>(kind: string) => bare.filter(document => document['kind'] === kind) as T[];
  return {
    heads: ofKind('week'),
    entries: ofKind('entry'),
    runs: ofKind('run'),
    outbox: ofKind('outbox'),
    sources: ofKind<SourcesDocument>('sources')[0],
  };
}

function* weekFaults(
  head: HeadDocument,
  { entries, runs, sources }: PartitionDocuments,
  rules?: Rules,
): Generator<string> {
  const history = historyOf(head, runs);
  if (history.kind === 'broken') return yield history.fault;
  const { steps } = history;
  for (const step of steps) yield* stepFaults(step, rules);
  const ofWeek = entries.filter(entry => entry.week === head.week);
  yield* entryFaults(head, ofWeek, steps);
  yield* digestFaults(head, steps, sources);
}

function* orphanFaults({ heads, entries, runs }: PartitionDocuments): Generator<string> {
  const weeks = new Set<WeekId>(heads.map(head => head.week));
  for (const { id, week } of entries) if (!weeks.has(week)) yield `${id} belongs to a week without a head`;
  for (const { id, week, outcome } of runs) {
    if (outcome.result !== 'unchanged' && !weeks.has(week)) yield `${id} changed a week that has no head`;
  }
}
