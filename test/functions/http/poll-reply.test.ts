import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../functions/http/caller.ts';
import { endpoint } from '../../../functions/http/endpoint.ts';
import { replyWithChanges } from '../../../functions/http/poll-reply.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, lena, openSetUpWorld, request } from '../person.ts';
import type { World } from '../world.ts';
import { appFor, call } from './call.ts';

const address = 'http://api.test/api/week-changes';
let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const look = (url: string, roles: string[] = [], userId = 'lena') => {
  const caller: Caller = { kind: 'user', tenantId: lena.tenantId, userId, roles };
  return call(
    endpoint(
      'signedIn',
      replyWithChanges,
      appFor(caller, async () => world.app),
    ),
    { url },
  );
};
const later = () => world.clock.advance(15_000);

describe('a poller', () => {
  test('is told where to look next: 202 first, 200 with news, 202 and the same place without', async () => {
    const first = await look(`${address}?userId=me&status=draft`);
    expect(first).toMatchObject({ status: 202, text: '', headers: { 'retry-after': '15' } });
    const [one] = [String(first.headers['location'])];
    expect(one).toMatch(/^http:\/\/api\.test\/api\/week-changes\?userId=me&status=draft&after=\d+$/);
    later();
    expect(await look(one)).toMatchObject({ status: 202, headers: { location: one } });

    await runWeek(world.app, request(add(30)));
    later();
    const news = await look(one);
    expect(news).toMatchObject({ status: 200, body: [{ userId: 'lena', status: 'draft' }] });
    const two = String(news.headers['location']);
    expect(two).not.toBe(one);
    later();
    expect(await look(two)).toMatchObject({ status: 202, headers: { location: two } });
  });

  test('sees weeks of their own; of others with a role only', async () => {
    const refused = { status: 403, body: { code: 'forbidden' } };
    expect(await look(address)).toMatchObject(refused);
    expect(await look(`${address}?userId=mo`)).toMatchObject(refused);
    expect(await look(`${address}?userId=LENA`)).toMatchObject({ status: 202 });
    expect(await look(address, ['TimeAgent.Approver'])).toMatchObject({ status: 202 });
  });

  test('cannot get at more by a state of their own making', async () => {
    await runWeek(world.app, request(add(30)));
    later();
    const made = `${address}?userId=me&after=0`;
    expect(await look(made, [], 'mo')).toMatchObject({ status: 202 });
    // The control: to Lena the same state shows her own week.
    expect(await look(made)).toMatchObject({ status: 200 });
  });

  test.each(['after=x', 'until=5', 'after=-1', 'after=1&continuation=nonsense', 'surplus=1'])(
    'is told what is wrong with %s',
    async query => expect(await look(`${address}?userId=me&${query}`)).toMatchObject({ status: 400 }),
  );
});
