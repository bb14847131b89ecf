import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type QuotaName, quotaNames } from '../../../core/capacity/quotas.ts';
import { wallTime } from '../../../core/capacity/wall-time.ts';
import { type Way, wayNames } from '../../../core/capacity/ways.ts';
import { assuming } from './assuming.ts';

const minutes = 60;
const days = 86_400;

describe('50,000 people', () => {
  test.each<[Way, number, QuotaName]>([
    ['oldSequential', 50_000 * 60, 'oneAtATime'],
    ['callPerPerson', 100 * minutes, 'connectorCalls'],
    ['orgRun', 50_000 / 50, 'teamsMessages'],
  ])('%s takes %d s, and %s binds', (way, seconds, binds) => {
    expect(wallTime(way, 50_000, assuming())).toMatchObject({ seconds, binds });
  });

  test('take about a month in the old design', () => {
    expect(wallTime('oldSequential', 50_000, assuming()).seconds / days).toBeCloseTo(34.7, 1);
  });
});

describe('what binds', () => {
  /** A way that draws on the quota, and what else has to be so that it does. */
  const drawing: Record<QuotaName, [Way, Record<string, number>?]> = {
    oneAtATime: ['newSequential'],
    loopConcurrency: ['callPerPerson'],
    flowActions: ['callPerPerson'],
    platformRequests: ['callPerPerson'],
    connectorCalls: ['callPerPerson'],
    mailboxRequests: ['oldSequential'],
    busCredits: ['orgRun'],
    busKilobytes: ['orgRun', { messagingUnits: 1 }],
    workers: ['orgRun'],
    cpu: ['orgRun'],
    llmTokens: ['orgRun'],
    llmRequests: ['orgRun'],
    teamsMessages: ['orgRun'],
    storeUnits: ['orgRun'],
    tenantUnits: ['orgRun'],
  };

  test.each(quotaNames)('is %s when there is hardly any of it', name => {
    const [way, more] = drawing[name];

    const { binds, seconds, limits } = wallTime(way, 10_000, assuming({ ...more, [name]: 1e-9 }));

    expect(binds).toBe(name);
    expect(limits[0]).toEqual({ quota: name, seconds });
  });

  test.each(quotaNames)('control: is not %s when there is plenty of it', name => {
    const [way, more] = drawing[name];
    expect(wallTime(way, 10_000, assuming({ ...more, [name]: 1e12 })).binds).not.toBe(name);
  });

  test('is the time of one week when people are few', () => {
    const time = wallTime('orgRun', 1, assuming({ 'new.weekS': 0.5, 'new.reviewShare': 0 }));
    expect(time).toMatchObject({ binds: 'oneWeek', seconds: 0.5 });
  });

  test('is only ever the tier of messaging that there is', () => {
    const quotasOf = (messagingUnits: number) =>
      wallTime('orgRun', 10, assuming({ messagingUnits })).limits.map(({ quota }) => quota);

    expect(quotasOf(0)).toContain('busCredits');
    expect(quotasOf(0)).not.toContain('busKilobytes');
    expect(quotasOf(1)).toContain('busKilobytes');
    expect(quotasOf(1)).not.toContain('busCredits');
  });
});

describe('units', () => {
  const alone = (name: QuotaName, way: Way, people: number, values: Record<string, number>) =>
    wallTime(way, people, assuming(values)).limits.find(({ quota }) => quota === name)?.seconds;

  test('a quota of a minute is a pace: half the calls take half a minute', () => {
    expect(alone('connectorCalls', 'callPerPerson', 250, { connectorCalls: 500 })).toBe(30);
  });

  test('an allowance of a day may be used at once, and then has to be waited for', () => {
    const waited = (people: number) =>
      alone('platformRequests', 'callPerPerson', people, { 'new.flowActions': 1, platformRequests: 1000 });

    expect([1, 1000, 1001, 2000, 2001].map(waited)).toEqual([0, 0, days, days, 2 * days]);
  });

  test('tokens are paid for by the minute', () => {
    const values = { 'new.reviewShare': 1, 'new.llmTokens': 100, tokensPerMin: 1000 };
    expect(alone('llmTokens', 'orgRun', 50, values)).toBe(5 * minutes);
  });

  test('what everybody has for themselves does not grow with people', () => {
    const values = { 'old.mailboxRequests': 100, mailboxRequests: 10 };
    expect(alone('mailboxRequests', 'oldSequential', 1, values)).toBe(6000);
    expect(alone('mailboxRequests', 'oldSequential', 1000, values)).toBe(6000);
  });

  test('two tenants take half as long as one', () => {
    const of = (tenants: number) => alone('teamsMessages', 'orgRun', 1000, { tenants });
    expect(of(1)).toBe(20);
    expect(of(2)).toBe(10);
  });
});

describe('whatever the costs and quotas', () => {
  const people = fc.integer({ min: 0, max: 2_000_000 });
  const way = fc.constantFrom(...wayNames);
  const factors = fc.dictionary(
    fc.constantFrom(...quotaNames),
    fc.double({ min: 0.001, max: 1e6, noNaN: true }),
  );

  test('more people never take less time', () => {
    fc.assert(
      fc.property(way, people, people, factors, (each, some, others, values) => {
        const [few, many] = [Math.min(some, others), Math.max(some, others)];
        const time = (count: number) => wallTime(each, count, assuming(values)).seconds;

        expect(time(few)).toBeLessThanOrEqual(time(many));
      }),
    );
  });

  test('the wall time is that of the slowest limit, or of one week', () => {
    fc.assert(
      fc.property(way, people, factors, (each, count, values) => {
        const { seconds, limits, binds } = wallTime(each, count, assuming(values));

        expect(Number.isFinite(seconds)).toBe(true);
        expect(limits.every(limit => limit.seconds <= seconds)).toBe(true);
        expect(binds === 'oneWeek' || limits.some(limit => limit.quota === binds)).toBe(true);
      }),
    );
  });
});
