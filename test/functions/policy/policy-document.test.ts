import { beforeEach, describe, expect, test } from '@jest/globals';
import { readPolicyDocument, savePolicyDocument } from '../../../functions/policy/policy-document.ts';
import { lena } from '../person.ts';
import { openWorld, type World } from '../world.ts';

const { tenantId } = lena;
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
const save = (text: string) => savePolicyDocument(world.app, tenantId, text);
const versionNow = async () => (await readPolicyDocument(world.app, tenantId)).version;

describe('the written policy of a tenant', () => {
  test('is nothing until one is uploaded', async () => {
    expect(await readPolicyDocument(world.app, tenantId)).toMatchObject({ version: 0, clauses: [] });
  });

  test('is shown back in clauses, with what it seems to lay down', async () => {
    const shown = await save('1.1 No more than 9 hours may be recorded per day.');
    expect(shown).toMatchObject({
      version: 1,
      clauses: [{ id: '1.1' }],
      proposals: [{ document: 'policy', field: 'dailyMaxMinutes', value: 540, clauseId: '1.1' }],
    });
    expect(await readPolicyDocument(world.app, tenantId)).toEqual(shown);
  });

  test('sets nothing by itself', async () => {
    const before = (await world.app.tenants.settings(tenantId)).policy;
    await save('1.1 No more than 9 hours may be recorded per day.');
    expect((await world.app.tenants.settings(tenantId)).policy).toEqual(before);
  });

  test('is what the review searches from then on', async () => {
    await save('1.1 Journeys count from door to door.');
    const clauses = await world.app.tenants.clauses(tenantId);
    expect(clauses.search({ text: 'journey', topics: '' }, 1)[0]?.clause.id).toBe('1.1');
  });

  test('gets a version with each new content, and earlier ones can be looked up', async () => {
    await save('1.1 Travel is paid.');
    await save('1.1 Travel is paid.');
    expect(await versionNow()).toBe(1);
    await save('1.1 Travel is not paid.');
    expect(await versionNow()).toBe(2);
    expect((await readPolicyDocument(world.app, tenantId, 1)).clauses[0]?.text).toBe('Travel is paid.');
  });

  test('of which nothing can be made is refused, and the one before stays', async () => {
    await save('1.1 Travel is paid.');
    await expect(save('# Only a heading')).rejects.toMatchObject({ problem: { code: 'documentUnreadable' } });
    const long = Array.from({ length: 501 }, (_, at) => `- Rule ${at} holds.`).join('\n');
    await expect(save(long)).rejects.toMatchObject({ problem: { code: 'documentUnreadable' } });
    await expect(readPolicyDocument(world.app, tenantId, 7)).rejects.toMatchObject({
      problem: { code: 'notFound' },
    });
    expect(await versionNow()).toBe(1);
  });
});
