import { HttpRequest } from '@azure/functions';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { bodyMaxBytes, fieldPath, readBody } from '../../../functions/http/body.ts';

const schema = z.strictObject({
  text: z.string('must be text').exactOptional(),
  list: z.array(z.strictObject({ minutes: z.int('must be whole').exactOptional() })).exactOptional(),
  free: z.looseObject({ value: z.array(z.unknown()) }).exactOptional(),
});

function post(body: string | Uint8Array, headers: Record<string, string> = {}) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return new HttpRequest({ method: 'POST', url: 'http://api.test/', body: { bytes }, headers });
}
const read = (body: string | Uint8Array, headers?: Record<string, string>) =>
  readBody(post(body, headers), schema);
const refused = (body: string | Uint8Array) =>
  read(body).then(
    value => expect(value).toBe('a refusal'),
    error => error.problem,
  );

describe('a body is read', () => {
  test('as JSON in UTF-8, whatever it says of its type', async () => {
    for (const type of ['application/json', 'text/plain', 'application/json; charset=utf-16'])
      expect(await read('{"text":"Grüße 👋"}', { 'content-type': type })).toEqual({ text: 'Grüße 👋' });
  });

  test('as an empty object when there is none, and with a byte order mark', async () => {
    const none = new HttpRequest({ method: 'POST', url: 'http://api.test/' });
    expect(await readBody(none, schema)).toEqual({});
    expect(await read('')).toEqual({});
    expect(await read('\uFEFF{"text":"x"}')).toEqual({ text: 'x' });
  });

  test('up to one megabyte', async () => {
    const text = 'x'.repeat(bodyMaxBytes - '{"text":""}'.length);
    expect(await read(JSON.stringify({ text }))).toEqual({ text });
    expect(await refused(JSON.stringify({ text: `${text}x` }))).toMatchObject({ code: 'bodyTooLarge' });
  });

  test('unless it is declared as larger: then it is not even read', async () => {
    const declared = readBody(post('{}', { 'content-length': String(bodyMaxBytes + 1) }), schema);
    await expect(declared).rejects.toMatchObject({ problem: { code: 'bodyTooLarge' } });
    expect(await read('{}', { 'content-length': 'many' })).toEqual({});
  });

  test('when it is nested deeply, in a field that is free or in none', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(await read(`{"free":{"value":${deep}}}`)).toHaveProperty('free');
    expect(await refused(`{"list":${deep}}`)).toMatchObject({ code: 'fieldInvalid', field: 'list[0]' });
    expect(await refused(deep)).toMatchObject({ code: 'fieldInvalid' });
  });
});

describe('a body is refused', () => {
  test.each([
    ['that is no JSON', '{"text":'],
    ['with a comma too many', '{"text":"x",}'],
    ['with single quotes', "{'text':'x'}"],
    ['of two documents', '{}{}'],
    ['of a bare NaN', '{"text":NaN}'],
    ['with a raw line break in a text', '{"text":"a\nb"}'],
  ])('%s', async (_, body) => {
    expect(await refused(body)).toEqual({
      code: 'bodyMalformed',
      message: 'The body is not valid JSON. Send a JSON object.',
    });
  });

  test.each([
    ['Latin-1', Buffer.from('{"text":"Grüße"}', 'latin1')],
    ['UTF-16', Buffer.from('{"text":"x"}\uD800', 'utf16le')],
    ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['a character that was cut off', Buffer.from('{"text":"€"}').subarray(0, -3)],
  ])('in %s', async (_, body) => {
    expect(await refused(body)).toMatchObject({ code: 'bodyMalformed' });
  });

  test.each<[string, string, object]>([
    ['a list', '[]', { code: 'fieldInvalid' }],
    ['null', 'null', { code: 'fieldInvalid' }],
    ['a text', '"x"', { code: 'fieldInvalid' }],
    ['a wrong type', '{"text":1}', { code: 'fieldInvalid', field: 'text', message: 'must be text.' }],
    [
      'a wrong type deep inside',
      '{"list":[{},{"minutes":"1"}]}',
      { code: 'fieldInvalid', field: 'list[1].minutes' },
    ],
    ['an unknown field', '{"texts":"x"}', { code: 'fieldUnknown', field: 'texts' }],
    [
      'an unknown field deep inside',
      '{"list":[{"minute":1}]}',
      { code: 'fieldUnknown', field: 'list[0].minute' },
    ],
    [
      'a field that every object has',
      '{"__proto__":{"text":"x"}}',
      { code: 'fieldUnknown', field: '__proto__' },
    ],
    ['its constructor', '{"constructor":{}}', { code: 'fieldUnknown', field: 'constructor' }],
  ])('of %s, with its field', async (_, body, problem) => {
    expect(await refused(body)).toMatchObject(problem);
  });

  test('with an unknown field of a huge or broken name, without quoting all of it', async () => {
    const huge = await refused(JSON.stringify({ ['x'.repeat(900_000)]: 1 }));
    expect(huge).toMatchObject({ code: 'fieldUnknown' });
    expect(JSON.stringify(huge).length).toBeLessThan(1_000);
    const broken = await refused('{"\\ud800":1}');
    expect((broken as { field: string }).field.isWellFormed()).toBe(true);
  });
});

test('the path of a field is written as people write it', () => {
  expect(fieldPath(['changes', 1, 'minutes'])).toBe('changes[1].minutes');
  expect(fieldPath([0, 'id'])).toBe('[0].id');
  expect(fieldPath([])).toBe('');
});
