import { beforeEach, describe, expect, test } from '@jest/globals';
import { type TenantBudgets, tenantBudgets } from '../../../functions/budget/budgets.ts';
import { openWorld, type World } from '../world.ts';

const [big, small] = ['tenant-a', 'tenant-b'];
let world: World;
let processes: TenantBudgets[];
beforeEach(async () => {
  world = await openWorld();
  processes = [tenantBudgets(world.app), tenantBudgets(await world.another())];
  world.sent.length = 0;
});

/** Everything that went out, by tenant and the second in which it did. */
type Went = Record<string, number[]>;

/**
 * Lets every process send as much as the budget gives, for both tenants, for so many seconds. Who is told to wait comes
 * back then, as a message does that is scheduled anew.
 */
async function sendFor(seconds: number, refuse: (tenantId: string, nowMs: number) => number | undefined) {
  const went: Went = { [big]: Array(seconds).fill(0), [small]: Array(seconds).fill(0) };
  const startMs = world.clock.nowMs();
  const senders = processes.flatMap(budgets =>
    [big, small].map(tenantId => ({ budgets, tenantId, atMs: startMs })),
  );
  for (;;) {
    const [next] = senders.sort((a, b) => a.atMs - b.atMs);
    if (!next || next.atMs >= startMs + seconds * 1000) return went;
    world.clock.advance(Math.max(0, next.atMs - world.clock.nowMs()));
    const { budgets, tenantId } = next;
    const answer = await budgets.take(tenantId, 'teams', 1);
    if (answer.kind === 'wait') {
      next.atMs = world.clock.nowMs() + answer.waitMs;
      continue;
    }
    const second = Math.floor((world.clock.nowMs() - startMs) / 1000);
    (went[tenantId] as number[])[second] = ((went[tenantId] as number[])[second] ?? 0) + 1;
    const retryAfterMs = refuse(tenantId, world.clock.nowMs());
    if (retryAfterMs !== undefined) await budgets.throttled(tenantId, 'teams', retryAfterMs);
  }
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describe('two processes with one budget', () => {
  test('together send the rate, each tenant its own', async () => {
    const went = await sendFor(10, () => undefined);
    for (const tenantId of [big, small]) {
      // The burst of one second, and ten seconds of the rate; a forfeited slice may be missing.
      expect(sum(went[tenantId] as number[])).toBeLessThanOrEqual(275);
      expect(sum(went[tenantId] as number[])).toBeGreaterThan(225);
    }
  });

  test('write its document a few times a second, not once a message', async () => {
    const went = await sendFor(10, () => undefined);
    const requests = world.sent.filter(
      ({ container, id }) => container === 'tenants' && id.startsWith('bucket:'),
    );
    // Reads and writes of both, for the messages of both.
    expect(requests.length).toBeLessThan(sum(Object.values(went).flat()) / 2);
  });

  test('slow down together when one of them is told "too many", and only for that tenant', async () => {
    const startMs = world.clock.nowMs();
    let told = false;
    const went = await sendFor(10, (tenantId, nowMs) => {
      if (told || tenantId !== big || nowMs < startMs + 2_000) return undefined;
      told = true;
      return 3_000;
    });
    // What the other process had reserved may still go out; after that nothing does until the pause is over.
    expect(sum((went[big] as number[]).slice(3, 5))).toBe(0);
    const after = sum((went[big] as number[]).slice(6));
    expect(after).toBeGreaterThan(30);
    expect(after).toBeLessThan(75);
    expect(sum((went[small] as number[]).slice(3, 5))).toBeGreaterThan(40);
    expect(sum((went[small] as number[]).slice(6))).toBeGreaterThan(85);
  });

  test('the control: untold, they go on at the rate in the same seconds', async () => {
    const went = await sendFor(10, () => undefined);
    expect(sum((went[big] as number[]).slice(3, 5))).toBeGreaterThan(40);
    expect(sum((went[big] as number[]).slice(6))).toBeGreaterThan(85);
  });

  test('have one for each tenant and kind: a pause of one is none of the others', async () => {
    await processes[0]?.throttled(big, 'teams', 3_000);
    expect(await processes[1]?.take(big, 'teams', 1)).toMatchObject({
      kind: 'wait',
      waitMs: expect.any(Number),
    });
    expect(await processes[1]?.take(small, 'teams', 1)).toEqual({ kind: 'taken' });
    expect(await processes[1]?.take(big, 'llm', 1)).toEqual({ kind: 'taken' });
  });

  test('do not lose count when they take at the same instant', async () => {
    await world.app.tenants.write(big, 'policy', { budgets: { teamsSendsPerSecond: 10 } });
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => processes[index % 2]?.take(big, 'teams', 1)),
    );
    expect(answers.filter(answer => answer?.kind === 'taken').length).toBeLessThanOrEqual(10);
    expect(answers.filter(answer => answer?.kind === 'taken').length).toBeGreaterThanOrEqual(8);
  });
});

describe('who is told to wait', () => {
  test('comes back one after the other, at the rate', async () => {
    const [budgets] = processes as [TenantBudgets];
    await budgets.throttled(big, 'teams', 10_000);
    const waits: number[] = [];
    for (let index = 0; index < 100; index += 1) {
      const answer = await budgets.take(big, 'teams', 1);
      if (answer.kind === 'wait') waits.push(answer.waitMs);
    }
    expect(waits).toHaveLength(100);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBeGreaterThanOrEqual(10_000);
    // Half the rate is 12.5 a second: a hundred take eight seconds.
    expect((waits[99] ?? 0) - (waits[0] ?? 0)).toBeGreaterThan(7_000);
    expect((waits[99] ?? 0) - (waits[0] ?? 0)).toBeLessThan(9_000);
  });

  test('asks the store once a second at most, however many come', async () => {
    const [budgets] = processes as [TenantBudgets];
    await budgets.throttled(big, 'teams', 60_000);
    world.sent.length = 0;
    for (let index = 0; index < 100; index += 1) await budgets.take(big, 'teams', 1);
    expect(world.sent.filter(({ id }) => id === 'bucket:teams').length).toBeLessThanOrEqual(1);
  });
});

test('a store that cannot be reached gives nothing away', async () => {
  world.fault = ({ container }) => (container === 'tenants' ? { kind: 'status', status: 503 } : undefined);
  await expect(processes[0]?.take(big, 'teams', 1)).rejects.toThrow();
});

test('a budget that an administrator has lowered holds', async () => {
  await world.app.tenants.write(big, 'policy', { budgets: { teamsSendsPerSecond: 2 } });
  const went = await sendFor(10, () => undefined);
  expect(sum(went[big] as number[])).toBeLessThanOrEqual(22);
});
