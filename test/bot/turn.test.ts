import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Activity, ActivityTypes, TestAdapter } from 'botbuilder';
import type { Card } from '../../bot/cards/card.ts';
import { readActivity } from '../../bot/read-activity.ts';
import { replyTo } from '../../bot/send.ts';
import { answerTurn } from '../../bot/turn.ts';
import { readProfile } from '../../functions/people/profile.ts';
import { readWeek } from '../../functions/week/read.ts';
import { runWeek } from '../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, tuesday, week } from '../functions/person.ts';
import type { World } from '../functions/world.ts';
import { buttonsOf, textOf } from './talking.ts';
import { activity } from './teams.ts';

// The turns of the bot through the Bot Framework's own test adapter: what goes in as Teams sends it, and what comes
// out. It has no sends that nobody asked for: those are in messenger.test.ts, through the real adapter.
let world: World;
let adapter: TestAdapter;
let updated: Partial<Activity>[];
const serviceUrl = 'https://teams.test';
const cardId = 'card-1';

beforeEach(async () => {
  world = await openSetUpWorld();
  adapter = new TestAdapter(async context => {
    const incoming = readActivity(context.activity);
    context.onUpdateActivity(async (_, changed, next) => {
      updated.push(changed);
      return next();
    });
    if (incoming) await replyTo(context, await answerTurn(world.app, incoming));
  });
  updated = [];
});

/** What the bot answers to one activity, invoke responses included. */
async function send(rest: Record<string, unknown>): Promise<Partial<Activity>[]> {
  adapter.activeQueue.length = 0;
  await adapter.receiveActivity(activity(serviceUrl, rest) as Partial<Activity>);
  return adapter.activeQueue.splice(0);
}
const say = (text: string) => send({ text });
const press = (data: object) => {
  const { verb, ...others } = data as { verb: string };
  const value = { action: { type: 'Action.Execute', verb, data: others }, trigger: 'manual' };
  return invoke('adaptiveCard/action', value);
};
const invoke = (name: string, value: object) =>
  send({ type: ActivityTypes.Invoke, name, value, text: undefined, replyToId: cardId });
const install = () => send({ type: ActivityTypes.InstallationUpdate, action: 'add', text: undefined });

type Shown = {
  attachments?: { content: Card }[];
  value?: { status: number; body?: { value?: Card; task?: Task } };
};
type Task = { type: string; value: { card: { content: Card } } };

function cardOf(sent: readonly Partial<Activity>[]): Card {
  const cards = ([...sent] as Shown[]).map(
    ({ attachments, value }) =>
      attachments?.[0]?.content ?? value?.body?.task?.value.card.content ?? value?.body?.value,
  );
  return cards.find(each => each !== undefined) as Card;
}
const wordsOf = (sent: readonly Partial<Activity>[]) => textOf([{ card: cardOf(sent) }]);
function dataOf(sent: readonly Partial<Activity>[], title: string): Record<string, unknown> {
  const button = buttonsOf({ card: cardOf(sent) }).find(each => each.title === title);
  if (!button) throw new Error(`No button "${title}" on: ${wordsOf(sent)}`);
  return { ...button.data, ...(button.verb !== undefined && { verb: button.verb }) };
}
const weekNow = () => readWeek(world.app, lena, week);
const drafted = () => runWeek(world.app, request(draft, { runId: 'draft-1' }));
describe('through the test adapter of the Bot Framework', () => {
  test('who installs the bot is greeted, agrees by a button, and has agreed', async () => {
    const welcome = await install();
    expect(welcome).toMatchObject([
      { type: ActivityTypes.Message, summary: 'Hello! I draft your time entries.' },
    ]);
    const saved = await press(dataOf(welcome, 'Agree and start'));
    expect(saved).toMatchObject([{ type: 'invokeResponse', value: { status: 200 } }]);
    expect(wordsOf(saved)).toContain('Saved.');
    expect(await readProfile(world.app, lena)).toMatchObject({ consent: true });
  });

  test('the week is edited in a dialog, applied, and the card brought up to date', async () => {
    await drafted();
    const shown = await say('show');
    const form = await invoke('task/fetch', { data: dataOf(shown, 'Edit') });
    expect(form).toMatchObject([
      {
        value: {
          body: { task: { type: 'continue', value: { title: expect.stringContaining('Edit week') } } },
        },
      },
    ]);
    const id = (await weekNow()).days
      .flatMap(({ entries }) => entries)
      .find(({ date }) => date === tuesday)?.id;
    const seen = await invoke('task/submit', {
      data: { ...dataOf(form, 'Show what would change'), [`h:${id}`]: '3' },
    });
    expect(wordsOf(seen)).toContain('4:00 h → 3:00 h');
    await invoke('task/submit', { data: dataOf(seen, 'Apply') });
    expect(updated).toMatchObject([{ id: cardId, type: ActivityTypes.Message }]);
    expect((await weekNow()).totalMinutes).toBe(29 * 60);
  });

  test('a dialog that is done with is closed by an answer without a body', async () => {
    await drafted();
    expect(await invoke('task/submit', { data: { verb: 'close' } })).toEqual([
      expect.objectContaining({ type: 'invokeResponse', value: { status: 200 } }),
    ]);
  });

  test('a correction is applied by its button, and undone', async () => {
    await drafted();
    const shown = await say('add 1h to Apollo on Friday');
    expect(wordsOf(await press(dataOf(shown, 'Apply')))).toContain('Done.');
    const back = await say('undo');
    expect(wordsOf(await press(dataOf(back, 'Apply')))).toContain('Undone.');
    expect((await weekNow()).totalMinutes).toBe(30 * 60);
  });

  test('a card that is opened again refreshes itself, and shows the week as it is now', async () => {
    await drafted();
    const old = cardOf(await say('show'));
    await runWeek(world.app, request(add(30)));
    const value = { action: old.refresh?.action, trigger: 'automatic' };
    const fresh = await invoke('adaptiveCard/action', value);
    expect(fresh).toMatchObject([
      { value: { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' } } },
    ]);
    expect(wordsOf(fresh)).toContain('30:30 h of 40:00 h');
  });

  test('a stale click is answered with the new state and a sentence, with status 200', async () => {
    await drafted();
    const old = await say('show');
    await runWeek(world.app, request(add(30)));
    const answer = await press(dataOf(old, 'Submit week'));
    expect(answer).toMatchObject([{ value: { status: 200, body: { statusCode: 200 } } }]);
    expect(wordsOf(answer)).toContain('Your week has changed since this card was made');
    expect(await weekNow()).toMatchObject({ status: 'draft', version: 2 });
  });
});
