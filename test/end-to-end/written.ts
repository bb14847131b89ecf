type Documents = { documents: Record<string, unknown>[] };

/**
 * What requests have written, out of everything that is exported about a person, as text. What follows a commit by
 * itself, and in its own time, is left out: the ledger, the list for the totals, the mark of the relay.
 */
export function writtenByRequests(exported: unknown): string {
  const { documents } = exported as Documents;
  const written = documents.filter(({ kind }) => kind !== 'delivery' && kind !== 'applied');
  return JSON.stringify(written.map(({ relayedAt: _, ...document }) => document));
}
