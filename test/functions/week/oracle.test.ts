import { beforeAll, describe, expect, test } from '@jest/globals';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, tuesday, week } from '../person.ts';
import type { StoredDocument } from '../world.ts';
import { assertPartitionAgrees, partitionFaults } from './oracle.ts';
import type { Rules } from './oracle-history.ts';

/** What the weeks below keep to. */
const rules: Rules = { dailyMaxMinutes: 600, closedDates: ['2026-11-21'] };

let documents: StoredDocument[];
let lastRun: string;
let undoRun: string;
beforeAll(async () => {
  const world = await openSetUpWorld();
  await runWeek(world.app, request(draft));
  const added = request(add(30, tuesday));
  await runWeek(world.app, added);
  const undo = request({ kind: 'undo', undoRunId: added.runId });
  undoRun = undo.runId;
  await runWeek(world.app, undo);
  await runWeek(world.app, request({ kind: 'submit' }));
  await runWeek(world.app, request({ kind: 'recall' }));
  const last = request(add(15, tuesday));
  lastRun = last.runId;
  await runWeek(world.app, last);
  documents = await world.documents(lena);
});

test('documents that the product wrote agree', () => {
  expect(partitionFaults(documents, rules)).toEqual([]);
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

function byTheAgent(all: StoredDocument[]): StoredDocument[] {
  const own = [`run:${undoRun}`, `out:${undoRun}`];
  return all.map(document => (own.includes(document.id) ? { ...document, intent: 'redraft' } : document));
}

describe('the control: the oracle sees', () => {
  test.each<[string, Tamper, string]>([
    ['a lost entry', without(isLive), 'in the head, but not stored'],
    [
      'an entry that nobody wrote',
      all => [...all, { ...find(all, isLive), id: 'entry:x:y:0' }],
      'entry:x:y:0: stored, but not in the head',
    ],
    [
      'an entry of a week that nobody wrote to',
      all => [...all, { ...find(all, isLive), id: 'entry:x:y:0', week: '2026-W01' }],
      'belongs to a week without a head',
    ],
    ['an entry with other minutes', withFields(isLive, { minutes: 1 }), 'stored otherwise'],
    ['an entry of another version', withFields(isLive, { version: 99 }), 'stored otherwise'],
    ['a lost mark', without(isMark), 'the marks are not those'],
    ['a mark of another version', withFields(isMark, { version: 99 }), 'the marks are not those'],
    ['a mark that still has its text', withFields(isMark, { description: 'Secret' }), 'its description'],
    ['a mark that still counts', withFields(isMark, { minutes: 30 }), 'still counts'],
    ['a mark that never goes', withFields(isMark, { ttl: -1 }), 'time to live'],
    ['a lost head', without(hasId(`week:${week}`)), 'changed a week that has no head'],
    ['a head of another version', withFields(hasId(`week:${week}`), { version: 5 }), 'runs of the versions'],
    ['a head with another sum', withFields(hasId(`week:${week}`), { totalMinutes: 1 }), 'the sum is wrong'],
    [
      'a head of another state',
      withFields(hasId(`week:${week}`), { status: 'approved' }),
      'last run disagree',
    ],
    ['a head by another run', withFields(hasId(`week:${week}`), { runId: 'other' }), 'last run disagree'],
    [
      'a head without entries',
      withFields(hasId(`week:${week}`), { entries: [], totalMinutes: 0 }),
      'the entries are not what the op sets led to',
    ],
    ['a head out of order', reversed, 'is out of order'],
    ['a lost receipt', without(({ kind }) => kind === 'run'), 'runs of the versions'],
    [
      'the receipt of a run that never was',
      all => [...all, { ...find(all, isLastRun), id: 'run:other' }],
      'run:other holds the outcome of another run',
    ],
    [
      'a receipt with another op set',
      withFields(isLastRun, { opSet: { ops: [], hash: '' } }),
      'the op set is not the hashed one',
    ],
    [
      'a receipt whose op set does not fit the week',
      withFields(isLastRun, { opSet: { ops: [{ op: 'delete', id: 'none' }], hash: '' } }),
      'none',
    ],
    [
      'a receipt that does not lead back',
      withFields(isLastRun, { inverse: [] }),
      'the inverse does not lead back',
    ],
    [
      'a receipt whose way back does not fit the week',
      withFields(isLastRun, { inverse: [{ op: 'delete', id: 'none' }] }),
      'the inverse does not lead back',
    ],
    ['a receipt that never goes', withFields(isLastRun, { ttl: -1 }), 'time to live'],
    ['an outcome with another version', withOutcome({ version: 1 }), 'runs of the versions'],
    ['an outcome with another sum', withOutcome({ totalMinutes: 1 }), 'last run disagree'],
    ['an outcome with another hash', withOutcome({ opSetHash: 'x' }), 'names another op set'],
    ['an outcome that miscounts', withOutcome({ operations: {} }), 'the operations are miscounted'],
    ['an outcome that says unchanged', withOutcome({ result: 'unchanged' }), 'unchanged and has operations'],
    ['a message of nothing', withOutcome({ result: 'unchanged' }), 'unchanged and has a message'],
    ['a lost message', without(({ kind }) => kind === 'outbox'), 'has no message'],
    [
      'a message of no run',
      withFields(({ kind }) => kind === 'outbox', { id: 'out:x', runId: 'x' }),
      'tells of a run without a receipt',
    ],
    [
      'a message of another version',
      withFields(({ kind }) => kind === 'outbox', { version: 9 }),
      'tells of something else than its run',
    ],
    ['a message that never goes', withFields(({ kind }) => kind === 'outbox', { ttl: -1 }), 'time to live'],
    ['a lost digest', withFields(hasId('sources'), { habits: {} }), 'have no digest'],
    [
      'the digest of another week',
      withFields(hasId('sources'), { habits: { [week]: { lines: [] } } }),
      "is another week's",
    ],
    ['an agent that took away what a person had made', byTheAgent, 'the agent touched'],
  ])('%s', (_, tamper, sentence) => {
    expect(partitionFaults(tamper(documents), rules)).toContainEqual(expect.stringContaining(sentence));
    expect(() => assertPartitionAgrees(tamper(documents))).toThrow();
  });

  test('a day that was closed all the time, and a day over its maximum', () => {
    expect(partitionFaults(documents, { ...rules, closedDates: [tuesday] })).toContainEqual(
      expect.stringContaining('a closed day was changed'),
    );
    expect(partitionFaults(documents, { ...rules, dailyMaxMinutes: 60 })).toContainEqual(
      expect.stringContaining(`${tuesday} holds more than the daily maximum`),
    );
  });
});

function reversed(all: StoredDocument[]): StoredDocument[] {
  const head = find(all, hasId(`week:${week}`));
  return withFields(hasId(`week:${week}`), { entries: (head['entries'] as object[]).toReversed() })(all);
}
