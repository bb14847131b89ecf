import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { defaultAssumptions } from '../../core/capacity/assumptions.ts';
import { whatToBuy } from '../../core/capacity/purchase.ts';
import { infraFolder, readBicep } from './bicep.ts';

type Size = {
  people: number;
  windowS: number;
  serverless: boolean;
  maxThroughput: Record<'timesheets' | 'tenants' | 'totals' | 'leases', number>;
  messagingUnits: number;
  maximumInstanceCount: number;
  openAiTokensPerMinute: number;
};

const sizes = JSON.parse(readFileSync(join(infraFolder, 'sizes.json'), 'utf8')) as Record<string, Size>;

/** Autoscale begins at 1000 RU/s, and Flex Consumption at 40 instances. */
const leastThroughput = 1000;
const leastInstances = 40;

function needed({ people, windowS }: Pick<Size, 'people' | 'windowS'>) {
  const { needs, obstacles } = whatToBuy('orgRun', people, windowS, defaultAssumptions);
  const amount = (holding: string) => needs.find(need => need.holding === holding)?.amount ?? 0;
  const { costs } = defaultAssumptions;
  const throughput = (units: number) =>
    Math.max(leastThroughput, Math.ceil((people * units) / windowS / 1000) * 1000);
  return {
    obstacles,
    maxThroughput: {
      timesheets: amount('requestUnitsPerS'),
      tenants: throughput(costs['new.tenantUnits']),
      totals: throughput(costs['new.relayUnits']),
      leases: leastThroughput,
    },
    messagingUnits: amount('messagingUnits'),
    maximumInstanceCount: Math.max(leastInstances, amount('instances')),
    openAiTokensPerMinute: amount('tokensPerMin'),
  };
}

describe('the sizes', () => {
  test.each(Object.entries(sizes))('%s buys what the capacity planner asks for', (_, size) => {
    const { people, windowS, serverless: _serverless, ...buys } = size;
    expect(needed({ people, windowS })).toEqual({ obstacles: [], ...buys });
  });

  test('control: for twice the people it would ask for more', () => {
    const { people, windowS, ...size } = sizes['200k'] as Size;
    expect(needed({ people: people * 2, windowS: windowS * 2 })).toMatchObject(withoutServerless(size));
    expect(needed({ people: people * 2, windowS }).maxThroughput).not.toEqual(size.maxThroughput);
  });

  test('have a file of parameters each', () => {
    for (const size of Object.keys(sizes)) {
      const file = join(infraFolder, 'parameters', `${size}.parameters.json`);
      expect(JSON.parse(readFileSync(file, 'utf8')).parameters).toEqual({ size: { value: size } });
    }
  });

  test('are those that the template lets people choose', async () => {
    const { root } = await readBicep('main.bicep');
    const [, allowed = ''] = /@allowed\(\[([^\]]+)\]\)\s*param size /.exec(root.text) ?? [];
    expect([...allowed.matchAll(/'([^']+)'/g)].map(match => match[1])).toEqual(Object.keys(sizes));
  });
});

function withoutServerless({ serverless: _, ...size }: Omit<Size, 'people' | 'windowS'>) {
  return size;
}
