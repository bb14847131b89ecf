import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type HoldingName, holdingNames } from '../../../core/capacity/holdings.ts';
import { bought, type Purchase, whatToBuy } from '../../../core/capacity/purchase.ts';
import { wallTime } from '../../../core/capacity/wall-time.ts';
import { wayNames } from '../../../core/capacity/ways.ts';
import { assuming } from './assuming.ts';

const hours = 3600;

function amount({ needs }: Purchase, name: HoldingName): number | undefined {
  return needs.find(({ holding }) => holding === name)?.amount;
}

describe('what to buy', () => {
  test('is one connection more when calls take longer than the window', () => {
    const inTime = whatToBuy('callPerPerson', 60_000, 2 * hours, assuming());
    const late = whatToBuy('callPerPerson', 60_001, 2 * hours, assuming());

    expect(amount(inTime, 'connections')).toBe(1);
    expect(amount(late, 'connections')).toBe(2);
  });

  test('comes in the steps in which it is sold', () => {
    const costs = { 'new.storeUnits': 100, 'new.relayUnits': 0 };
    const purchase = whatToBuy('orgRun', 50_000, hours, assuming(costs));

    expect(amount(purchase, 'requestUnitsPerS')).toBe(2000);
  });

  test('is Standard messaging while its credits last, and then Premium by size', () => {
    const costs = { 'new.runCredits': 2, 'new.deliveryCredits': 2 };
    const heavy = { ...costs, 'new.runKilobytes': 24, 'new.deliveryKilobytes': 24 };

    expect(amount(whatToBuy('orgRun', 250, 1, assuming(costs)), 'messagingUnits')).toBe(0);
    expect(amount(whatToBuy('orgRun', 251, 1, assuming(costs)), 'messagingUnits')).toBe(1);
    expect(amount(whatToBuy('orgRun', 251, 1, assuming(heavy)), 'messagingUnits')).toBe(4);
  });

  test('says of each need which quota asks for it, and what there is', () => {
    const { needs } = whatToBuy('callPerPerson', 100_000, hours, assuming({ connections: 3 }));
    expect(needs).toContainEqual({ holding: 'connections', amount: 4, have: 3, binds: 'connectorCalls' });
  });
});

describe('a window that cannot be met', () => {
  test('names the tenants, which nobody can buy', () => {
    const { obstacles } = whatToBuy('orgRun', 100_000, 1000, assuming());
    expect(obstacles).toEqual([
      { kind: 'holding', holding: 'tenants', amount: 2, most: 1, binds: 'teamsMessages' },
    ]);
  });

  test('control: with those tenants it can be met', () => {
    expect(whatToBuy('orgRun', 100_000, 1000, assuming({ tenants: 2 })).obstacles).toEqual([]);
  });

  test('names what is more than can be had', () => {
    const { obstacles } = whatToBuy('orgRun', 100_000, 100, assuming({ tenants: 1000, 'new.cpuMs': 1000 }));
    expect(obstacles).toEqual([
      { kind: 'holding', holding: 'instances', amount: 1000, most: 250, binds: 'cpu' },
    ]);
  });

  test('names the week that takes longer by itself', () => {
    const { obstacles } = whatToBuy('oldSequential', 1, 30, assuming());
    expect(obstacles).toContainEqual({ kind: 'oneWeek', seconds: 60 });
  });

  test('names what everybody has for themselves', () => {
    const { obstacles } = whatToBuy('oldSequential', 2, 600, assuming({ 'old.mailboxRequests': 20_000 }));
    expect(obstacles).toEqual([{ kind: 'quota', quota: 'mailboxRequests', seconds: 1200 }]);
  });
});

describe('whatever is asked', () => {
  const question = fc.record({
    way: fc.constantFrom(...wayNames),
    people: fc.integer({ min: 1, max: 2_000_000 }),
    windowS: fc.double({ min: 1, max: 30 * 86_400, noNaN: true }),
    tenants: fc.integer({ min: 1, max: 2000 }),
  });

  test('what was bought meets the window, unless an obstacle says why not', () => {
    fc.assert(
      fc.property(question, ({ way, people, windowS, tenants }) => {
        const assumptions = assuming({ tenants });
        const purchase = whatToBuy(way, people, windowS, assumptions);
        const time = wallTime(way, people, bought(purchase, assumptions));

        if (purchase.obstacles.length === 0) expect(time.seconds).toBeLessThanOrEqual(windowS * (1 + 1e-6));
      }),
    );
  });

  test('one step less of what is needed does not', () => {
    fc.assert(
      fc.property(question, ({ way, people, windowS, tenants }) => {
        const assumptions = assuming({ tenants });
        const purchase = whatToBuy(way, people, windowS, assumptions);
        const { needs } = purchase;
        const connections = needs.find(({ holding }) => holding === 'connections');
        fc.pre(connections !== undefined && connections.amount > 1);
        const fewer = {
          ...purchase,
          needs: [{ ...needs[0], ...connections, amount: connections.amount - 1 }],
        };

        expect(wallTime(way, people, bought(fewer as Purchase, assumptions)).seconds).toBeGreaterThan(
          windowS,
        );
      }),
    );
  });

  test('never names a holding twice', () => {
    fc.assert(
      fc.property(question, ({ way, people, windowS }) => {
        const names = whatToBuy(way, people, windowS, assuming()).needs.map(({ holding }) => holding);
        expect(names).toEqual(holdingNames.filter(name => names.includes(name)));
      }),
    );
  });
});
