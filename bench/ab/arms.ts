import type { WeekRequest } from '../../core/intent.ts';
import type { Services, Timesheets } from '../../functions/ports.ts';
import { runWeek } from '../../functions/week/run.ts';
import type { AgentRun } from '../five-tools/agent.ts';
import type { Job } from '../five-tools/documents.ts';
import { scriptedModel } from '../five-tools/llm.ts';
import { type FiveTools, openFiveTools } from '../five-tools/open.ts';
import { type Effort, type Measured, measureEffort, metered, type Wait } from '../harness/effort.ts';
import type { Service } from '../harness/service.ts';
import type { Delays } from './delays.ts';
import { type Ground, productOn } from './ground.ts';
import { abWeek, type Person } from './organisation.ts';

export type ArmName = 'tools' | 'batch';

/** What one person's week took. */
export type Sample = {
  userId: string;
  /** The project that the person may share with others. */
  project: string;
  /** From the flow's call to its answer. */
  flowMs: number;
  /** The same without that call: the agent with its tools, or the run. */
  workMs: number;
  stepsMs: Record<string, number>;
  effort: Effort;
  waits: Wait[];
};

export type Arm = { name: ArmName; run(person: Person): Promise<Sample> };

/** Both arms, each behind a service that a flow calls once for each person. */
export type Arms = {
  tools: Arm;
  batch: Arm;
  /** For laying down and for looking afterwards; not measured. */
  services: Services;
  fiveTools: FiveTools;
  close(): Promise<void>;
};

export async function openArms(ground: Ground, delays: Delays): Promise<Arms> {
  const { sleep } = ground.clock;
  const pause = (ms: number) => (ms > 0 ? sleep(ms) : Promise.resolve());
  const fiveTools = await openFiveTools({
    ...ground,
    think: scriptedModel(sleep, delays.llmTurnMs),
    onTheWay: () => pause(delays.toolFlowMs ?? delays.serviceCallMs),
  });
  const agent = await ground.expose(timed((job: Job) => fiveTools.run(job)));
  const product = await productOn(ground, metered('api', ground.connect()));
  const api = await ground.expose(timed((request: WeekRequest) => measureWeek(product, request)));
  const call = async <In, Out>(service: Service<In, Out>, body: In) => {
    await pause(delays.serviceCallMs);
    return service.call(body);
  };
  return {
    fiveTools,
    services: await productOn(ground, ground.connect()),
    tools: { name: 'tools', run: person => measured(person, () => call(agent, jobOf(person))) },
    batch: {
      name: 'batch',
      run: person => measured(person, () => call(api, { ...jobOf(person), intent: { kind: 'draft' } })),
    },
    async close() {
      await Promise.all([fiveTools.close(), agent.close(), api.close()]);
      await ground.close();
    },
  };
}

/** Both arms work under the same run id, so that they must come to the same ids of entries. */
function jobOf({ tenantId, userId }: Person): Job {
  return { tenantId, userId, week: abWeek, runId: `run-${userId}` };
}

type Timed<T> = T & { workMs: number };

function timed<In, Out>(work: (body: In) => Promise<Out>): (body: In) => Promise<Timed<Out>> {
  return async body => {
    const startedMs = performance.now();
    const result = await work(body);
    return { ...result, workMs: performance.now() - startedMs };
  };
}

type Worked = Timed<Pick<AgentRun, 'stepsMs' | 'effort' | 'waits'>>;

async function measured(person: Person, run: () => Promise<Worked>): Promise<Sample> {
  const startedMs = performance.now();
  const { workMs, stepsMs, effort, waits } = await run();
  const flowMs = performance.now() - startedMs;
  return { userId: person.userId, project: person.main, flowMs, workMs, stepsMs, effort, waits };
}

type Steps = { load: number; plan: number; commit: number };

/** Runs a request as the product does, and tells what its steps took: up to the last read, up to the batch, the batch. */
async function measureWeek(
  services: Services,
  request: WeekRequest,
): Promise<Pick<Measured<unknown>, 'effort' | 'waits'> & { stepsMs: Steps }> {
  const watch = watching(services.timesheets);
  const { effort, waits } = await measureEffort(async () => {
    const answer = await runWeek({ ...services, timesheets: watch.timesheets }, request);
    if (answer.kind !== 'recorded') throw new Error(`The run of ${request.userId} is in doubt.`);
  });
  return { effort: { ...effort, retries: watch.batches() - 1 }, waits, stepsMs: watch.stepsMs };
}

function watching(timesheets: Timesheets) {
  const stepsMs: Steps = { load: 0, plan: 0, commit: 0 };
  let [sinceMs, readMs, batches] = [performance.now(), performance.now(), 0];
  const watched: Timesheets = {
    ...timesheets,
    async read(partition, id) {
      const found = await timesheets.read<never>(partition, id);
      readMs = performance.now();
      return found;
    },
    async batch(partition, operations) {
      batches += 1;
      const startedMs = performance.now();
      stepsMs.load += readMs - sinceMs;
      stepsMs.plan += startedMs - readMs;
      try {
        return await timesheets.batch(partition, operations);
      } finally {
        sinceMs = performance.now();
        stepsMs.commit += sinceMs - startedMs;
      }
    },
  };
  return { timesheets: watched, stepsMs, batches: () => batches };
}
