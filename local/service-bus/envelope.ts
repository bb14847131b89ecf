import { randomUUID } from 'node:crypto';
import type { Typed } from 'rhea';
import { types } from './amqp.ts';
import { refusal } from './refusal.ts';

const HEADER = 0x70;
const ANNOTATIONS = 0x72;
const PROPERTIES = 0x73;
const APPLICATION = 0x74;
const FOOTER = 0x78;

const TTL = 2;
const DELIVERY_COUNT = 4;
const MESSAGE_ID = 0;

/**
 * An encoded message taken apart as far as the broker needs. Values keep their AMQP types, and the body its bytes: a
 * message that was decoded to plain values and encoded again would come out with other types.
 */
export type Envelope = {
  /** The fields of their sections, in the order of the standard. */
  readonly header: Typed[];
  readonly properties: Typed[];
  /** Key, value, key, value … */
  readonly annotations: Typed[];
  readonly application: Typed[];
  /** Body and footer, encoded. */
  readonly body: Buffer;
};

/** Takes a message apart. Throws a refusal on bytes that are none. */
export function openEnvelope(raw: Uint8Array): Envelope {
  try {
    return readSections(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  } catch (error) {
    throw refusal('amqp:decode-error', `This is not an AMQP message: ${String(error)}`);
  }
}

function readSections(raw: Buffer): Envelope {
  const reader = new types.Reader(raw);
  const read = new Map<number, Typed[]>();
  let bodyFrom = raw.length;
  while (reader.remaining() > 0) {
    const from = reader.position;
    const section = reader.read();
    const code = Number(section.descriptor?.value);
    if (!(code >= HEADER && code <= FOOTER)) throw new Error(`it has a section "${code}"`);
    if (code > APPLICATION) bodyFrom = Math.min(bodyFrom, from);
    else read.set(code, section.value as Typed[]);
  }
  return {
    header: read.get(HEADER) ?? [],
    annotations: read.get(ANNOTATIONS) ?? [],
    properties: read.get(PROPERTIES) ?? [],
    application: read.get(APPLICATION) ?? [],
    body: raw.subarray(bodyFrom),
  };
}

/** Puts a message together again. */
export function sealEnvelope({ header, annotations, properties, application, body }: Envelope): Buffer {
  const writer = new types.Writer();
  const write = (code: number, value: Typed) => writer.write(types.described(types.wrap_ulong(code), value));
  if (header.length > 0) write(HEADER, types.wrap_list(header));
  if (annotations.length > 0) write(ANNOTATIONS, types.Map32(annotations));
  if (properties.length > 0) write(PROPERTIES, types.wrap_list(properties));
  if (application.length > 0) write(APPLICATION, types.Map32(application));
  writer.write_bytes(body);
  return Buffer.from(writer.toBuffer());
}

/** What the broker has to know of a message to keep it. */
export type Facts = {
  /** The id as text. */
  id: string;
  /** How long it lives, in milliseconds from its arrival on. */
  ttlMs: number | undefined;
  /** When it is to be delivered at the earliest. */
  dueMs: number | undefined;
  /** The message, copied out of the bytes that it came in, and with an id if it had none. */
  raw: Buffer;
};

export function readFacts(raw: Buffer): Facts {
  const envelope = openEnvelope(raw);
  const given = idOf(envelope);
  const id = given ?? randomUUID().replaceAll('-', '');
  const due = annotation(envelope, 'x-opt-scheduled-enqueue-time');
  const ttl = envelope.header[TTL]?.value as number | null | undefined;
  return {
    id,
    ttlMs: ttl ?? undefined,
    dueMs: due === undefined ? undefined : Number(due),
    raw: given === undefined ? sealEnvelope(withId(envelope, id)) : Buffer.from(raw),
  };
}

function idOf({ properties }: Envelope): string | undefined {
  const id = properties[MESSAGE_ID]?.value as string | number | Buffer | null | undefined;
  if (id === null || id === undefined || id === '') return undefined;
  return Buffer.isBuffer(id) ? id.toString('hex') : String(id);
}

function withId(envelope: Envelope, id: string): Envelope {
  return { ...envelope, properties: [types.wrap_string(id), ...envelope.properties.slice(1)] };
}

function annotation({ annotations }: Envelope, key: string): unknown {
  const index = annotations.findIndex((each, place) => place % 2 === 0 && each.value === key);
  return index < 0 ? undefined : annotations[index + 1]?.value;
}

/** Application properties to add to a message; undefined and null are left out. */
export type Properties = Readonly<Record<string, unknown>>;

/** The message with application properties added to it, in the place of those of the same name. */
export function withProperties(raw: Uint8Array, properties: Properties): Buffer {
  const envelope = openEnvelope(raw);
  const added = Object.entries(properties).filter(([, value]) => value !== undefined && value !== null);
  const names = new Set(added.map(([name]) => name));
  const kept = pairsOf(envelope.application).filter(([name]) => !names.has(String(name.value)));
  const fresh = added.map(([name, value]) => [types.wrap_string(name), types.wrap(value)] as const);
  return sealEnvelope({ ...envelope, application: [...kept, ...fresh].flat() });
}

function pairsOf(flat: readonly Typed[]): (readonly [Typed, Typed])[] {
  return Array.from(
    { length: flat.length / 2 },
    (_, n) => [flat[2 * n] as Typed, flat[2 * n + 1] as Typed] as const,
  );
}

/** The message as a receiver gets it: with its delivery count, and the broker's own annotations. */
export function addressed(
  raw: Uint8Array,
  deliveryCount: number,
  annotations: Readonly<Record<string, Typed>>,
): Buffer {
  const envelope = openEnvelope(raw);
  const header = Array.from({ length: 5 }, (_, n) => envelope.header[n] ?? types.Null());
  header[DELIVERY_COUNT] = types.wrap_uint(deliveryCount);
  const added = Object.entries(annotations).flatMap(([key, value]) => [types.wrap_symbol(key), value]);
  return sealEnvelope({ ...envelope, header, annotations: [...envelope.annotations, ...added] });
}
