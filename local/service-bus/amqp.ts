import { createRequire } from 'node:module';
import rhea, { type Connection, type Delivery, type Receiver, type Sender, type Typed } from 'rhea';

// What the broker uses of rhea beyond what its type definitions tell. The version is pinned for this reason.

export type Section = Typed & { descriptor?: { value: unknown } };

type Reader = { position: number; remaining(): number; read(): Section };
type Writer = { write(value: Typed): void; write_bytes(bytes: Buffer): void; toBuffer(): Buffer };

type Types = {
  Reader: new (bytes: Buffer) => Reader;
  Writer: new () => Writer;
  Null(): Typed;
  Map32(pairs: readonly Typed[]): Typed;
  described(descriptor: Typed, value: Typed): Typed;
  wrap(value: unknown): Typed;
  wrap_array(values: readonly unknown[], typecode: number): Typed;
  wrap_int(value: number): Typed;
  wrap_list(values: readonly unknown[]): Typed;
  wrap_long(value: number): Typed;
  wrap_map(values: object): Typed;
  wrap_string(value: string): Typed;
  wrap_symbol(value: string): Typed;
  wrap_timestamp(ms: number): Typed;
  wrap_uint(value: number): Typed;
  wrap_ulong(value: number): Typed;
  wrap_uuid(value: Buffer): Typed;
};

/** Type codes of array elements. */
export const LONG = 0x81;
export const TIMESTAMP = 0x83;

export const types = rhea.types as unknown as Types;

type Frame = object;
const frames = createRequire(import.meta.url)('rhea/lib/frames.js') as {
  disposition(fields: object): Frame;
};

type Outcome = { described(): Typed };
const outcomes = rhea.message as unknown as {
  accepted(): Outcome;
  rejected(fields: { error: object }): Outcome;
};

export const accepted = outcomes.accepted;

export function rejected(condition: string, description: string): Outcome {
  return outcomes.rejected({ error: { condition, description } });
}

type SessionInside = {
  output(frame: Frame): void;
  on_transfer(frame: { performative: { message_format: number | undefined } }): void;
};

type LinkInside = {
  local: { handle: number; attach: { max_message_size?: number; snd_settle_mode?: number } };
  connection: { _register(): void };
  session: SessionInside;
};

type SenderInside = LinkInside & {
  session: { outgoing: { available(): number } };
  credit: number;
  delivery_count: number;
  issue_flow: boolean;
  _get_drain(): boolean;
};

export function insideOf(link: Sender): SenderInside;
export function insideOf(link: Receiver): LinkInside;
export function insideOf(link: Sender | Receiver): LinkInside {
  return link as unknown as LinkInside;
}

/**
 * Answers one delivery. rhea's own way merges answers of one turn into one frame with the first one's outcome when they
 * are neighbours (the bug that test/local/service-bus/settlements.test.ts is about), so each gets a frame of its own.
 */
export function answer(delivery: Delivery, state: Outcome): void {
  const { link, id } = delivery;
  const { session, connection } = link as unknown as LinkInside;
  const frame = { role: link.is_receiver(), first: id, last: id, settled: true, state: state.described() };
  session.output(frames.disposition(frame));
  // Both sides are done with it: rhea can drop it from its ring of deliveries.
  Object.assign(delivery, { settled: true, remote_settled: true });
  connection._register();
}

/** The format of a batch of messages, and the one that stands for a single message (see `keepBytes`). */
export const BATCH_FORMAT = 0x80013700;
const SINGLE_FORMAT = 1;

/** Lets a session hand over single messages as they came, as it does those of an unknown format. */
export function keepBytes(session: object): void {
  const inside = session as SessionInside;
  const onTransfer = inside.on_transfer;
  inside.on_transfer = frame => {
    frame.performative.message_format ||= SINGLE_FORMAT;
    onTransfer.call(session, frame);
  };
}

/** Ends a connection without a word, as a broken network does. */
export function breakConnection(connection: Connection): void {
  const inside = connection as unknown as {
    socket: NodeJS.EventEmitter | undefined;
    abort_socket(socket: unknown): void;
  };
  const { socket } = inside;
  inside.abort_socket(socket);
  socket?.on('error', () => undefined);
}
