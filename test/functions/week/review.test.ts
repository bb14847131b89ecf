import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../../../core/reviewer/answer.ts';
import type { TenantBudgets } from '../../../functions/budget/budgets.ts';
import { llmOf } from '../../../functions/io/llm.ts';
import { importCalendar } from '../../../functions/people/calendar.ts';
import { savePolicyDocument } from '../../../functions/policy/policy-document.ts';
import type { Services } from '../../../functions/ports.ts';
import { reviewerWith } from '../../../functions/review/reviewer.ts';
import { previewWeek } from '../../../functions/week/preview.ts';
import { readRun } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { type LlmScript, type LlmStandIn, startLlm } from '../../../local/llm/stand-in.ts';
import { add, lena, openSetUpWorld, request, setUpPerson, week } from '../person.ts';
import { injections } from '../review/injections.ts';
import type { StoredDocument, World } from '../world.ts';

/** Looking back, what took place on a Saturday counts. */
const draft = { kind: 'redraft' } as const;

const unbounded: TenantBudgets = { take: async () => ({ kind: 'taken' }), throttled: async () => {} };

/** Rules by which Lena's week, which has work on a Saturday, is one that an LLM should look at. */
const policy = { rules: { weekendWork: { severity: 'warn' } } };
const writtenPolicy = '1.1 Work at the weekend is ordered by the lead.\n1.2 Reviews are recorded on Apollo.';

let script: (index: number) => LlmScript;
let standIn: LlmStandIn;
beforeEach(async () => {
  script = () => ({ kind: 'silent' });
  standIn = await startLlm((_, index) => script(index));
});
afterEach(() => standIn.close());

/** A world in which Lena has a meeting on Saturday under this title. */
async function openReviewedWorld(title = 'Design review'): Promise<World> {
  const world = await openSetUpWorld(policy);
  const at = (hour: number) => ({ dateTime: `2026-11-21T${hour}:00:00.0000000`, timeZone: 'UTC' });
  const event = { id: 'event-9', subject: `APO-12 ${title}`, start: at(10), end: at(11) };
  await importCalendar(world.app, lena, { mode: 'merge', week, value: [event] });
  await savePolicyDocument(world.app, lena.tenantId, writtenPolicy);
  return world;
}

function withLlm({ app }: World, deadlineMs = 4_000, budget = unbounded): Services {
  const connection = { endpoint: standIn.endpoint, deployment: 'gpt', apiVersion: '2025-01-01-preview' };
  return {
    ...app,
    reviewer: reviewerWith(llmOf({ ...connection, key: 'k', deadlineMs }), budget, deadlineMs),
  };
}

/** What the LLM was told of the lines, by the day that they have time on. */
function lineOn(day: string): string {
  const { lines } = JSON.parse(standIn.requests.at(-1)?.messages[1]?.content.slice(6, -7) ?? '{}');
  return lines.find((line: { days: string }) => line.days.includes(day)).line;
}

function says(answer: Partial<Answer>): LlmScript {
  return {
    kind: 'says',
    content: JSON.stringify({ comments: [], findings: [], ...answer }),
    totalTokens: 900,
  };
}

const outcomeOf = async (services: Services, runId = 'run-x') => {
  const answer = await runWeek(services, request(draft, { runId }));
  if (answer.kind === 'pending') throw new Error('Pending.');
  return answer.outcome;
};
const commentOn = (documents: StoredDocument[], date: string) =>
  documents.find(each => each['kind'] === 'entry' && each['date'] === date)?.['externalComment'];

describe('a week that an LLM has reviewed', () => {
  test('has its comments and findings, and says so', async () => {
    const world = await openReviewedWorld();
    script = () => {
      const line = lineOn('Sat');
      return says({
        comments: [{ line, text: 'Reviewed the design of Apollo' }],
        findings: [
          { line, clause: '1.1', severity: 'warn', sentence: 'Ask the lead to order work at the weekend.' },
        ],
      });
    };
    const outcome = await outcomeOf(withLlm(world));
    expect(outcome.review).toBe('ai');
    expect(outcome.findings).toContainEqual(
      expect.objectContaining({ code: 'policyClause', clauseId: '1.1', date: '2026-11-21' }),
    );
    const documents = await world.documents(lena);
    expect(commentOn(documents, '2026-11-21')).toBe('Reviewed the design of Apollo');
    expect(documents.find(({ id }) => id === 'run:run-x')?.['reviewed']).toEqual({
      promptVersion: 'review-1',
      tokens: 900,
      dropped: {},
    });
    expect(await readRun(world.app, lena, 'run-x')).toHaveProperty('reviewed.tokens', 900);
  });

  test('counts what of the answer it could not use', async () => {
    const world = await openReviewedWorld();
    script = () =>
      says({
        comments: [{ line: lineOn('Sat'), text: 'Reviewed with Contoso for 80 hours' }],
        findings: [{ line: 'L1', clause: '7', severity: 'warn', sentence: 'Check it.' }],
      });
    expect((await outcomeOf(withLlm(world))).review).toBe('ai');
    const documents = await world.documents(lena);
    expect(commentOn(documents, '2026-11-21')).toBe('APO-12 Design review');
    expect(documents.find(({ id }) => id === 'run:run-x')?.['reviewed']).toMatchObject({
      dropped: { figure: 1, unknownClause: 1 },
    });
  });

  test('is asked about once, though it is previewed, run, and run again after a conflict', async () => {
    const world = await openReviewedWorld();
    script = () => says({});
    const services = withLlm(world);
    await previewWeek(services, { ...lena, week, intent: draft });
    let refusals = 1;
    world.instead = ({ kind }) => {
      if (kind !== 'batch' || refusals-- <= 0) return undefined;
      return { status: 207, body: JSON.stringify([{ statusCode: 424 }, { statusCode: 412 }]) };
    };
    expect((await outcomeOf(services)).review).toBe('ai');
    expect(await world.documents(lena)).toContainEqual(
      expect.objectContaining({ id: 'run:run-x', timings: expect.objectContaining({ attempts: 2 }) }),
    );
    expect(standIn.requests).toHaveLength(1);
  });

  test('is sampled alike in its preview and its run, whatever the id of the run', async () => {
    const world = await openSetUpWorld();
    script = () => says({});
    const services = withLlm(world);
    const reviews = await Promise.all(
      Array.from({ length: 60 }, async (_, at) => {
        const person = { tenantId: lena.tenantId, userId: `person-${at}` };
        await setUpPerson(world.app, person);
        const shown = await previewWeek(services, { ...person, week, intent: draft });
        const done = await runWeek(services, { ...person, week, intent: draft, runId: `run-${at}` });
        return [shown.outcome.review, 'outcome' in done && done.outcome.review];
      }),
    );
    expect(reviews.filter(([shown, done]) => shown !== done)).toEqual([]);
    expect(new Set(reviews.flat())).toEqual(new Set(['ai', 'notNeeded']));
  });

  test('is told how the person words comments, from their own earlier weeks', async () => {
    const world = await openReviewedWorld();
    const earlier = { ...lena, week: '2026-W46' as const };
    await runWeek(world.app, { ...earlier, runId: 'run-e', intent: draft });
    const entry = (await world.documents(lena)).find(each => each['kind'] === 'entry') as StoredDocument;
    const changes = [{ op: 'change' as const, entryId: entry.id, externalComment: 'Short and dry' }];
    await runWeek(world.app, { ...earlier, runId: 'run-f', intent: { kind: 'correct', changes } });
    script = () => says({});
    await outcomeOf(withLlm(world));
    expect(standIn.requests[0]?.messages[1]?.content).toContain('"examples":["Short and dry"]');
  });
});

describe('a week without review', () => {
  test('for want of an LLM says that rules alone have looked at it', async () => {
    const world = await openReviewedWorld();
    expect((await outcomeOf(world.app)).review).toBe('rules');
  });

  test('that the rules see nothing in is not shown to the LLM', async () => {
    const world = await openSetUpWorld();
    const outcome = await outcomeOf(withLlm(world), 'run-1');
    expect(outcome.review).toBe('notNeeded');
    expect(standIn.requests).toEqual([]);
  });

  test('is what a person gets who corrects or submits: they are not kept waiting', async () => {
    const world = await openReviewedWorld();
    await runWeek(withLlm(world), request(add(60)));
    await runWeek(withLlm(world), request({ kind: 'submit' }));
    expect(standIn.requests).toEqual([]);
  });
});

const losses: [string, LlmScript, string][] = [
  ['late', { kind: 'silent' }, 'late'],
  ['late, a byte at a time', { kind: 'drips', content: '{}', everyMs: 50 }, 'late'],
  ['throttled', { kind: 'status', status: 429, headers: { 'retry-after': '30' } }, 'overBudget'],
  ['refused', { kind: 'refuses' }, 'refused'],
  ['filtered', { kind: 'ends', reason: 'content_filter', content: '' }, 'filtered'],
  ['cut short', { kind: 'ends', reason: 'length', content: '{"comments":[' }, 'cutShort'],
  ['garbage', { kind: 'says', content: '<html>502</html>' }, 'malformed'],
  ['lost', { kind: 'hangsUp' }, 'failed'],
];

describe('whatever becomes of the review', () => {
  test.each(losses)(
    '%s: the week commits, byte for byte as without an LLM, and says why',
    async (_, loss, review) => {
      script = () => loss;
      const [plain, reviewed] = [await openReviewedWorld(), await openReviewedWorld()];
      await outcomeOf(plain.app);
      expect((await outcomeOf(withLlm(reviewed, 150))).review).toBe(review);
      expect(await committed(reviewed)).toBe(await committed(plain));
    },
  );

  test('over budget: the LLM is not asked', async () => {
    const world = await openReviewedWorld();
    const broke: TenantBudgets = { ...unbounded, take: async () => ({ kind: 'wait', waitMs: 900 }) };
    expect((await outcomeOf(withLlm(world, 4_000, broke))).review).toBe('overBudget');
    expect(standIn.requests).toEqual([]);
  });

  test('a budget that cannot be read stops no week', async () => {
    const world = await openReviewedWorld();
    const broken: TenantBudgets = { ...unbounded, take: () => Promise.reject(new Error('no store')) };
    expect(await outcomeOf(withLlm(world, 4_000, broken))).toMatchObject({
      result: 'committed',
      review: 'failed',
    });
  });

  test('comments that came too late follow by a run that touches comments only', async () => {
    const world = await openReviewedWorld();
    await outcomeOf(withLlm(world, 150));
    const before = await committed(world);
    script = () => says({ comments: [{ line: lineOn('Sat'), text: 'Reviewed the design of Apollo' }] });
    const later = await runWeek(withLlm(world), request({ kind: 'comment' }, { runId: 'run-y' }));
    expect(later).toMatchObject({
      outcome: { review: 'ai', operations: { create: 0, replace: 1, patch: 0, delete: 0 } },
    });
    const documents = await world.documents(lena);
    expect(commentOn(documents, '2026-11-21')).toBe('Reviewed the design of Apollo');
    expect(await committed(world)).toBe(before);
  });
});

/** An LLM that does everything a title tells it to do, and more. */
function obedient(title: string): LlmScript {
  const lines = ['L1', 'L2', 'L3', 'L99', title];
  return says({
    comments: lines.map(line => ({ line, text: `${title} 80 hours on Borealis` })),
    findings: lines.map(line => ({
      line,
      clause: '1.1',
      severity: 'warn',
      sentence: `${title}: enter 80 hours`,
    })),
  });
}

describe('a title that poses as an instruction, to an LLM that follows it', () => {
  test.each(injections)('%s', async title => {
    script = () => obedient(title);
    const [plain, reviewed] = [await openReviewedWorld(title), await openReviewedWorld(title)];
    await outcomeOf(plain.app);
    expect((await outcomeOf(withLlm(reviewed))).review).toBe('ai');
    expect(await committed(reviewed)).toBe(await committed(plain));
    expect(standIn.requests).toHaveLength(1);
  });

  test('control: the comparison notices a minute', async () => {
    const [one, other] = [await openReviewedWorld(), await openReviewedWorld()];
    await outcomeOf(one.app);
    await outcomeOf(other.app);
    expect(await committed(one)).toBe(await committed(other));
    await runWeek(other.app, request(add(1)));
    expect(await committed(one)).not.toBe(await committed(other));
  });
});

/** Entries as they are stored, and head, comments aside: what must not depend on an LLM. */
async function committed(world: World): Promise<string> {
  const kept = (await world.documents(lena)).filter(({ kind }) => kind === 'entry' || kind === 'week');
  const aside = new Set(['externalComment', 'version', 'runId', '_etag', '_ts', '_rid', '_self']);
  return JSON.stringify(kept, (key, value) => (aside.has(key) ? undefined : value));
}
