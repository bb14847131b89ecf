import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Decision, decide } from '../core/decide.ts';
import type { WeekRequest } from '../core/intent.ts';
import { telemetryOf } from '../functions/io/telemetry.ts';
import type { Services } from '../functions/ports.ts';
import { silent, type Telemetry } from '../functions/telemetry/telemetry.ts';
import { type Told, tellCommitted } from '../functions/week/tell.ts';
import { benchWeek, busyWeek } from './data/week.ts';
import { type Bench, type Figures, progress, wholeNumber } from './harness/bench.ts';
import { summarise } from './harness/samples.ts';

const targets = { runMeanMs: 0.2 };
/** Between two flushes: few enough that nothing is dropped for want of room. */
const burst = 100;

/** What it costs a run to say how it went: spans, histograms and events, until they have been sent. */
export const bench: Bench = {
  summary: 'what telemetry adds to a run of 40 lines; target < 0.2 ms a run, sending included',
  options: {
    runs: { type: 'string', default: '5000', help: 'measured runs' },
    'warm-up': { type: 'string', default: '1000', help: 'runs before measuring' },
  },
  explanation: `The telemetry of a run goes through the exporter of Application Insights to a server on this machine that
throws it away. Processor time is that of the whole process, and so includes the packing, the sending, and that server.`,
  run: async options => {
    const runs = wholeNumber(options, 'runs', 1);
    const { server, connectionString, endpoint, received } = await openSink();
    const telemetry = await telemetryOf({ connectionString, endpoint, entra: false });
    try {
      progress('warming up …');
      await measure(telemetry, wholeNumber(options, 'warm-up', 0));
      progress(`without telemetry: ${runs} runs …`);
      const without = await measure(silent, runs);
      progress(`with telemetry: ${runs} runs …`);
      const before = received();
      const told = await measure(telemetry, runs);
      return figuresOf(runs, without, told, received() - before);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },
};

type Measured = { samples: Float64Array; cpuMs: number };

async function measure(telemetry: Telemetry, runs: number): Promise<Measured> {
  const samples = new Float64Array(runs);
  const told = toldWeek();
  const started = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) {
    const startedMs = performance.now();
    await tellOneRun(telemetry, told);
    samples[run] = performance.now() - startedMs;
    if ((run + 1) % burst === 0) await telemetry.flush();
  }
  await telemetry.flush();
  const { user, system } = process.cpuUsage(started);
  return { samples, cpuMs: (user + system) / 1000 };
}

const request: WeekRequest = {
  ...{ tenantId: '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11', userId: 'bench', week: benchWeek },
  ...{ runId: 'run-1', intent: { kind: 'draft' } },
};
const nothing = () => undefined;

/** What the data path tells of one run, and nothing of what it does. */
async function tellOneRun(telemetry: Telemetry, told: Told): Promise<void> {
  await telemetry.span('load', nothing);
  for (let read = 0; read < 5; read += 1)
    telemetry.measure('store.requestUnits', 2, 'read', request.tenantId);
  await telemetry.span('plan', nothing);
  await telemetry.span('review', nothing);
  telemetry.operation();
  await telemetry.span('commit', nothing);
  telemetry.measure('store.requestUnits', 90, 'batch', request.tenantId);
  tellCommitted({ telemetry } as Services, request, told);
}

function toldWeek(): Told {
  const situation = busyWeek(40);
  const decided: Decision = decide({ kind: 'draft' }, situation);
  if (decided.kind !== 'decided') throw new Error(`The week was refused: ${decided.problem.message}`);
  const timings = { loadMs: 5, planMs: 0.2, reviewMs: 0, attempts: 1 };
  const receipt = { requestHash: '', timings, createdAt: '' };
  return { decided, receipt, loaded: { situation, hasSources: true }, commitMs: 8 };
}

async function openSink(): Promise<{
  server: Server;
  connectionString: string;
  endpoint: string;
  received: () => number;
}> {
  process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = '1';
  process.env['APPLICATIONINSIGHTS_SDKSTATS_DISABLED'] = 'true';
  let bytes = 0;
  const server = createServer((incoming, response) => {
    incoming.on('data', chunk => {
      bytes += (chunk as Buffer).length;
    });
    incoming.on('end', () => response.end('{"itemsReceived":0,"itemsAccepted":0,"errors":[]}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const connectionString = `InstrumentationKey=${request.tenantId};IngestionEndpoint=${endpoint}`;
  return { server, connectionString, endpoint, received: () => bytes };
}

function figuresOf(runs: number, without: Measured, told: Measured, bytes: number): Figures {
  const { meanMs, p50Ms, p99Ms } = summarise(told.samples);
  const runMeanMs = Math.round(((told.cpuMs - without.cpuMs) / runs) * 1000) / 1000;
  const inRun = { meanMs, p50Ms, p99Ms };
  process.stdout.write(
    `In the run itself ${p50Ms} ms (median), ${p99Ms} ms (p99); processor time with sending ${runMeanMs} ms a run.\n`,
  );
  const bytesPerRun = Math.round(bytes / runs);
  return { runs, runMeanMs, inRun, bytesPerRun, targets, targetMet: runMeanMs < targets.runMeanMs };
}
