import { describe, expect, test } from '@jest/globals';
import rhea from 'rhea';
import { addressed, openEnvelope, readFacts, withProperties } from '../../../local/service-bus/envelope.ts';

const { message, types } = rhea;

const body = message.data_section(Buffer.from('{"a":1}'));
const encode = (fields: object): Buffer => message.encode({ body, ...fields });
const decode = (raw: Uint8Array) => message.decode(Buffer.from(raw));

describe('what the broker reads of a message', () => {
  test('is its id, its life and when it is due', () => {
    const due = new Date(5_000);
    const annotations = { 'x-opt-scheduled-enqueue-time': due };

    const facts = readFacts(encode({ message_id: 'm1', ttl: 1000, message_annotations: annotations }));

    expect(facts).toMatchObject({ id: 'm1', ttlMs: 1000, dueMs: 5_000 });
  });

  test.each([
    ['a number', 7, '7'],
    ['a UUID', Buffer.alloc(16, 0xab), 'ab'.repeat(16)],
  ])('takes %s for an id too', (_, id, text) => {
    expect(readFacts(encode({ message_id: id })).id).toBe(text);
  });

  test('is an id of its own making when there is none, and the message then has it', () => {
    const facts = readFacts(encode({ subject: 's' }));

    expect(facts.id).toMatch(/^[0-9a-f]{32}$/);
    expect(decode(facts.raw)).toMatchObject({ message_id: facts.id, subject: 's' });
  });

  test('is refused when the bytes are no message', () => {
    for (const bytes of [Buffer.from('GET / HTTP/1.1'), encode({}).subarray(0, 9)]) {
      expect(() => readFacts(bytes)).toThrow(
        expect.objectContaining({ condition: 'amqp:decode-error' }) as unknown as Error,
      );
    }
  });
});

describe('a message on its way out', () => {
  test('has its delivery count and the broker’s annotations beside the sender’s', () => {
    const raw = encode({ durable: true, message_annotations: { 'x-opt-partition-key': 'p' } });

    const out = decode(addressed(raw, 3, { 'x-opt-sequence-number': types.wrap_long(42) }));

    expect(out).toMatchObject({
      delivery_count: 3,
      durable: true,
      message_annotations: { 'x-opt-partition-key': 'p', 'x-opt-sequence-number': 42 },
    });
  });

  test('keeps the AMQP types of its values and the bytes of its body', () => {
    const typed = { byte: types.wrap_byte(1), float: types.wrap_float(0.5), when: types.wrap_timestamp(7) };
    const raw = encode({ application_properties: typed });

    const out = openEnvelope(addressed(withProperties(raw, { more: 1 }), 0, {}));

    const codes = out.application.filter((_, n) => n % 2 === 1).map(each => each.type.name);
    expect(codes.slice(0, 3)).toEqual(['Byte', 'Float', 'Timestamp']);
    expect(out.body).toEqual(openEnvelope(raw).body);
  });
});

test('properties are added in the place of those of the same name; those without a value are left out', () => {
  const raw = encode({ application_properties: { a: 1, b: 2 } });

  const changed = decode(withProperties(raw, { b: 'two', c: true, d: undefined, e: null }));

  expect(changed['application_properties']).toEqual({ a: 1, b: 'two', c: true });
});
