import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Intent } from '../../../core/intent.ts';
import { importCalendar } from '../../../functions/people/calendar.ts';
import type { Reviewer, ReviewReply } from '../../../functions/ports.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, week } from '../person.ts';
import type { World } from '../world.ts';

const redraft: Intent = { kind: 'redraft' };
const deadlineMs = 1_000;
const agreed: ReviewReply = { kind: 'answer', answer: { comments: [], findings: [] }, tokens: 10 };

let world: World;
/** How much time the LLM was given, each time that it was asked. */
let asked: number[];
beforeEach(async () => {
  asked = [];
  world = await openSetUpWorld({ rules: { weekendWork: { severity: 'warn' } } });
  const at = (hour: number) => ({ dateTime: `2026-11-21T${hour}:00:00.0000000`, timeZone: 'UTC' });
  const event = { id: 'event-9', subject: 'APO-12 on Saturday', start: at(10), end: at(11) };
  await importCalendar(world.app, lena, { mode: 'merge', week, value: [event] });
});

/** An LLM that takes so long for one answer after the other, and always says the same. */
function reviewer(reply: ReviewReply, ...tookMs: number[]): Reviewer {
  return {
    deadlineMs,
    async ask(_, __, leftMs) {
      asked.push(leftMs);
      world.clock.advance(tookMs.shift() ?? 0);
      return reply;
    },
  };
}

/** Somebody else is faster with the first so many batches. */
function conflicts(times: number): void {
  let left = times;
  const body = JSON.stringify(Array.from({ length: 14 }, (_, i) => ({ statusCode: i === 1 ? 412 : 424 })));
  world.instead = ({ kind }) => (kind === 'batch' && left-- > 0 ? { status: 207, body } : undefined);
}

async function reviewOf(intent: Intent, llm: Reviewer, runId = `of-${asked.length}`): Promise<string> {
  const answer = await runWeek({ ...world.app, reviewer: llm }, request(intent, { runId }));
  return answer.kind === 'pending' ? 'pending' : answer.outcome.review;
}

describe('the time that a review may take', () => {
  test('is that of the settings while somebody waits for a draft', async () => {
    expect(await reviewOf(redraft, reviewer(agreed))).toBe('ai');
    expect(asked).toEqual([deadlineMs]);
  });

  test('is seven times as long for a run that only words comments, which keeps nobody waiting', async () => {
    await reviewOf(redraft, reviewer(agreed));
    expect(await reviewOf({ kind: 'comment' }, reviewer(agreed))).toBe('ai');
    expect(asked).toEqual([deadlineMs, 7 * deadlineMs]);
  });

  test('after a conflict is what is left of it', async () => {
    conflicts(2);
    expect(await reviewOf(redraft, reviewer(agreed, 300, 500))).toBe('ai');
    expect(asked).toEqual([1_000, 700, 200]);
  });

  test('when it is used up leaves the week without a review, and nobody is asked', async () => {
    conflicts(2);
    expect(await reviewOf(redraft, reviewer(agreed, 400, 600))).toBe('late');
    expect(asked).toEqual([1_000, 600]);
  });
});

describe('an LLM', () => {
  test('that once had no answer is not asked again by the same run', async () => {
    conflicts(2);
    expect(await reviewOf(redraft, reviewer({ kind: 'refused', tokens: 5 }))).toBe('refused');
    expect(asked).toHaveLength(1);
  });

  test('is asked about a draft in which the rules see a reason, and about no other', async () => {
    expect(await reviewOf(draft, reviewer(agreed), 'first')).toBe('notNeeded');
    expect(asked).toEqual([]);
    const [date, projectId] = ['2026-11-17', 'apollo'];
    const overtime = { op: 'add', type: 'overtime', date, minutes: 60, projectId } as const;
    await runWeek(world.app, request({ kind: 'correct', changes: [overtime] }));
    await runWeek(world.app, request({ kind: 'undo', undoRunId: 'first' }));
    expect(await reviewOf(draft, reviewer(agreed))).toBe('ai');
    expect(asked).toHaveLength(1);
  });

  test.each<[string, Intent]>([
    ['a correction', add(30)],
    ['a submit', { kind: 'submit' }],
    ['a reminder', { kind: 'remind' }],
  ])('is not asked about %s', async (_, intent) => {
    await runWeek(world.app, request(redraft));
    expect(await reviewOf(intent, reviewer(agreed))).toBe('rules');
    expect(asked).toEqual([]);
  });
});
