import type { Card } from '../../bot/cards/card.ts';
import type { Incoming, IncomingEvent } from '../../bot/incoming.ts';
import type { Reply } from '../../bot/talk/person.ts';
import { answerTurn } from '../../bot/turn.ts';
import type { Partition, Services } from '../../functions/ports.ts';
import { lena } from '../functions/person.ts';

export const conversation = { serviceUrl: 'http://teams.test', conversationId: 'a:lena', botId: '28:bot' };

type Button = { type: string; title: string; verb?: string; data?: Record<string, unknown> };

/** A chat with the bot, as a person sees it: what it says, and the buttons there are to press. */
export type Talk = {
  event(event: IncomingEvent, rest?: Partial<Incoming>): Promise<Reply[]>;
  say(text: string): Promise<Reply[]>;
  /** Presses the button with this title on the last card, with what was put into its inputs. */
  press(title: string, inputs?: Record<string, string>): Promise<Reply[]>;
  /** The same on an earlier card. */
  pressOn(replies: readonly Reply[], title: string, inputs?: Record<string, string>): Promise<Reply[]>;
};

export function talkWith(services: () => Services, partition: Partition = lena): Talk {
  let last: Reply[] = [];
  const event: Talk['event'] = async (of, rest = {}) => {
    last = await answerTurn(services(), { ...partition, conversation, personal: true, event: of, ...rest });
    return last;
  };
  const pressOn: Talk['pressOn'] = (replies, title, inputs = {}) => {
    const button = replies.flatMap(buttonsOf).find(each => each.title === title);
    if (!button) throw new Error(`No button "${title}" on: ${textOf(replies)}`);
    const isSubmit = button.type === 'Action.Submit';
    const data = { ...button.data, ...inputs, ...(!isSubmit && { verb: button.verb }) };
    return event(
      isSubmit ? { kind: 'dialog', data, cardId: 'card-1' } : { kind: 'action', data, asMessage: false },
    );
  };
  return {
    event,
    say: text => event({ kind: 'message', text }),
    pressOn,
    press: (title, inputs) => pressOn(last, title, inputs),
  };
}

const types = ['Action.Execute', 'Action.Submit'];

export function buttonsOf(reply: Reply): Button[] {
  if ('text' in reply) return [];
  const shown = 'card' in reply ? reply.card : reply.dialog;
  return partsOf([shown.body, shown.actions]).filter(
    ({ type, title }) => types.includes(type) && title !== undefined,
  );
}

/** The inputs of what is shown, by id, with what stands in them. */
export function inputsOf(replies: readonly Reply[]): Record<string, string> {
  const inputs = partsOf(replies).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(
    (inputs as unknown as { id: string; value?: string }[]).map(({ id, value = '' }) => [id, value]),
  );
}

function partsOf(value: unknown): Button[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(partsOf);
  return 'type' in value ? [value as Button, ...inner] : inner;
}

/** All words of the replies, a line each. */
export function textOf(replies: readonly Reply[]): string {
  return replies
    .map(reply => ('text' in reply ? reply.text : cardText('card' in reply ? reply.card : reply.dialog)))
    .join('\n');
}

function cardText(card: Card): string {
  return partsOf(card)
    .flatMap(part => ('text' in part ? String(part.text) : []))
    .join('\n');
}
