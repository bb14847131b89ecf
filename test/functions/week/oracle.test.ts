import { AssertionError } from 'node:assert';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, tuesday, week } from '../person.ts';
import type { StoredDocument } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

let documents: StoredDocument[];
let lastRun: string;
beforeAll(async () => {
  const world = await openSetUpWorld();
  await runWeek(world.app, request(draft));
  const added = request(add(30, tuesday));
  await runWeek(world.app, added);
  await runWeek(world.app, request({ kind: 'undo', undoRunId: added.runId }));
  await runWeek(world.app, request({ kind: 'submit' }));
  await runWeek(world.app, request({ kind: 'recall' }));
  const last = request(add(15, tuesday));
  lastRun = last.runId;
  await runWeek(world.app, last);
  documents = await world.documents(lena);
});

test('documents that the product wrote agree', () => {
  expect(() => assertPartitionAgrees(documents)).not.toThrow();
  expect(documents.filter(({ kind }) => kind === 'run')).toHaveLength(6);
});

type Tamper = (all: StoredDocument[]) => StoredDocument[];

const find = (all: StoredDocument[], test: (document: StoredDocument) => boolean) =>
  (all.find(test) ?? all[0]) as StoredDocument;
const isLive = ({ kind, deleted }: StoredDocument) => kind === 'entry' && deleted !== true;
const isMark = ({ deleted }: StoredDocument) => deleted === true;
const hasId = (id: string) => (document: StoredDocument) => document.id === id;
const isLastRun = (document: StoredDocument) => document.id === `run:${lastRun}`;

function without(test: (document: StoredDocument) => boolean): Tamper {
  return all => all.filter(document => document !== find(all, test));
}

function withFields(test: (document: StoredDocument) => boolean, fields: object): Tamper {
  return all => all.map(document => (document === find(all, test) ? { ...document, ...fields } : document));
}

function withOutcome(fields: object): Tamper {
  return all => {
    const run = find(all, isLastRun);
    return withFields(isLastRun, { outcome: { ...(run['outcome'] as object), ...fields } })(all);
  };
}

describe('the control: the oracle sees', () => {
  test.each<[string, Tamper]>([
    ['a lost entry', without(isLive)],
    ['an entry that nobody wrote', all => [...all, { ...find(all, isLive), id: 'entry:x:y:0' }]],
    ['an entry with other minutes', withFields(isLive, { minutes: 1 })],
    ['an entry of another version', withFields(isLive, { version: 99 })],
    ['a lost mark', without(isMark)],
    ['a mark that still has its text', withFields(isMark, { description: 'Secret' })],
    ['a mark that never goes', withFields(isMark, { ttl: -1 })],
    ['a lost head', without(hasId(`week:${week}`))],
    ['a head of another version', withFields(hasId(`week:${week}`), { version: 5 })],
    ['a head with another sum', withFields(hasId(`week:${week}`), { totalMinutes: 1 })],
    ['a head of another state', withFields(hasId(`week:${week}`), { status: 'approved' })],
    ['a head by another run', withFields(hasId(`week:${week}`), { runId: 'other' })],
    ['a head without entries', withFields(hasId(`week:${week}`), { entries: [], totalMinutes: 0 })],
    ['a lost receipt', without(({ kind }) => kind === 'run')],
    ['the receipt of a run that never was', all => [...all, { ...find(all, isLastRun), id: 'run:other' }]],
    ['a receipt with another op set', withFields(isLastRun, { opSet: { ops: [], hash: '' } })],
    ['a receipt that does not lead back', withFields(isLastRun, { inverse: [] })],
    ['a receipt that never goes', withFields(isLastRun, { ttl: -1 })],
    ['an outcome with another version', withOutcome({ version: 1 })],
    ['an outcome with another sum', withOutcome({ totalMinutes: 1 })],
    ['an outcome that says unchanged', withOutcome({ result: 'unchanged' })],
    ['a lost message', without(({ kind }) => kind === 'outbox')],
    ['a message of no run', withFields(({ kind }) => kind === 'outbox', { id: 'out:x', runId: 'x' })],
    ['a message of another version', withFields(({ kind }) => kind === 'outbox', { version: 9 })],
    ['a lost digest', withFields(hasId('sources'), { habits: {} })],
    ['the digest of another week', withFields(hasId('sources'), { habits: { [week]: { lines: [] } } })],
  ])('%s', (_, tamper) => {
    expect(() => assertPartitionAgrees(tamper(documents))).toThrow(AssertionError);
  });
});
