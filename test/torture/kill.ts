import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { canonicalJson } from '../../core/canonical.ts';
import type { RunDocument } from '../../functions/week/documents.ts';
import { type Api, createApi } from '../../local/import/api.ts';
import { clientCredentials } from '../../local/import/token.ts';
import { type Chance, chanceOf } from '../commit/chance.ts';
import { rules } from '../commit/oracle.ts';
import { tenantId } from '../commit/world.ts';
import { partitionFaults } from '../functions/week/oracle.ts';
import { type Asked, ask, layDown, nextAsked } from './load.ts';
import { tortureApp, tortureUsers } from './people.ts';
import { freePorts, type StackProcess, startStackProcess } from './stack-process.ts';

export type KillReport = {
  rounds: number;
  asked: number;
  acknowledged: number;
  open: number;
  settled: number;
  faults: string[];
};

export type KillOptions = {
  rounds: number;
  seed: number;
  /** Gets a line of progress after each round. */
  tell: (text: string) => void;
  /** Meddles with the data between two starts: for showing that the check bites. */
  afterKill?: (folder: string) => void;
};

const clients = 8;

/**
 * Kills the whole local stack under load, again and again on the same data, and checks after each restart that every
 * run that was acknowledged is there with the same outcome, that none is there twice, and that no week is torn.
 */
export async function killRounds({ rounds, seed, tell, afterKill }: KillOptions): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'time-agent-torture-'));
  const chance = chanceOf(seed);
  const ports = await freePorts();
  const all: Asked[] = [];
  const report: KillReport = { rounds, asked: 0, acknowledged: 0, open: 0, settled: 0, faults: [] };
  for (let round = 1; round <= rounds; round += 1) {
    const stack = await startStackProcess(folder, ports);
    const api = apiOf(stack);
    if (round === 1) await layDown(api);
    report.faults.push(...(await check(api, all)));
    const asked = await loadUntilKilled(stack, chance, round);
    afterKill?.(folder);
    all.push(...asked);
    tell(
      `round ${round}: ${asked.filter(each => each.acknowledged).length} acknowledged, ${asked.filter(isOpen).length} cut off`,
    );
  }
  report.open = all.filter(isOpen).length;
  const stack = await startStackProcess(folder, ports);
  const api = apiOf(stack);
  for (const each of all.filter(isOpen)) await ask(poster(stack, await tokenOf(stack)()), each);
  report.faults.push(...(await check(api, all)));
  await stack.kill();
  rmSync(folder, { recursive: true });
  report.asked = all.length;
  report.acknowledged = all.filter(each => each.acknowledged !== undefined).length;
  report.settled = report.open - all.filter(isOpen).length;
  return report;
}

function isOpen(asked: Asked): boolean {
  return asked.acknowledged === undefined && asked.refused === undefined;
}

function tokenOf({ authority }: StackProcess): () => Promise<string> {
  return clientCredentials({ authority, tenant: tenantId, client: tortureApp.appId });
}

function apiOf(stack: StackProcess): Api {
  return createApi({ baseUrl: stack.api, token: tokenOf(stack) });
}

/** A client that does not try again by itself: what is cut off stays cut off. */
function poster({ api }: StackProcess, token: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return (path: string, body: object) =>
    fetch(`${api}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function loadUntilKilled(stack: StackProcess, chance: Chance, round: number): Promise<Asked[]> {
  const post = poster(stack, await tokenOf(stack)());
  const asked: Asked[] = [];
  let up = true;
  const client = async (index: number) => {
    for (let step = 0; up; step += 1) {
      const each = nextAsked(chance, `r${round}-c${index}-${step}`);
      asked.push(each);
      await ask(post, each);
    }
  };
  const working = Array.from({ length: clients }, (_, index) => client(index));
  await setTimeout(150 + chance.below(700));
  up = false;
  await stack.kill();
  await Promise.all(working);
  return asked;
}

type StoredDocument = Record<string, unknown> & { id: string };

/** Holds the store against what clients were told. */
async function check(api: Api, all: readonly Asked[]): Promise<string[]> {
  const faults: string[] = [];
  for (const user of tortureUsers) {
    const { body } = await api.get<{ documents: StoredDocument[] }>(`users/${user}/data`);
    const runs = body.documents.filter(document => document['kind'] === 'run') as unknown as RunDocument[];
    faults.push(...partitionFaults(body.documents, rules));
    faults.push(
      ...judgeAcknowledged(
        runs,
        all.filter(each => each.user === user),
      ),
    );
  }
  return faults;
}

function judgeAcknowledged(runs: readonly RunDocument[], asked: readonly Asked[]): string[] {
  const stored = new Map(runs.map(run => [run.outcome.runId, canonicalJson(run.outcome)]));
  return asked.flatMap(({ body, acknowledged, refused }) => {
    const outcome = stored.get(body.runId);
    if (acknowledged !== undefined && outcome !== acknowledged)
      return [`${body.runId}: acknowledged, and not in the store as told`];
    if (refused !== undefined && outcome !== undefined) return [`${body.runId}: refused, and in the store`];
    return [];
  });
}
