import { sha256 } from './canonical.ts';
import { compareEntries, compareText, type Entry, type Evidence } from './entry.ts';

/** An entry as an op writes it; the version is stamped when it is applied. */
export type EntryBody = Omit<Entry, 'version'>;

/** The fields that a patch may set, all of which every entry has. */
export type EntryPatch = Partial<Pick<Entry, 'minutes' | 'status' | 'owner'>>;

export type Op =
  | { op: 'create'; entry: EntryBody }
  | { op: 'replace'; entry: EntryBody }
  | { op: 'patch'; id: string; set: EntryPatch }
  | { op: 'delete'; id: string };

/** The ordered operations that turn one stored week into another, and the SHA-256 of their canonical JSON. */
export type OpSet = { ops: Op[]; hash: string };

/** One Cosmos batch holds 100 operations; the run, the head and the outbox take three. */
export const opsMax = 97;

export function opSet(ops: Op[]): OpSet {
  return { ops, hash: sha256(ops) };
}

export function opTarget(op: Op): string {
  return op.op === 'create' || op.op === 'replace' ? op.entry.id : op.id;
}

/** The week after the ops. Throws when an op does not fit the week: a bug, because ops are made from that very week. */
export function applyOps(entries: readonly Entry[], ops: readonly Op[], version: number): Entry[] {
  const byId = new Map(entries.map(entry => [entry.id, entry]));
  for (const op of ops) applyOp(byId, op, version);
  return [...byId.values()].sort(compareEntries);
}

function applyOp(byId: Map<string, Entry>, op: Op, version: number): void {
  const id = opTarget(op);
  const before = byId.get(id);
  if ((op.op === 'create') === (before !== undefined))
    throw new Error(`Op ${op.op} does not fit entry ${id}.`);
  if (op.op === 'delete') byId.delete(id);
  else if (op.op === 'patch') byId.set(id, { ...(before as Entry), ...op.set, version });
  else byId.set(id, { ...op.entry, version });
}

/** The ops that lead back: applied after `ops`, they restore `entries` (but for the versions). */
export function inverse(entries: readonly Entry[], ops: readonly Op[]): Op[] {
  const before = new Map(entries.map(entry => [entry.id, entry]));
  const undone = ops.map((op): Op => {
    const entry = before.get(opTarget(op));
    if (op.op === 'create' || entry === undefined) return { op: 'delete', id: opTarget(op) };
    if (op.op === 'delete') return { op: 'create', entry: bodyOf(entry) };
    if (op.op === 'replace') return { op: 'replace', entry: bodyOf(entry) };
    return { op: 'patch', id: op.id, set: earlierValues(entry, op.set) };
  });
  return undone.reverse();
}

function earlierValues(entry: Entry, set: EntryPatch): EntryPatch {
  return Object.fromEntries(Object.keys(set).map(key => [key, entry[key as keyof EntryPatch]]));
}

export function bodyOf(entry: Entry): EntryBody {
  const { version: _, ...body } = entry;
  return body;
}

/** The ops that turn `before` into `after`, at most one per entry: what is written first, then what is deleted. */
export function diffEntries(before: readonly Entry[], after: readonly EntryBody[]): Op[] {
  const old = new Map(before.map(entry => [entry.id, entry]));
  const kept = new Set(after.map(entry => entry.id));
  const written = after.flatMap(entry => writeOf(old.get(entry.id), entry) ?? []);
  const deleted = before
    .filter(entry => !kept.has(entry.id))
    .map((entry): Op => ({ op: 'delete', id: entry.id }));
  return [...written, ...deleted].sort((a, b) => compareText(opTarget(a), opTarget(b)));
}

const patchable = ['minutes', 'status', 'owner'] as const satisfies (keyof EntryPatch)[];

function writeOf(old: Entry | undefined, entry: EntryBody): Op | undefined {
  if (!old) return { entry, op: 'create' };
  if (sameBody(old, entry)) return undefined;
  const changed = patchable.filter(field => old[field] !== entry[field]);
  const set: EntryPatch = Object.fromEntries(changed.map(field => [field, entry[field]]));
  return sameBody({ ...old, ...set }, entry) ? { op: 'patch', id: entry.id, set } : { op: 'replace', entry };
}

/** Named one by one, which the compiler holds to be all of them: comparing must neither copy nor forget a field. */
const plainFields = Object.keys({
  id: true,
  date: true,
  minutes: true,
  type: true,
  status: true,
  owner: true,
  projectId: true,
  taskId: true,
  description: true,
  externalComment: true,
} satisfies Record<keyof Omit<EntryBody, 'evidence'>, true>) as (keyof Omit<EntryBody, 'evidence'>)[];

function sameBody(a: EntryBody, b: EntryBody): boolean {
  return plainFields.every(field => a[field] === b[field]) && sameEvidence(a.evidence, b.evidence);
}

function sameEvidence(a: Evidence | undefined, b: Evidence | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.citations.length !== b.citations.length) return false;
  const sameWords = a.source === b.source && a.confidence === b.confidence && a.reason === b.reason;
  return sameWords && a.citations.every((id, index) => id === b.citations[index]);
}
