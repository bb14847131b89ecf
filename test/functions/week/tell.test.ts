import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Intent } from '../../../core/intent.ts';
import { timesheetsIn } from '../../../functions/io/timesheets.ts';
import type { Reviewer, ReviewReply, Services } from '../../../functions/ports.ts';
import { readRun } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { toBatches, toEvery } from '../faults.ts';
import { add, draft, lena, monday, openSetUpWorld, request } from '../person.ts';
import { type Recorded, recordedTelemetry } from '../telemetry/recorded.ts';
import type { World } from '../world.ts';

let world: World;
let telemetry: Recorded;
let services: Services;
beforeEach(async () => {
  world = await openSetUpWorld();
  telemetry = recordedTelemetry();
  services = { ...world.app, telemetry };
});

const told = (name: string) => telemetry.events.filter(event => event.name === name);
const measured = (wanted: string) => telemetry.measured.filter(({ name }) => name === wanted);

/** What the store answers to a batch whose first operation it does not allow. */
const forbidden = JSON.stringify([403, 424, 424, 424, 424].map(statusCode => ({ statusCode })));

/** An LLM that always says the same. */
function reviewer(reply: ReviewReply, afterMs = 0): Reviewer {
  const ask = async () => {
    world.clock.advance(afterMs);
    return reply;
  };
  return { deadlineMs: 1000, ask };
}

async function entriesOf(): Promise<{ id: string }[]> {
  const head = (await world.documents(lena)).find(({ kind }) => kind === 'week');
  return (head as unknown as { entries: { id: string }[] }).entries;
}

describe('a run tells', () => {
  test('what became of it, once, with its steps', async () => {
    const asked = request(draft);
    await runWeek(services, asked);
    expect(told('RunCompleted')).toEqual([
      {
        name: 'RunCompleted',
        tenantId: lena.tenantId,
        codes: { intent: 'draft', result: 'committed', review: 'rules' },
        measurements: expect.objectContaining({ attempts: 1, tokens: 0, durationMs: expect.any(Number) }),
      },
    ]);
    const [completed] = told('RunCompleted') as { measurements: Record<string, number> }[];
    const { operations, drafted } = completed?.measurements ?? {};
    expect([operations, drafted]).toEqual([drafted, operations]);
    expect(drafted).toBeGreaterThan(0);
    // 240 minutes of Apollo a day and 120 of Borealis, a meeting of 60 on one project.
    expect(completed?.measurements['largestProjectPercent']).toBe(67);
    expect(telemetry.spans.map(({ name }) => name)).toEqual(['load', 'plan', 'review', 'commit']);
  });

  test('nothing more when it is answered from its receipt', async () => {
    const asked = request(draft);
    await runWeek(services, asked);
    await runWeek(services, asked);
    expect(telemetry.events).toHaveLength(1);
  });

  test('of every attempt that has to be made again', async () => {
    await Promise.all([20, 30, 40].map(minutes => runWeek(services, request(add(minutes)))));
    expect(told('RunCompleted')).toHaveLength(3);
    expect(told('RunConflicted').length).toBeGreaterThan(0);
    expect(told('RunConflicted')[0]?.codes).toEqual({ intent: 'correct', why: 'conflict' });
    const [conflicts] = measured('run.conflicts');
    expect(measured('run.conflicts')).toHaveLength(told('RunConflicted').length);
    expect(conflicts).toEqual({ name: 'run.conflicts', value: 1, code: 'correct' });
  });

  test('of an attempt whose answer was lost, and of none that cannot be mended', async () => {
    world.fault = toBatches({ kind: 'loseRequest' });
    await runWeek(services, request(draft));
    const codes = { intent: 'draft', why: 'doubt' };
    const conflicted = {
      name: 'RunConflicted',
      tenantId: lena.tenantId,
      codes,
      measurements: { attempt: 1 },
    };
    expect(told('RunConflicted')).toEqual([conflicted]);
    expect(measured('run.attempts')).toEqual([{ name: 'run.attempts', value: 2, code: 'draft' }]);

    world.instead = ({ kind }) => (kind === 'batch' ? { status: 207, body: forbidden } : undefined);
    await expect(runWeek(services, request(add(30)))).rejects.toThrow('status 403');
    expect(told('RunConflicted')).toEqual([conflicted]);
    expect(told('RunCompleted')).toHaveLength(1);
  });

  test('how long each step took, in the event as in the receipt', async () => {
    await runWeek(services, request(draft));
    const calls = { read: 10, batch: 70 };
    world.before = ({ kind, id }) => {
      if (kind === 'batch') world.clock.advance(calls.batch);
      if (kind === 'read' && id.startsWith('run:')) world.clock.advance(calls.read);
    };
    const asked = request({ kind: 'comment' });
    await runWeek({ ...services, reviewer: reviewer({ kind: 'filtered', tokens: 0 }, 300) }, asked);
    const steps = { loadMs: 10, planMs: 0, reviewMs: 300 };
    expect(told('RunCompleted').at(-1)?.measurements).toMatchObject({
      ...{ ...steps, commitMs: 70, durationMs: 380, attempts: 1 },
    });
    expect(await readRun(world.app, lena, asked.runId)).toHaveProperty('timings', { ...steps, attempts: 1 });
  });

  test('how many operations it took and what was drafted, left out and found', async () => {
    world = await openSetUpWorld({ closedThrough: monday });
    await runWeek({ ...world.app, telemetry }, request(draft));
    const [completed] = told('RunCompleted');
    const counted = completed?.measurements as Record<string, number> | undefined;
    const { drafted, operations, skipped, findings } = counted ?? {};
    expect({ drafted, operations, skipped }).toEqual({
      drafted: 8,
      operations: 8,
      skipped: expect.any(Number),
    });
    expect(skipped).toBeGreaterThan(0);
    expect(findings).toBeGreaterThan(0);
    expect(measured('run.operations')).toEqual([{ name: 'run.operations', value: 8, code: 'draft' }]);
  });

  test.each<[string, Intent]>([
    ['what a person adds', add(15)],
    ['what a person has taken over', { kind: 'redraft' }],
  ])('no line as drafted that is %s', async (_, intent) => {
    await runWeek(services, request(draft));
    const changes = (await entriesOf()).map(({ id }) => ({ op: 'delete' as const, entryId: id }));
    await runWeek(services, request({ kind: 'correct', changes }));
    telemetry.events.length = 0;
    await runWeek(services, request(intent));
    expect(told('RunCompleted')[0]?.measurements).toMatchObject({ drafted: 0 });
  });

  test('how many lines of the agent a correction has changed', async () => {
    await runWeek(services, request(draft));
    const entryId = (await entriesOf())[0]?.id as string;
    await runWeek(services, request({ kind: 'correct', changes: [{ op: 'delete', entryId }] }));
    await runWeek(services, request(add(15, monday)));
    expect(told('CorrectionApplied').map(({ measurements }) => measurements)).toEqual([
      { operations: 1, drafted: 1 },
      { operations: 1, drafted: 0 },
    ]);
    expect(told('CorrectionApplied')[0]?.codes).toEqual({ intent: 'correct' });
  });

  test('no correction where nothing was corrected', async () => {
    await runWeek(services, request(add(15)));
    const [entry] = (await entriesOf()) as { id: string; minutes: number }[];
    const change = { op: 'change' as const, entryId: String(entry?.id), minutes: 15 };
    await runWeek(services, request({ kind: 'correct', changes: [change] }));
    expect(told('RunCompleted')[1]?.codes).toMatchObject({ result: 'unchanged' });
    expect(told('CorrectionApplied')).toHaveLength(1);
  });

  test('that a line of the agent was changed by a person who had one of their own, too', async () => {
    await runWeek(services, request(add(15, monday, 'borealis')));
    const [own] = await entriesOf();
    await runWeek(services, request({ kind: 'redraft' }));
    const drafted = (await entriesOf()).find(({ id }) => id !== own?.id);
    const changes = [own, drafted].map(entry => {
      return { op: 'change' as const, entryId: String(entry?.id), minutes: 45 };
    });
    await runWeek(services, request({ kind: 'correct', changes }));
    expect(told('CorrectionApplied').at(-1)?.measurements).toEqual({ operations: 2, drafted: 1 });
  });

  test('that it went on without its review', async () => {
    await runWeek(services, request(draft));
    expect(measured('review.tokens')).toEqual([]);
    const asked = request({ kind: 'comment' });
    await runWeek({ ...services, reviewer: reviewer({ kind: 'filtered', tokens: 40 }) }, asked);
    expect(told('ReviewDegraded')).toEqual([
      {
        ...{ name: 'ReviewDegraded', tenantId: lena.tenantId },
        ...{ codes: { intent: 'comment', why: 'filtered' }, measurements: { tokens: 40 } },
      },
    ]);
    expect(told('RunCompleted')).toHaveLength(2);
    expect(told('RunCompleted')[1]?.measurements).toMatchObject({ tokens: 40 });
    expect(measured('review.tokens')).toEqual([{ name: 'review.tokens', value: 40, code: 'filtered' }]);
  });

  test('what the store charged for each of its requests', async () => {
    const timesheets = timesheetsIn(world.timesheets(), telemetry);
    await runWeek({ ...services, timesheets }, request(draft));
    const charged = telemetry.measured.filter(({ name }) => name === 'store.requestUnits');
    expect(charged.map(({ code }) => code)).toEqual(['read', 'read', 'read', 'read', 'read', 'batch']);
    expect(charged.every(({ value }) => value > 0)).toBe(true);
    expect(measured('store.throttled')).toEqual([]);
  });

  test('how often the store asked for time, whether it answered in the end or not', async () => {
    const busy: Fault = { kind: 'status', status: 429, retryAfterMs: 1 };
    const timesheets = timesheetsIn(world.timesheets(), telemetry);
    const refusals = () => measured('store.throttled').map(({ code, value }) => [code, value]);
    world.fault = toBatches(busy, busy);
    await runWeek({ ...services, timesheets }, request(draft));
    expect(refusals()).toEqual([['batch', 2]]);
    world.fault = toEvery('read', busy);
    await expect(timesheets.read(lena, 'profile')).rejects.toMatchObject({ code: 429 });
    expect(refusals()).toEqual([
      ['batch', 2],
      // What the SDK tries by default, and the last answer.
      ['read', 10],
    ]);
  });
});
