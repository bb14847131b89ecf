import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, sha256 } from '../../core/canonical.ts';

/** Any JSON value with keys as ours: not whole numbers, which engines put first. */
const key = fc.string().filter(text => !/^\d+$/.test(text) && text !== '__proto__');
const { json } = fc.letrec<{ json: unknown }>(tie => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, '', 'ü', '\u2028', '😀', '"\\\n'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 5 }),
  ),
}));

describe('canonicalJson', () => {
  test('sorts keys at every depth and writes no spaces', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 'x' }], a: null })).toBe('{"a":null,"b":[{"c":"x","d":1}]}');
  });

  test('agrees with a reference implementation of RFC 8785', () => {
    fc.assert(fc.property(json, value => canonicalJson(value) === canonicalize(value)));
  });

  test('sorts by code unit as the RFC does, not by code point or locale', () => {
    const keys = { '€': 1, '\r': 2, דּ: 3, '1x': 4, '😀': 5, '\u0080': 6, ö: 7 };

    expect(canonicalJson(keys)).toBe(canonicalize(keys));
  });

  test('is the same whatever the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.dictionary(key, json, { maxKeys: 6 }), value => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());

        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  test('undefined fields are as good as absent; null is not', () => {
    expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }));
    expect(canonicalJson({ a: 1, b: null })).not.toBe(canonicalJson({ a: 1 }));
  });

  test('nothing at all is null', () => {
    expect(canonicalJson(undefined)).toBe('null');
  });

  test('half a surrogate pair, which a cut-off comment can end with, is written as an escape', () => {
    expect(canonicalJson({ description: 'Launch \ud83d' })).toBe('{"description":"Launch \\ud83d"}');
  });

  test('can be read back as it was', () => {
    fc.assert(
      fc.property(json, value => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('leaves the value alone', () => {
    const value = Object.freeze({ b: Object.freeze([2, 1]), a: Object.freeze({ d: 1, c: 2 }) });

    canonicalJson(value);

    expect(Object.keys(value)).toEqual(['b', 'a']);
  });
});

describe('sha256', () => {
  test('is the SHA-256 of the canonical JSON', () => {
    expect(sha256([])).toBe('4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945');
  });

  test('tells values apart that differ in one minute', () => {
    expect(sha256({ minutes: 60 })).not.toBe(sha256({ minutes: 61 }));
    expect(sha256({ minutes: 60, id: 'a' })).toBe(sha256({ id: 'a', minutes: 60 }));
  });
});
