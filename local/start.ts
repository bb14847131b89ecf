import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseWeek, type WeekId, weekOfInstant } from '../core/week.ts';
import { loopback, ports, teamsPort } from './addresses.ts';
import type { LogRecord } from './host/log.ts';
import { createApi } from './import/api.ts';
import { clientCredentials } from './import/token.ts';
import { sampleApp, sampleTenant } from './sample/directory.ts';
import { loadSample } from './sample/load.ts';
import { sampleOrganisation } from './sample/organisation.ts';
import { type Stack, startStack } from './stack.ts';
import { figuresOf, printOrgRuns, printReport, printWhereToLook } from './start/report.ts';
import { runOrganisation } from './start/run-organisation.ts';
import { buildTabIfOld } from './start/tab.ts';
import { startTeams } from './teams/server.ts';

const help = `Starts Time Agent on this machine: store, sign-in, Functions host, a sample organisation, and the agent's run.

  npm start                     stays up until Ctrl+C; keeps its data in .local/
  npm start -- --once           stops after the run, on data of its own; ends with one line of JSON
  npm start -- --week 2026-W47  for another week than the running one
  npm start -- --data FOLDER    keeps its data there
  npm start -- --no-sample      starts empty: for "npm run import"`;

type Options = { once?: boolean; week?: string; data?: string; sample?: boolean; help?: boolean };

async function main(options: Options): Promise<void> {
  const week = options.week === undefined ? weekOfInstant(Date.now(), 'UTC') : parseWeek(options.week);
  if (!week) return fail('--week takes an ISO week such as 2026-W47.');
  const scratch =
    options.once && options.data === undefined ? mkdtempSync(join(tmpdir(), 'time-agent-')) : undefined;
  const folder = options.data ?? scratch ?? '.local';
  if (!options.once) buildTabIfOld(words => console.log(words));
  const startedMs = performance.now();
  const stack = await startStack({
    folder,
    // A run of its own must not meet a stack that is up.
    ports: options.once ? { api: 0, signIn: 0, cosmos: 0, serviceBus: 0, insights: 0 } : ports,
    tenants: [sampleTenant],
    log: logError,
  }).catch(startFailed);
  console.log(`Time Agent is up (${seconds(startedMs)}). Store and keys: ${folder}\n`);
  if (options.sample) await draftSample(stack, week, options.once === true, startedMs);
  if (options.once) await stack.close();
  else await untilStopped(stack, await openTeams(stack));
  if (scratch) rmSync(scratch, { recursive: true });
}

async function draftSample(stack: Stack, week: WeekId, once: boolean, startedMs: number): Promise<void> {
  const as = { authority: stack.authority, tenant: sampleTenant.tenantId, client: sampleApp.appId };
  const api = createApi({ baseUrl: stack.api, token: clientCredentials(as) });
  const organisation = sampleOrganisation(week);
  console.log(`Loading ${organisation.tenant.name}: ${organisation.people.length} people, week ${week} …`);
  await loadSample(api, organisation);
  const { orgRuns, results } = await runOrganisation(api, organisation);
  printReport(results);
  printOrgRuns(orgRuns);
  if (!once) printWhereToLook(stack, week);
  console.log(
    JSON.stringify({ ...figuresOf(results, performance.now() - startedMs), orgRuns: orgRuns.length }),
  );
}

async function openTeams({ api, authority }: Stack): Promise<{ close(): Promise<void> }> {
  const teams = await startTeams({ port: teamsPort, api, authority, tenant: sampleTenant }).catch(
    startFailed,
  );
  console.log(`The tab    ${teams.url}   (a page that stands for Teams)\n`);
  return teams;
}

async function untilStopped(stack: Stack, teams: { close(): Promise<void> }): Promise<void> {
  console.log('Ctrl+C stops it.');
  const stopped = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.resolve());
  await stopped.promise;
  await teams.close();
  await stack.close();
}

function logError({ level, message, functionName }: LogRecord): void {
  if (level === 'error' || level === 'critical') console.error(`${functionName ?? 'host'}: ${message}`);
}

function startFailed(error: NodeJS.ErrnoException): never {
  if (error.code !== 'EADDRINUSE') throw error;
  const taken = [...Object.values(ports), teamsPort].map(loopback).join(', ');
  return fail(`A port is taken (Time Agent needs ${taken}). Is it running already? Stop it, or use --once.`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean' },
        week: { type: 'string' },
        data: { type: 'string' },
        sample: { type: 'boolean', default: true },
        help: { type: 'boolean', short: 'h' },
      },
      allowNegative: true,
    });
    return values;
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${help}`);
  }
}

const options = readOptions();
if (options.help) console.log(help);
else await main(options);
