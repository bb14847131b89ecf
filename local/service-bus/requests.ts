import rhea, { type Connection, type Receiver, type Sender } from 'rhea';
import { insideOf, types } from './amqp.ts';
import { answerDelivery, type LinkParts, perform } from './links.ts';
import { type Condition, conditionOf, statusOf } from './refusal.ts';

/** A request on a pair of links, decoded. */
export type Request = {
  readonly message_id: unknown;
  readonly reply_to: string;
  readonly application_properties: Readonly<Record<string, unknown>>;
  readonly body: unknown;
};

/** What a request is answered with; `body` undefined stands for "nothing found" (204). */
export type Answer = { readonly body: object | undefined };

/** The links on which a connection's client waits for answers, by the address that its requests name. */
const replyLinks = new WeakMap<Connection, Map<string, Sender>>();

export function serveReplies(link: Sender, address: string): void {
  const links = replyLinks.get(link.connection) ?? new Map<string, Sender>();
  replyLinks.set(link.connection, links);
  insideOf(link).local.attach.snd_settle_mode = 1;
  links.set(address, link);
  link.on('sender_close', () => links.delete(address));
}

type Names = { readonly status: string; readonly description: string };

/** The names of the properties that tell the status: those of $cbs, those of all others. */
export const CBS_NAMES: Names = { status: 'status-code', description: 'status-description' };
export const MANAGEMENT_NAMES: Names = { status: 'statusCode', description: 'statusDescription' };

/** Serves a link on which requests come in. */
export function serveRequests(
  link: Receiver,
  queue: string,
  names: Names,
  parts: LinkParts,
  handle: (request: Request) => Answer,
): void {
  link.on('message', ({ message, delivery }) => {
    if (!delivery) return;
    answerDelivery(delivery, undefined);
    const request = rhea.message.decode(message as unknown as Buffer) as unknown as Request;
    const operation = String(request.application_properties['operation']);
    let result: Answer = { body: undefined };
    void perform(
      parts,
      { kind: 'request', queue, operation },
      () => {
        result = handle(request);
      },
      error => reply(link.connection, request, names, error, result),
    );
  });
}

function reply(
  connection: Connection,
  { reply_to, message_id }: Request,
  names: Names,
  error: unknown,
  { body }: Answer,
): void {
  const refused = error === undefined ? undefined : conditionOf(error);
  const status = refused ? statusOf(refused.condition) : body ? 200 : 204;
  const properties: Record<string, unknown> = {
    [names.status]: types.wrap_int(status),
    [names.description]: refused?.description ?? 'OK',
    ...(refused && { errorCondition: types.wrap_symbol(refused.condition satisfies Condition) }),
  };
  replyLinks
    .get(connection)
    ?.get(reply_to)
    ?.send({ correlation_id: message_id as string, application_properties: properties, body: body ?? {} });
}
