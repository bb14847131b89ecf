import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { OrgRunView } from '../../../core/org-run/view.ts';
import type { Policy } from '../../../core/policy.ts';
import { type WeekId, weekOfInstant } from '../../../core/week.ts';
import { type Api, createApi } from '../../../local/import/api.ts';
import { clientCredentials } from '../../../local/import/token.ts';
import { openTelemetryStore } from '../../../local/insights/store.ts';
import type { Rows } from '../../../local/kql/evaluate.ts';
import { sampleApp, sampleTenant } from '../../../local/sample/directory.ts';
import { loadSample } from '../../../local/sample/load.ts';
import { sampleOrganisation } from '../../../local/sample/organisation.ts';
import type { Stack } from '../../../local/stack.ts';
import { daytimeZone } from '../../end-to-end/daytime.ts';
import { storedIn } from './store.ts';

/** What can be made to go wrong while the stack runs. */
export type Illness = 'storeIsSlow' | 'storeIsBusy' | 'storeIsAway' | 'relayIsDead';

/** The sample organisation on a stack of its own. */
export type Organisation = Pick<Stack, 'api' | 'cosmos' | 'insights'> & {
  client: Api;
  week: WeekId;
  /** Begins an illness, or ends it. Returns how many dead letters there have been. */
  ail(illness?: Illness): Promise<{ letters: number }>;
  /** Runs a timer of the app now. */
  tick(timer: string): Promise<void>;
  /** An org run for everybody, and its end. */
  run(orgRunId: string, week: WeekId, kind?: 'draft' | 'redraft'): Promise<OrgRunView>;
  /** Every message to people has come to its end. */
  settled(): Promise<void>;
  /** Waits until what has been told fits. */
  until(fits: (rows: Rows) => boolean): Promise<void>;
  /** Stops everything. What was told by then is in the rows. */
  stop(): Promise<Rows>;
};

export type Start = {
  settings?: Record<string, string>;
  /** What the tenant's policy says beside the sample's. */
  policy?: Partial<Policy>;
  before?: (folder: string) => Promise<void>;
};

const children = new Set<ChildProcess>();

/** Ends what a failed test has left behind. */
export function endAll(): void {
  for (const child of children) child.kill('SIGKILL');
}

export async function startOrganisation({
  settings = {},
  policy = {},
  before,
}: Start = {}): Promise<Organisation> {
  const folder = mkdtempSync(join(tmpdir(), 'time-agent-'));
  await before?.(folder);
  const script = join(import.meta.dirname, 'serve.ts');
  const child = spawn(process.execPath, ['--no-warnings', script, folder, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.add(child);
  const next = answers(child);
  const { api, authority, cosmos, insights } = (await next()) as unknown as Stack;
  const as = { authority, tenant: sampleTenant.tenantId, client: sampleApp.appId };
  const client = createApi({ baseUrl: api, token: clientCredentials(as) });
  const week = weekOfInstant(Date.now(), 'UTC');
  const sample = sampleOrganisation(week);
  // Nobody is written to at night, and the test takes place at any time of the day.
  const zone = daytimeZone();
  const people = sample.people.map(person => ({ ...person, profile: { ...person.profile, zone } }));
  await loadSample(client, { ...sample, people, policy: { ...sample.policy, ...policy } });
  return {
    ...{ api, cosmos, insights, client, week },
    async ail(illness) {
      child.stdin?.write(`${illness ?? ''}\n`);
      return (await next()) as { letters: number };
    },
    async tick(timer) {
      const headers = { 'content-type': 'application/json' };
      await fetch(`${api}/admin/functions/${timer}`, { method: 'POST', headers, body: '{}' });
    },
    run: (orgRunId, of, kind = 'draft') => runOf(client, orgRunId, of, kind),
    settled: () => settled(cosmos),
    async until(fits) {
      while (!fits(toldIn(folder))) await setTimeout(500);
    },
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      children.delete(child);
      const rows = toldIn(folder);
      rmSync(folder, { recursive: true });
      return rows;
    },
  };
}

function toldIn(folder: string): Rows {
  const store = openTelemetryStore(join(folder, 'telemetry.db'), Date.now());
  const rows = store.rows();
  store.close();
  return rows;
}

async function runOf(client: Api, orgRunId: string, week: WeekId, kind: string): Promise<OrgRunView> {
  await client.post('tenant/org-runs', { orgRunId, week, kind });
  for (;;) {
    const { body } = await client.get<OrgRunView>(`tenant/org-runs/${orgRunId}`);
    if (body.state === 'completed') return body;
    await setTimeout(50);
  }
}

async function settled(cosmos: string): Promise<void> {
  const open = async () => {
    const stored = await storedIn(cosmos);
    const unrelayed = stored.some(({ kind, relayedAt }) => kind === 'outbox' && relayedAt === undefined);
    return unrelayed || stored.some(({ kind, state }) => kind === 'delivery' && isOpen(String(state)));
  };
  for (let looks = 0; await open(); looks += 1) {
    if (looks > looksMax) throw new Error('Messages to people do not come to their end.');
    await setTimeout(100);
  }
}

const looksMax = 300;
const isOpen = (state: string) => state === 'queued' || state === 'throttled';

/** The child's lines of JSON, one after the other. */
function answers(child: ChildProcess): () => Promise<Record<string, unknown>> {
  const lines = createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> });
  const iterator = lines[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await iterator.next();
    if (done) throw new Error('The stack has ended.');
    return JSON.parse(value) as Record<string, unknown>;
  };
}
