import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Problem } from '../../../core/errors.ts';
import { Refusal } from '../../../core/errors.ts';
import type { Caller } from '../../../functions/http/caller.ts';
import { callTool } from '../../../functions/mcp/call-tool.ts';
import { toEvery } from '../faults.ts';
import { lena, openSetUpWorld, tuesday, week } from '../person.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const asLena: Caller = { kind: 'user', ...lena, roles: [] };
const problemOf = (error: unknown): Problem => {
  if (error instanceof Refusal) return error.problem;
  throw error;
};

async function called(name: string, given: object): Promise<Record<string, unknown>> {
  const answer = await callTool({ services: world.app, caller: asLena }, name, given, problemOf);
  if (!answer) throw new Error(`There is no tool ${name}.`);
  return answer.kind === 'done' ? (answer.body as Record<string, unknown>) : { ...answer.problem };
}

const changes = [{ op: 'add', date: tuesday, minutes: 30, projectId: 'apollo' }];
const correction = { week, changes };
const agreed = ({ offer, expectedVersion }: Record<string, unknown>) => ({
  ...correction,
  ...{ offer, expectedVersion, confirm: true },
});

describe('an offer', () => {
  test('is the same for the same request, and another one for each thing that it is made of', async () => {
    const offerFor = async (given: object) => (await called('preview_correction', given))['offer'];
    const first = await offerFor(correction);
    expect(await offerFor(correction)).toBe(first);
    const others = [
      await offerFor({ week, changes: [{ ...changes[0], minutes: 31 }] }),
      await offerFor({ week: '2026-W48', changes: [{ ...changes[0], date: '2026-11-24' }] }),
    ];
    await called('correct_week', agreed(await called('preview_correction', correction)));
    others.push(await offerFor(correction));
    expect(new Set([first, ...others]).size).toBe(4);
  });

  test('of which nobody knows whether it was carried out is pending, and the same call settles it', async () => {
    const shown = agreed(await called('preview_correction', correction));
    world.fault = toEvery('batch', { kind: 'status', status: 503 });
    expect(await called('correct_week', shown)).toMatchObject({ result: 'pending', runId: shown.offer });
    world.fault = () => undefined;
    expect(await called('correct_week', shown)).toMatchObject({ result: 'committed', version: 1 });
  });

  test('that was carried out and whose answer was lost is done once', async () => {
    const shown = agreed(await called('preview_correction', correction));
    let lost = false;
    world.fault = ({ kind }) => {
      if (kind !== 'batch' || lost) return undefined;
      lost = true;
      return { kind: 'loseAnswer' };
    };
    const done = await called('correct_week', shown);
    expect([lost, done['version']]).toEqual([true, 1]);
    expect(await called('correct_week', shown)).toEqual(done);
  });

  test('is not made where nothing would change', async () => {
    const first = agreed(await called('preview_correction', correction));
    await called('correct_week', first);
    const { days } = (await called('get_week', { week })) as { days: { entries: { id: string }[] }[] };
    const entryId = days.flatMap(({ entries }) => entries)[0]?.id;
    const same = { week, changes: [{ op: 'change', entryId, minutes: 30 }] };
    const shown = await called('preview_correction', same);
    expect([shown['offer'], shown['next']]).toEqual([undefined, 'There is nothing to change.']);
  });
});

test('a tool that there is not is told apart from one that refuses', async () => {
  const answer = await callTool({ services: world.app, caller: asLena }, 'nothing', {}, problemOf);
  expect(answer).toBeUndefined();
});

test('a problem says whether it is worth to begin again', async () => {
  expect(await called('correct_week', { week })).toMatchObject({ code: 'fieldInvalid', retryable: false });
  const stale = agreed(await called('preview_correction', correction));
  const other = { week, changes: [{ ...changes[0], minutes: 45 }] };
  await called('correct_week', { ...agreed(await called('preview_correction', other)), ...other });
  expect(await called('correct_week', stale)).toMatchObject({ code: 'weekChanged', retryable: true });
});
