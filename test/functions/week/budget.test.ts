import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../../core/errors.ts';
import { totalsId } from '../../../functions/totals/documents.ts';
import { previewWeek, readSituation } from '../../../functions/week/preview.ts';
import { readRun } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, projects, request, tuesday, week } from '../person.ts';
import type { World } from '../world.ts';

const { tenantId } = lena;
const unavailable = { kind: 'status', status: 503 } as const;
let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
  await layDown(6_000);
});

/** Apollo gets a budget; Lena's week has time on it. */
async function layDown(budgetMinutes: number, severity = 'warn'): Promise<void> {
  const budgeted = projects.map(project =>
    project.id === 'apollo' ? { ...project, budgetMinutes } : project,
  );
  await world.app.tenants.write(tenantId, 'catalogue', { projects: budgeted });
  await world.app.tenants.write(tenantId, 'policy', { rules: { budgetUsed: { severity } } });
}

async function use(minutes: number): Promise<void> {
  const resourceBody = { id: totalsId.all, kind: 'total', tenantId, projectId: 'apollo', minutes };
  await world.app.totals.batch({ tenantId, projectId: 'apollo' }, [
    { operationType: 'Upsert', resourceBody },
  ]);
}

const found = async () => {
  const { outcome } = await previewWeek(world.app, { ...lena, week, intent: draft });
  return outcome.findings.filter(({ code }) => code === 'budgetUsed').length;
};

describe('the budget of a project', () => {
  test('is told of when the whole tenant has used it, and not a minute before', async () => {
    expect(await found()).toBe(0);
    await use(5_999);
    expect(await found()).toBe(0);
    await use(6_000);
    expect(await found()).toBe(1);
  });

  test('stops a submit where the tenant wants it to, and never a draft', async () => {
    await layDown(6_000, 'block');
    await use(6_000);
    expect(await runWeek(world.app, request(draft))).toMatchObject({ outcome: { result: 'committed' } });
    const refusal = await runWeek(world.app, request({ kind: 'submit' })).catch(
      (error: Refusal) => error.problem,
    );
    expect(refusal).toMatchObject({ code: 'submitBlocked', findings: [{ code: 'budgetUsed' }] });
  });

  test('costs one read more for a week that has time on it, and none for any other', async () => {
    await world.app.tenants.settings(tenantId);
    world.sent.length = 0;
    await runWeek(world.app, request(draft));
    expect(world.sent.filter(({ kind }) => kind === 'read')).toHaveLength(6);
    await world.app.tenants.write(tenantId, 'catalogue', { projects });
    await world.app.tenants.settings(tenantId);
    world.sent.length = 0;
    await runWeek(world.app, request(draft));
    expect(world.sent.filter(({ kind }) => kind === 'read')).toHaveLength(5);
  });

  test('that cannot be read is read again, like everything else that a week depends on', async () => {
    await use(6_000);
    // Enough for the SDK to give up trying by itself.
    let failures = 6;
    world.fault = ({ container }) => (container === 'totals' && failures-- > 0 ? unavailable : undefined);
    const asked = request(draft);
    expect(await runWeek(world.app, asked)).toMatchObject({ outcome: { result: 'committed' } });
    expect((await readRun(world.app, lena, asked.runId)).timings.attempts).toBeGreaterThan(1);
  });

  test('that can never be read leaves the week as it is, and the store is to blame', async () => {
    const before = await world.bytes(lena);
    world.fault = ({ container }) => (container === 'totals' ? unavailable : undefined);
    const run = runWeek(world.app, request(draft));
    await expect(run).rejects.toMatchObject({ problem: { code: 'storeUnavailable' } });
    expect(await world.bytes(lena)).toBe(before);
  });

  test('is nothing to a project that is no longer in the catalogue', async () => {
    await runWeek(world.app, request(draft));
    await world.app.tenants.write(tenantId, 'catalogue', {
      projects: projects.filter(({ id }) => id !== 'apollo'),
    });
    const added = add(15, tuesday, 'borealis');
    expect(await runWeek(world.app, request(added))).toMatchObject({ outcome: { result: 'committed' } });
  });

  test('is known to whoever looks at a week without changing it', async () => {
    await runWeek(world.app, request(draft));
    await use(6_000);
    const { usedMinutes, head } = await readSituation(world.app, lena, week);
    expect(usedMinutes).toEqual(new Map([['apollo', 6_000]]));
    expect(head.version).toBe(1);
  });
});
