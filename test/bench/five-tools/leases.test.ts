import { beforeEach, describe, expect, test } from '@jest/globals';
import { leaseLimits } from '../../../bench/five-tools/leases.ts';
import { LeaseLost, writeFenced } from '../../../bench/five-tools/tool.ts';
import { readTotal, underProjectLocks } from '../../../bench/five-tools/totals.ts';
import { measureEffort } from '../../../bench/harness/effort.ts';
import { jobOf, openTools, type Tools, tenantId } from './tools.ts';

let tools: Tools;
beforeEach(async () => {
  tools = await openTools();
});

const take = (holder: string, lock = 'user:ana') => tools.ports.leases.acquire(tenantId, lock, holder);

describe('a lease', () => {
  test('keeps others waiting until it is let go of, and tells for whom they waited', async () => {
    const first = await take('ana');
    tools.onSleep = async () => {
      if (tools.clock.waits.length === 3) await tools.ports.leases.release(first);
    };

    const { result: second, effort, waits } = await measureEffort(() => take('ben'));

    expect(second).toMatchObject({ holder: 'ben', fence: first.fence + 1 });
    expect(effort).toMatchObject({ lockWaits: 3, conflicts: 0 });
    expect(waits).toEqual(Array(3).fill(expect.objectContaining({ waiter: 'ben', holder: 'ana' })));
  });

  test('keeps nobody waiting for another lock', async () => {
    await take('ana');
    await take('ben', 'user:ben');
    expect(tools.clock.waits).toEqual([]);
  });

  test('of a holder that died is given to the next when it has run out, and not a moment before', async () => {
    const dead = await take('ana');
    const startedMs = tools.clock.nowMs();

    const next = await take('ben');

    const waitedMs = tools.clock.nowMs() - startedMs;
    expect(next.fence).toBe(dead.fence + 1);
    expect(waitedMs).toBeGreaterThanOrEqual(leaseLimits.leaseMs);
    expect(waitedMs).toBeLessThan(leaseLimits.leaseMs + leaseLimits.pollMostMs);
  });

  test('goes to one of those who want it at the same moment, also the very first time', async () => {
    const taken: string[] = [];
    const want = async (holder: string) => {
      const lease = await take(holder, 'project:new');
      taken.push(holder);
      expect(taken).toHaveLength(lease.fence);
      await tools.ports.leases.release(lease);
    };
    await Promise.all(['ana', 'ben', 'cyd'].map(want));
    expect(taken.toSorted()).toEqual(['ana', 'ben', 'cyd']);
  });

  test('that was lost is not let go of in the name of the next holder', async () => {
    const lost = await take('ana');
    tools.clock.advance(leaseLimits.leaseMs);
    const current = await take('ben');

    expect(await tools.ports.leases.release(lost)).toBe('lost');
    expect(await tools.ports.leases.release(current)).toBe('released');
  });
});

describe('a write under a lease', () => {
  const write = (lease: Awaited<ReturnType<typeof take>>, text: string) =>
    writeFenced(tools.ports.container('entries'), jobOf('ana'), lease, [{ id: 'note', text }]);
  const note = async () =>
    (await tools.ports.container('entries').item('note', [tenantId, 'ana']).read()).resource?.['text'];

  test('is refused when the lease has run out and somebody else has written since', async () => {
    await tools.layDown('ana');
    const late = await take('ana');
    tools.clock.advance(leaseLimits.leaseMs);
    await write(await take('ben'), 'by the second');

    await expect(write(late, 'too late')).rejects.toThrow(LeaseLost);
    expect(await note()).toBe('by the second');
  });

  test('goes through when the lease has run out and nobody has taken it: the control twin', async () => {
    await tools.layDown('ana');
    const late = await take('ana');
    tools.clock.advance(leaseLimits.leaseMs);

    await write(late, 'late, and alone');
    expect(await note()).toBe('late, and alone');
  });
});

describe('the total of a project', () => {
  const change = [{ projectId: 'apollo', minutes: 60 }];
  const add = (userId: string, write = async () => {}) =>
    underProjectLocks(tools.ports, jobOf(userId), change, write);
  const total = () => readTotal(tools.ports.container('totals'), jobOf('ana'), 'apollo');

  test('is the sum of what ten people add at the same time', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => add(`person-${index}`)));
    expect(await total()).toBe(600);
  });

  test('is the sum also when a holder was so slow that another one came between its read and its write', async () => {
    await add('cyd');
    await add('ana', async () => {
      tools.clock.advance(leaseLimits.leaseMs);
      await add('ben');
    });
    expect(await total()).toBe(180);
  });

  test('would lose what the other one added, were it not for the fence: the control twin', async () => {
    await add('cyd');
    const unfenced = { ...tools.ports, leases: withFence(tools.ports.leases, 1000) };
    await underProjectLocks(unfenced, jobOf('ana'), change, async () => {
      tools.clock.advance(leaseLimits.leaseMs);
      await add('ben');
    });
    expect(await total()).toBe(120);
  });
});

/** Leases of which every fence is as high as it can be: whoever holds one is never refused. */
function withFence(leases: Tools['ports']['leases'], fence: number): Tools['ports']['leases'] {
  const acquire: typeof leases.acquire = async (...lock) => ({ ...(await leases.acquire(...lock)), fence });
  return { ...leases, acquire };
}
