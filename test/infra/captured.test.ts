import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { shutdownAzureMonitor } from 'applicationinsights';
import { addWeeks } from '../../core/week.ts';
import { tiles } from '../../infra/workbook/tiles.ts';
import { evaluate, type Rows } from '../../local/kql/evaluate.ts';
import type { Row } from '../../local/kql/value.ts';
import { type LlmScript, type LlmStandIn, startLlm } from '../../local/llm/stand-in.ts';
import { directory } from '../../local/sample/directory.ts';
import { type FakeTeams, startTeams } from '../bot/teams.ts';
import { infraFolder } from './bicep.ts';
import { alertRules, earlier, raised, together } from './captured/alerts.ts';
import { endAll, type Organisation, startOrganisation } from './captured/organisation.ts';
import { poison } from './captured/poison.ts';
import { letOutboxAge, moveReceiversInside, type Stored, storedIn } from './captured/store.ts';
import { installFor } from './captured/teams.ts';
import { tryBothDesigns } from './captured/trial.ts';

// Telemetry of real runs of the sample organisation on the local stack: in good health, with everything around it ill, and
// on an ill store. A stack takes some ten seconds.
jest.setTimeout(240_000);

const dayMs = 86_400_000;
const everybody = Object.values(directory).map(({ oid }) => oid);
/** Every week has a finding, so that a language model is asked about each, and may be asked. */
const policy = {
  rules: { weeklyMaximum: { severity: 'warn', maxMinutes: 60 } },
  budgets: { teamsSendsPerSecond: 25, llmTokensPerMinute: 10_000_000 },
} as const;

let llm: LlmStandIn;
let teams: FakeTeams;
let script: LlmScript;
const answer: LlmScript = { kind: 'says', content: '{"comments":[],"findings":[]}', totalTokens: 700 };
const settings = () => ({
  AZURE_OPENAI_ENDPOINT: llm.endpoint,
  AZURE_OPENAI_DEPLOYMENT: 'gpt',
  AZURE_OPENAI_KEY: 'k',
});
beforeAll(async () => {
  llm = await startLlm(() => script);
  teams = await startTeams();
});
afterAll(async () => {
  endAll();
  await shutdownAzureMonitor();
  await Promise.all([llm.close(), teams.close()]);
});

/** Drafts three weeks of everybody: more than the twenty that alerts want to have seen. */
async function draftWeeks({ run, week }: Organisation, name: string): Promise<number> {
  let people = 0;
  for (const weeks of [0, 1, -1])
    people += (await run(`${name}${weeks}`, addWeeks(week, weeks))).users.finished;
  return people;
}

type Told = { rows: Rows; nowMs: number };
const stopped = async (organisation: Organisation): Promise<Told> => {
  const rows = await organisation.stop();
  return { rows, nowMs: Date.now() };
};

describe('an organisation in good health', () => {
  let told: Told;
  let stored: Stored[];
  let people: number;
  let trialWeeks: number;
  beforeAll(async () => {
    script = answer;
    teams.answer = { status: 201 };
    llm.requests.length = 0;
    const organisation = await startOrganisation({ settings: settings(), policy });
    await installFor(organisation.api, teams, everybody.slice(0, 6));
    await subscribe(organisation);
    people = await draftWeeks(organisation, 'draft');
    await correctAtOnce(organisation);
    await organisation.ail('storeIsBusy');
    await organisation.client.get(`users/${directory.marta.oid}/weeks/${organisation.week}`);
    await organisation.ail();
    await organisation.tick('sweepOutbox');
    trialWeeks = await tryBothDesigns(organisation.insights, 12);
    await organisation.settled();
    stored = await storedIn(organisation.cosmos);
    told = await stopped(organisation);
  });

  const rowsOf = (query: string): Row[] => {
    const text = readFileSync(join(infraFolder, 'queries', `${query}.kql`), 'utf8');
    return [...evaluate(text, told.rows, told.nowMs).rows];
  };
  const sum = (rows: readonly Row[], column: string) =>
    rows.reduce((total, row) => total + Number(row[column]), 0);
  const receipts = () => stored.filter(({ kind }) => kind === 'run') as (Stored & Receipt)[];

  test.each(tiles.map(({ title, query }) => [title, query]))('lights up the tile "%s"', (_, query) => {
    const rows = rowsOf(query);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect([query, Object.values(row).every(value => value !== undefined)]).toEqual([query, true]);
  });

  test('has as many weeks in its tiles as there are receipts in the store', () => {
    const [overview] = rowsOf('overview');
    expect(overview).toMatchObject({ weeks: receipts().length, withoutReview: 0 });
    expect(sum(rowsOf('cost-by-tenant'), 'runs')).toBe(receipts().length);
    expect(sum(rowsOf('conflicts'), 'runs')).toBe(receipts().length);
    expect(rowsOf('time-per-user').map(row => row['runs'])).toEqual(Array(5).fill(receipts().length));
    expect(sum(rowsOf('org-runs'), 'people')).toBe(people);
  });

  test('has as many repeated attempts, and there were some', () => {
    const again = receipts().reduce((total, { timings }) => total + timings.attempts - 1, 0);
    expect(again).toBeGreaterThan(0);
    expect(sum(rowsOf('conflicts'), 'retries')).toBe(again);
    const conflicts = rowsOf('conflicts-over-time').filter(({ why }) => why === 'conflict');
    expect(sum(conflicts, 'attempts')).toBe(again);
  });

  test('has the outcomes of messages that the ledger has', () => {
    const ledger = stored.filter(({ kind }) => kind === 'delivery').map(({ state }) => String(state));
    const counted = Object.entries(Object.groupBy(ledger, state => state)).map(([state, all]) => [
      state,
      all?.length,
    ]);
    const shown = Map.groupBy(rowsOf('deliveries'), row => String(row['state']));
    expect([...shown].map(([state, rows]) => [state, sum(rows, 'deliveries')]).sort()).toEqual(
      counted.sort(),
    );
    expect([...shown.keys()].sort()).toEqual(['notInstalled', 'sent']);
  });

  test('has the tokens that the language model counted, and the lines that people changed', () => {
    const tokens = receipts().reduce((total, { reviewed }) => total + (reviewed?.tokens ?? 0), 0);
    // People whose weeks are alike share an answer.
    expect(tokens).toBeGreaterThanOrEqual(llm.requests.length * 700);
    expect(llm.requests.length).toBeGreaterThan(20);
    expect(sum(rowsOf('reviews'), 'tokens')).toBe(tokens);
    const [cost] = rowsOf('cost-by-tenant');
    expect(cost).toMatchObject({ tokens, cost: expect.any(Number) });
    const million = Number(cost?.['requestUnits']) * 0.25 + tokens;
    expect(Number(cost?.['cost'])).toBeCloseTo(million / 1_000_000, 4);
    expect(rowsOf('how-good-drafts-are')[0]).toMatchObject({ changed: 1 });
    const drafted = receipts().flatMap(({ opSet }) => opSet.ops.filter(isDraft)).length;
    expect(sum(rowsOf('how-good-drafts-are'), 'drafted')).toBe(drafted);
  });

  test('has both designs of a trial', () => {
    const weeks = rowsOf('designs').map(({ arm, weeks }) => [arm, weeks]);
    expect(weeks).toEqual([
      ['batch at 30 %', trialWeeks],
      ['tools at 30 %', trialWeeks],
    ]);
  });

  test('raises no alert', async () => {
    expect(await raised(told.rows, told.nowMs)).toEqual([]);
  });

  test('raises one when an hour has passed in which nothing was told', async () => {
    expect(await raised(told.rows, told.nowMs + 3_600_000)).toEqual(['sweep-is-silent']);
  });
});

describe('when what is around it is ill: Teams, the language model, a subscriber, a message that nobody can read', () => {
  let told: Told;
  let letters: number;
  beforeAll(async () => {
    script = { kind: 'status', status: 500 };
    teams.answer = {
      status: 403,
      body: { error: { code: 'MessageWritesBlocked', message: 'MessageWritesBlocked' } },
    };
    const before = (folder: string) => poison(folder, 10);
    const organisation = await startOrganisation({ settings: settings(), policy, before });
    await installFor(organisation.api, teams, everybody);
    await subscribe(organisation);
    expect(await moveReceiversInside(organisation.cosmos)).toBe(1);
    await draftWeeks(organisation, 'draft');
    await organisation.tick('sweepOutbox');
    await organisation.settled();
    ({ letters } = await organisation.ail());
    told = await stopped(organisation);
  });

  test('raises the alerts on messages, subscribers, reviews and the old message, and no others', async () => {
    const expected = [
      'people-are-not-told',
      'queue-stands-still',
      'reviews-are-missing',
      'subscribers-are-lost',
    ];
    expect(await raised(told.rows, told.nowMs)).toEqual(expected);
  });

  test('brings a dead letter, which is what the alert on the queue counts', () => {
    expect(letters).toBe(1);
  });
});

describe('when its store is ill', () => {
  let well: Told;
  let ill: Told;
  beforeAll(async () => {
    const organisation = await startOrganisation();
    await draftWeeks(organisation, 'before');
    await organisation.tick('sweepOutbox');
    await organisation.settled();
    well = await stopped(organisation);
    const sick = await startOrganisation();
    await sick.ail('storeIsBusy');
    await sick.run('busy', sick.week);
    await sick.ail('storeIsSlow');
    await draftWeeks(sick, 'slow');
    await sick.ail();
    await sick.settled();
    await sick.ail('relayIsDead');
    await sick.run('unrelayed', addWeeks(sick.week, 2));
    expect(await letOutboxAge(sick.cosmos, 10)).toBeGreaterThan(0);
    await sick.tick('sweepOutbox');
    await sick.until(({ customMetrics = [] }) =>
      customMetrics.some(({ name, value }) => name === 'outbox.age' && Number(value) > 0),
    );
    await sick.ail('storeIsAway');
    const asked = everybody
      .slice(0, 4)
      .map(userId => sick.client.post(`users/${userId}/weeks/${sick.week}/runs`, { runId: 'away' }));
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    await sick.ail();
    ill = await stopped(sick);
  });

  test('raises the alerts on steps, time, the store and the outbox, and no others', async () => {
    const rows = together(earlier(well.rows, dayMs), ill.rows);
    expect(await raised(rows, ill.nowMs)).toEqual(
      [
        'outbox-stands-still',
        'steps-fail',
        'store-asks-for-time',
        'weeks-are-slow',
        'weeks-are-slower',
      ].sort(),
    );
  });

  test('control: the day before raised none', async () => {
    const rows = together(earlier(well.rows, dayMs), well.rows);
    expect(await raised(rows, well.nowMs)).toEqual([]);
  });
});

test('every rule of the Bicep has been raised in here', async () => {
  const source = readFileSync(import.meta.filename, 'utf8');
  for (const { name } of await alertRules()) expect(source).toContain(`'${name}'`);
});

type Entry = { id: string; date: string; projectId?: string; owner: string };
type Receipt = {
  reviewed?: { tokens: number };
  timings: { attempts: number };
  opSet: { ops: { op: string; entry?: { owner: string } }[] };
};

function isDraft({ op, entry }: Receipt['opSet']['ops'][number]): boolean {
  return (op === 'create' || op === 'replace') && entry?.owner === 'agent';
}

/** Somebody wants to hear of every org run that ends: Teams' stand-in takes that, too. */
async function subscribe({ client }: Organisation): Promise<void> {
  await client.post('webhooks/org-run-completed', { callbackUrl: `${teams.url}/hook`, kind: 'draft' });
}

/** One line of the agent is deleted, while the same person adds others at the same instant: somebody has to try again. */
async function correctAtOnce({ client, cosmos, week }: Organisation): Promise<void> {
  const path = `users/${directory.marta.oid}/weeks/${week}`;
  const head = (await storedIn(cosmos)).find(
    ({ id, userId }) => id === `week:${week}` && userId === directory.marta.oid,
  );
  const { entries } = head as unknown as { entries: Entry[] };
  const entry = entries.find(({ owner, projectId }) => owner === 'agent' && projectId !== undefined);
  if (!entry) throw new Error('There is no drafted entry.');
  const { id, date, projectId } = entry;
  await client.post(`${path}/corrections`, { runId: 'delete', changes: [{ op: 'delete', entryId: id }] });
  const adding = [1, 2, 3, 4, 5].map(minutes =>
    client.post(`${path}/corrections`, {
      runId: `add-${minutes}`,
      changes: [{ op: 'add', date, minutes, projectId, description: `Call ${minutes}` }],
    }),
  );
  await Promise.all(adding);
}
