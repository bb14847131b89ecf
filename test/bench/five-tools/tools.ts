import { virtualGround } from '../../../bench/ab/ground.ts';
import { layDownForFive, organisation, type Person } from '../../../bench/ab/organisation.ts';
import type { Job } from '../../../bench/five-tools/documents.ts';
import { leasesIn } from '../../../bench/five-tools/leases.ts';
import { scriptedModel } from '../../../bench/five-tools/llm.ts';
import { openFiveTools } from '../../../bench/five-tools/open.ts';
import { containersOf, type ToolPorts } from '../../../bench/five-tools/tool.ts';
import { cosmosClient } from '../../../functions/io/cosmos.ts';
import { tenantsIn } from '../../../functions/io/tenants.ts';
import { chanceOf } from '../../commit/chance.ts';
import { type VirtualClock, virtualClock } from '../../functions/clock.ts';

export const tenantId = 'tenant-a';

/** What a tool works with, on the local store in this process and on a clock of its own. */
export type Tools = {
  ports: ToolPorts;
  clock: VirtualClock;
  /** Awaited before each sleep. */
  onSleep: () => Promise<void>;
  /** A person's documents, as flows and earlier weeks have left them. */
  layDown(userId: string): Promise<void>;
};

export function jobOf(userId: string): Job {
  return { tenantId, userId, week: '2026-W48', runId: `run-${userId}` };
}

export async function openTools(): Promise<Tools> {
  const virtual = virtualClock();
  const tools: Pick<Tools, 'onSleep'> = { onSleep: async () => undefined };
  const sleep = async (ms: number) => {
    const slept = virtual.sleep(ms);
    await tools.onSleep();
    await slept;
  };
  const random = chanceOf(1).next;
  const ground = await virtualGround({ ...virtual, sleep }, 0, random);
  const think = scriptedModel(sleep, 0);
  const fiveTools = await openFiveTools({ ...ground, think, onTheWay: async () => undefined });
  const client = cosmosClient(ground.cosmos, { httpClient: ground.connect() });
  const database = client.database(ground.cosmos.database);
  const container = containersOf(database);
  const leases = leasesIn(container('leases'), ground.clock, random, new Map());
  const { settings } = tenantsIn(database.container('tenants'), ground.clock);
  const [person] = organisation('1', 1, 0).people as [Person];
  return Object.assign(tools, {
    ports: { container, leases, settings },
    clock: virtual,
    layDown: (userId: string) => layDownForFive(fiveTools, { ...person, tenantId, userId }),
  });
}
