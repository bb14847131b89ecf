import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { simulate, type Verdict } from './simulate.ts';

const help = `Plays seeds of the commit simulation and judges each: faults, crashes, duplicates and people on the real code.

  npm run simulate -- --seeds 10000           seeds 1 to 10000, on all cores
  npm run simulate -- --from 500 --seeds 100  seeds 500 to 599
  npm run simulate -- --seed 42               one seed, told in full

Ends with one line of JSON. Exit code 1 when a seed broke a promise; each such seed is named.`;

const heardNone = { recorded: 0, pending: 0, refused: 0, lost: 0 };
type Seeds = { from: number; below: number; step: number };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '500' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(help);
  const from = Number(values.seed ?? values.from);
  const count = values.seed === undefined ? Number(values.seeds) : 1;
  if (!Number.isInteger(from) || !Number.isInteger(count) || count < 1) {
    console.error('Seeds are whole numbers. See --help.');
    process.exit(2);
  }
  const startedMs = performance.now();
  const verdicts = await playAll(from, count);
  report(verdicts, performance.now() - startedMs);
}

/** One worker a core; every worker takes each n-th seed. */
async function playAll(from: number, count: number): Promise<Verdict[]> {
  const step = Math.min(availableParallelism(), count);
  const verdicts: Verdict[] = [];
  const workers = Array.from({ length: step }, (_, index) => {
    const seeds: Seeds = { from: from + index, below: from + count, step };
    return playIn(new Worker(new URL(import.meta.url), { workerData: seeds }), verdict => {
      verdicts.push(verdict);
      tell(verdict, verdicts.length, count);
    });
  });
  await Promise.all(workers);
  return verdicts;
}

function playIn(worker: Worker, heard: (verdict: Verdict) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', heard);
    worker.on('error', reject);
    worker.on('exit', code =>
      code === 0 ? resolve() : reject(new Error(`A worker ended with code ${code}.`)),
    );
  });
}

function tell({ seed, faults }: Verdict, done: number, count: number): void {
  for (const fault of faults) console.error(`seed ${seed}: ${fault}`);
  if (faults.length > 0) console.error(`Replay it: npm run simulate -- --seed ${seed}`);
  if (done % 100 === 0) console.error(`${done} of ${count} seeds`);
}

function report(verdicts: readonly Verdict[], durationMs: number): void {
  const broken = verdicts.filter(verdict => verdict.faults.length > 0).map(verdict => verdict.seed);
  const heard = { ...heardNone };
  for (const verdict of verdicts) {
    for (const kind of Object.keys(heard) as (keyof typeof heard)[]) heard[kind] += verdict.heard[kind];
  }
  const requests = verdicts.reduce((sum, verdict) => sum + verdict.requests, 0);
  console.log(
    JSON.stringify({ seeds: verdicts.length, requests, heard, broken, durationMs: Math.round(durationMs) }),
  );
  if (broken.length > 0) process.exitCode = 1;
}

async function work({ from, below, step }: Seeds): Promise<void> {
  for (let seed = from; seed < below; seed += step) parentPort?.postMessage(await simulate(seed));
}

await (isMainThread ? main() : work(workerData as Seeds));
