// Request charges are estimates from the published prices (a point read of 1 KB costs 1 RU, a write of 1 KB with
// default indexing about 5.5, a replacement about twice that because the index entries of the old version go).
// They give a budget its order of magnitude; only a real account can tell the real number.

const CREATE_RU_PER_KB = 5.5;
const REPLACE_RU_PER_KB = 10.5;
const QUERY_RU_BASE = 2.3;
const QUERY_RU_PER_KB = 0.05;

/** RU of reading `bytes`, at least one. */
export function readCharge(bytes: number): number {
  return kilobytes(bytes);
}

/** RU of writing a document of `bytes` that did not exist. */
export function createCharge(bytes: number): number {
  return round(CREATE_RU_PER_KB * kilobytes(bytes));
}

/** RU of replacing or patching a document of `bytes`, or of deleting one. */
export function replaceCharge(bytes: number): number {
  return round(REPLACE_RU_PER_KB * kilobytes(bytes));
}

/** RU of a query that looked at `bytes` of documents. */
export function queryCharge(bytes: number): number {
  return round(QUERY_RU_BASE + QUERY_RU_PER_KB * kilobytes(bytes));
}

function kilobytes(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1024));
}

function round(charge: number): number {
  return Math.round(charge * 100) / 100;
}
