import { afterEach, expect, test } from '@jest/globals';
import { ApiError, createApi } from '../../../local/import/api.ts';
import { forEachBounded } from '../../../local/import/bounded.ts';
import { mergeProjects } from '../../../local/import/catalogue.ts';
import { Stop } from '../../../local/import/io.ts';
import { clientCredentials } from '../../../local/import/token.ts';
import { startStandIn } from './stand-in.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function connected(answer?: Parameters<typeof startStandIn>[0]) {
  const standIn = await startStandIn(answer);
  open.push(standIn);
  const token = clientCredentials({ authority: standIn.url, tenant: 'larkspur', client: 'flows' });
  return { standIn, api: createApi({ baseUrl: `${standIn.url}/`, token }) };
}

test('many requests at once share one token', async () => {
  const { standIn, api } = await connected();
  await Promise.all([1, 2, 3].map(() => api.get('users/ada/profile')));
  expect(standIn.stored.tokens).toBe(1);
  expect(standIn.received.map(each => each.authorization)).toEqual(Array(3).fill('Bearer token-1'));
});

test('a refusal is thrown with its problem', async () => {
  const problem = { code: 'fieldInvalid', message: 'must be text.', field: 'items[0].id' };
  const { api } = await connected(() => ({ status: 400, body: problem }));
  const refused = api.post('users/ada/sources/holidays', { items: [] });
  await expect(refused).rejects.toThrow(ApiError);
  await expect(refused).rejects.toMatchObject({ status: 400, problem });
  await expect(refused).rejects.toThrow(
    'POST users/ada/sources/holidays was refused (400 fieldInvalid): must be text. [items[0].id]',
  );
});

test('a refusal in another form than the API’s says what came', async () => {
  const { api } = await connected(() => ({ status: 502, body: { error: 'bad gateway' } }));
  await expect(api.get('me')).rejects.toThrow(/502.*not one of this API.*bad gateway/);
});

test('a busy service is asked again, as soon as it allows', async () => {
  let asked = 0;
  const { standIn, api } = await connected(() => {
    asked += 1;
    return asked < 3 ? { status: 503, body: { code: 'busy' }, headers: { 'retry-after': '0' } } : undefined;
  });
  await expect(api.get('users/ada/profile')).resolves.toMatchObject({ status: 200 });
  expect(standIn.received).toHaveLength(3);
});

test('a service that stays busy is given up', async () => {
  const busy = { code: 'busy', message: 'Too many at once.' };
  const { standIn, api } = await connected(() => ({
    status: 503,
    body: busy,
    headers: { 'retry-after': '0' },
  }));
  await expect(api.get('users/ada/profile')).rejects.toMatchObject({ status: 503 });
  expect(standIn.received).toHaveLength(5);
});

test('where nothing listens it says how to start the stack', async () => {
  const { standIn, api } = await connected();
  await standIn.close();
  await expect(api.get('me')).rejects.toThrow(Stop);
  await expect(api.get('me')).rejects.toThrow(/Nothing listens at http:.*npm start/);
});

const project = (id: string, name = id) => ({ id, name, status: 'open' as const, tasks: [] });

test('projects join the catalogue, and one that was known is kept or renewed', async () => {
  const { standIn, api } = await connected();
  await mergeProjects(api, [project('a'), project('b')], 'keep');
  await mergeProjects(api, [project('b', 'other'), project('c')], 'keep');
  expect(standIn.stored.catalogue.projects).toEqual([project('a'), project('b'), project('c')]);
  await mergeProjects(api, [project('b', 'other')], 'renew');
  expect(standIn.stored.catalogue.projects).toEqual([project('a'), project('b', 'other'), project('c')]);
});

test('a catalogue that has everything is not written', async () => {
  const { standIn, api } = await connected();
  for (const known of ['keep', 'renew'] as const) await mergeProjects(api, [project('a')], known);
  expect(standIn.received.filter(each => each.method === 'PUT')).toHaveLength(1);
});

test('projects of somebody who wrote at the same time are not lost', async () => {
  const { standIn, api } = await connected();
  await mergeProjects(api, [project('first')], 'keep');
  await Promise.all(['a', 'b', 'c'].map(id => mergeProjects(api, [project(id)], 'keep')));
  expect(standIn.stored.catalogue.projects.map(each => each.id).sort()).toEqual(['a', 'b', 'c', 'first']);
});

test('bounded work keeps its bound, does everything, and stops at the first failure', async () => {
  let [now, most] = [0, 0];
  const done: number[] = [];
  const work = async (item: number) => {
    now += 1;
    most = Math.max(most, now);
    await new Promise(resolve => setImmediate(resolve));
    now -= 1;
    done.push(item);
  };
  await forEachBounded([1, 2, 3, 4, 5, 6, 7], 3, work);
  expect([most, done.length]).toEqual([3, 7]);
  const failing = forEachBounded([1, 2, 3, 4, 5, 6], 2, async item => {
    await work(item);
    if (item === 2) throw new Error('two');
  });
  await expect(failing).rejects.toThrow('two');
  await new Promise(resolve => setTimeout(resolve, 10));
  expect(done.length).toBeLessThan(7 + 6);
});
