import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { botFrameworkOf } from '../../bot/adapter.ts';
import { botMessenger } from '../../bot/messenger.ts';
import { readRoster } from '../../bot/roster.ts';
import { sendWith } from '../../bot/send.ts';
import { weekDates } from '../../core/week.ts';
import type { Messenger } from '../../functions/delivery/messenger.ts';
import { changeProfile } from '../../functions/people/profile.ts';
import { runWeek } from '../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, week } from '../functions/person.ts';
import type { World } from '../functions/world.ts';
import { type Talk, talkWith } from './talking.ts';
import { type FakeTeams, startTeams } from './teams.ts';

let world: World;
let teams: FakeTeams;
let talk: Talk;
let messenger: Messenger;
const summary = { week, runId: 'draft-1', message: 'summary' } as const;
const reminder = { week, runId: 'remind-1', message: 'reminder' } as const;
const installed = () =>
  talk.event(
    { kind: 'installed' },
    { conversation: { serviceUrl: teams.url, conversationId: 'a:lena', botId: '28:bot' } },
  );

beforeEach(async () => {
  world = await openSetUpWorld();
  teams = await startTeams();
  talk = talkWith(() => world.app);
  messenger = botMessenger(() => world.app, sendWith(botFrameworkOf({ kind: 'open' })));
  await runWeek(world.app, request(draft, { runId: 'draft-1' }));
});
afterEach(() => teams.close());

describe('a summary', () => {
  test('goes to the chat of whoever has installed the bot, with the week as it is when it is sent', async () => {
    await installed();
    await runWeek(world.app, request(add(60)));
    expect(await messenger.send(lena, summary)).toEqual({ kind: 'sent' });
    const [posted] = teams.posted;
    expect(posted?.path).toMatch(/^\/v3\/conversations\/a%3Alena\/activities/);
    expect(posted?.activity).toMatchObject({
      type: 'message',
      summary: expect.stringContaining('31:00 h of 40:00 h'),
    });
    expect(JSON.stringify(posted?.activity.attachments)).toContain('Submit week');
  });

  test('goes to nobody who does not have the bot', async () => {
    expect(await messenger.send(lena, summary)).toEqual({ kind: 'notInstalled' });
    await installed();
    await talk.event({ kind: 'uninstalled' });
    expect(await messenger.send(lena, summary)).toEqual({ kind: 'notInstalled' });
    expect(teams.posted).toEqual([]);
  });
});

describe('when Teams does not take it', () => {
  const error = (code: string) => ({ error: { code, message: code } });

  test.each([
    [
      'asks for time',
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'throttled', retryAfterMs: 7_000 },
    ],
    ['was changed meanwhile', { status: 412 }, { kind: 'failed', code: 'http412', retryable: true }],
    ['has a bad gateway', { status: 502 }, { kind: 'failed', code: 'http502', retryable: true }],
    ['was too slow', { status: 504 }, { kind: 'failed', code: 'http504', retryable: true }],
    ['finds it too large', { status: 413 }, { kind: 'failed', code: 'http413', retryable: false }],
    [
      'finds it malformed',
      { status: 400, body: error('BadArgument') },
      { kind: 'failed', code: 'http400', retryable: false },
    ],
  ] as const)(
    'because it %s, it is asked once, and the result says what to do',
    async (_, answer, result) => {
      await installed();
      teams.answer = answer;
      expect(await messenger.send(lena, summary)).toEqual(result);
      expect(teams.posted).toHaveLength(1);
    },
  );

  test('because nobody answers, it may be tried again', async () => {
    await installed();
    await teams.close();
    expect(await messenger.send(lena, summary)).toEqual({
      kind: 'failed',
      code: 'noAnswer',
      retryable: true,
    });
    teams = await startTeams();
  });

  test.each([
    ['is blocked', 'MessageWritesBlocked', 'blocked'],
    ['has been removed', 'BotNotInConversationRoster', 'uninstalled'],
  ] as const)(
    'because it %s, the roster knows, and Teams is not asked again until the person comes back',
    async (_, code, state) => {
      await installed();
      teams.answer = { status: 403, body: error(code) };
      const first = await messenger.send(lena, summary);
      expect(first.kind).toBe(state === 'blocked' ? 'blocked' : 'notInstalled');
      expect(await readRoster(world.app, lena)).toMatchObject({ state });
      expect(await messenger.send(lena, summary)).toEqual(first);
      expect(teams.posted).toHaveLength(1);
      // The control: they write to it again.
      teams.answer = { status: 201 };
      await installed();
      expect(await messenger.send(lena, summary)).toEqual({ kind: 'sent' });
    },
  );
});

describe('at night', () => {
  test('nobody is written to: the message waits for the morning, and goes out then', async () => {
    await installed();
    await world.clock.sleep(Date.parse('2026-11-16T22:00:00+01:00') - world.clock.nowMs());
    expect(await messenger.send(lena, summary)).toEqual({ kind: 'later', waitMs: 9 * 3_600_000 });
    expect(teams.posted).toEqual([]);
    await world.clock.sleep(9 * 3_600_000);
    expect(await messenger.send(lena, summary)).toEqual({ kind: 'sent' });
  });
});

describe('whoever has said when to be told', () => {
  test('is written to outside of their own quiet hours', async () => {
    await installed();
    await changeProfile(world.app, lena, { quietHours: { from: '12:00', to: '13:30' } });
    await world.clock.sleep(Date.parse('2026-11-16T22:00:00+01:00') - world.clock.nowMs());
    expect(await messenger.send(lena, summary)).toEqual({ kind: 'sent' });
    await world.clock.sleep(Date.parse('2026-11-17T12:30:00+01:00') - world.clock.nowMs());
    expect(await messenger.send(lena, summary)).toEqual({ kind: 'later', waitMs: 3_600_000 });
  });

  test.each([
    ['summaries', summary, reminder],
    ['reminders', reminder, summary],
  ] as const)('gets no %s when they want none, and the other message all the same', async (what, no, yes) => {
    await installed();
    await changeProfile(world.app, lena, { [what]: false });
    expect(await messenger.send(lena, no)).toEqual({ kind: 'notNeeded', code: 'notWanted' });
    expect(teams.posted).toEqual([]);
    expect(await messenger.send(lena, yes)).toEqual({ kind: 'sent' });
  });
});

describe('a reminder', () => {
  test('names the days that lack hours', async () => {
    await installed();
    expect(await messenger.send(lena, reminder)).toEqual({ kind: 'sent' });
    expect(JSON.stringify(teams.posted)).toContain('Some hours are missing');
  });

  test('is not sent when nothing is missing any more', async () => {
    await installed();
    for (const date of weekDates(week).slice(0, 5)) await runWeek(world.app, request(add(120, date)));
    expect(await messenger.send(lena, reminder)).toEqual({ kind: 'notNeeded', code: 'nothingMissing' });
  });

  test('is not sent for a week that the person does not want to hear of', async () => {
    await installed();
    await messenger.send(lena, reminder);
    await talk.event(
      { kind: 'action', data: { verb: 'snooze', week }, asMessage: false },
      {
        conversation: { serviceUrl: teams.url, conversationId: 'a:lena', botId: '28:bot' },
      },
    );
    expect(await messenger.send(lena, reminder)).toEqual({ kind: 'notNeeded', code: 'snoozed' });
    expect(teams.posted).toHaveLength(1);
  });
});
