/** Works on all items, at most `limit` at a time. Ends with the first failure, once nothing is under way any more. */
export async function forEachBounded<T>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  let failed = false;
  async function worker(): Promise<void> {
    for (let next = left.next(); !next.done && !failed; next = left.next()) {
      await work(next.value).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  }
  const results = await Promise.allSettled(Array.from({ length: limit }, worker));
  const failure = results.find(result => result.status === 'rejected');
  if (failure) throw failure.reason;
}
