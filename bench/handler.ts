import { HttpRequest, InvocationContext } from '@azure/functions';
import { indexClauses } from '../core/clauses/search.ts';
import type { Situation } from '../core/decide.ts';
import type { App } from '../functions/app.ts';
import { readBody } from '../functions/http/body.ts';
import { endpoint } from '../functions/http/endpoint.ts';
import { replyWithRun } from '../functions/http/run-reply.ts';
import { systemClock } from '../functions/io/clock.ts';
import { verifyWithEntra } from '../functions/io/entra.ts';
import type { Services, Stored } from '../functions/ports.ts';
import { runRequest } from '../functions/schemas/week-requests.ts';
import { silent } from '../functions/telemetry/telemetry.ts';
import { startSignIn } from '../local/sign-in/sign-in.ts';
import { benchWeek } from './data/week.ts';
import { type Summary, summarise } from './harness/samples.ts';
import { benchTenant } from './harness/store.ts';

const userId = 'b0000000-0000-4000-8000-0000000000aa';
const audience = 'api://bench';
const scope = 'Week.ReadWrite';

/**
 * What our own code costs in a request that drafts a week: token, body, load, plan, batch, answer. The store answers
 * at once from memory, so nothing of it is in the figures.
 */
export async function timeHandler(situation: Situation, warmUp: number, runs: number): Promise<Summary> {
  const people = [{ oid: userId, name: 'Bench', upn: 'bench@bench.example' }];
  const tenants = [{ tenantId: benchTenant, name: 'Bench', people }];
  const signIn = await startSignIn({ tenants, audience, scope });
  try {
    const { authority } = signIn;
    const verify = verifyWithEntra({ authority, audience, scope, tenants: [benchTenant] }, systemClock);
    const call = handlerOf({ verify, services: async () => servicesOf(situation) });
    const token = await tokenFrom(authority);
    for (let run = 0; run < warmUp; run += 1) await call(token, `warm-up-${run}`);
    const samples = new Float64Array(runs);
    for (let run = 0; run < runs; run += 1) samples[run] = await call(token, `run-${run}`);
    return summarise(samples);
  } finally {
    await signIn.close();
  }
}

/** Calls the handler as the Functions library does, and tells how long it took. */
function handlerOf(app: App): (token: string, runId: string) => Promise<number> {
  const handler = endpoint(
    'own',
    async call => replyWithRun(call, await readBody(call.request, runRequest), { kind: 'draft' }),
    () => app,
  );
  const context = new InvocationContext({ functionName: 'runWeek' });
  return async (token, runId) => {
    const request = new HttpRequest({
      method: 'POST',
      url: `http://127.0.0.1/api/users/me/weeks/${benchWeek}/runs`,
      headers: { authorization: `Bearer ${token}` },
      params: { userId: 'me', week: benchWeek },
      body: { string: JSON.stringify({ runId }) },
    });
    const startedMs = performance.now();
    const response = await handler(request, context);
    const ms = performance.now() - startedMs;
    const status = (response as { status?: number }).status;
    if (status !== 200) throw new Error(`The handler answered ${status}.`);
    return ms;
  };
}

/** A store that knows one person's situation and takes every batch. */
function servicesOf({ profile, sources, events, policy, projects }: Situation): Services {
  const documents: Record<string, object> = { profile, sources, [`calendar:${benchWeek}`]: { events } };
  return {
    timesheets: {
      read: async <T>(_: unknown, id: string) => {
        const body = documents[id];
        return body && ({ body, etag: '"1"' } as Stored<T>);
      },
      batch: async () => ({ kind: 'applied' }),
      all: unused,
      consenting: unused,
      countConsenting: unused,
      rhythms: unused,
      unrelayed: unused,
      deliveries: unused,
      deliveryStates: unused,
      weeks: unused,
      weekStates: unused,
      runs: unused,
      changed: unused,
    },
    tenants: {
      settings: async () => ({ policy, projects }),
      clauses: async () => indexClauses([]),
      read: async () => undefined,
      write: async () => '"1"',
      create: unused,
      replace: unused,
      set: unused,
      remove: unused,
      newest: unused,
    },
    totals: { read: unused, batch: unused },
    queues: { send: unused },
    budgets: { take: unused, throttled: unused },
    messenger: { send: unused },
    allowedTenants: [benchTenant],
    clock: systemClock,
    telemetry: silent,
    probes: { store: unused, queues: unused },
    random: Math.random,
  };
}

function unused(): never {
  throw new Error('The bench reads single documents and writes batches only.');
}

async function tokenFrom(authority: string): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'password', username: 'bench@bench.example' });
  const answer = await fetch(`${authority}/${benchTenant}/oauth2/v2.0/token`, { method: 'POST', body: form });
  return ((await answer.json()) as { access_token: string }).access_token;
}
