import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalise } from '#lib/feed/tuf/canonical-json.ts';
import { tufLimits } from '#lib/feed/tuf/limits.ts';
import { TufError } from '#lib/feed/tuf/tuf-error.ts';

const print = (value: unknown): string => new TextDecoder().decode(canonicalise(value));

function codeOf(work: () => unknown): unknown {
  try {
    work();
    return 'nothing thrown';
  } catch (fault) {
    return fault instanceof TufError ? fault.code : fault;
  }
}

describe('canonicalise', () => {
  test.each([
    [{ b: 1, a: [true, false, null, 'x'] }, '{"a":[true,false,null,"x"],"b":1}'],
    [{}, '{}'],
    [[], '[]'],
    [-5, '-5'],
    [-0, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ['a"b\\c', String.raw`"a\"b\\c"`],
    ['line\nbreak\u0000tab\t', '"line\nbreak\u0000tab\t"'],
    ['Chợ Lành 🛒', '"Chợ Lành 🛒"'],
    [{ 10: 1, 9: 2 }, '{"10":1,"9":2}'],
    [JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
  ])('writes %j', (value, text) => {
    expect(print(value)).toBe(text);
  });

  test('orders keys by code points, not by UTF-16 units', () => {
    expect(print({ '\u{1F6D2}': 1, '\uFF01': 2, '\uD7FF': 3 })).toBe(
      '{"\uD7FF":3,"\uFF01":2,"\u{1F6D2}":1}',
    );
  });

  test.each([
    [1.5],
    [2 ** 53],
    [Number.NaN],
    ['\uD800'],
    ['a\uDC00b'],
    [{ '\uD83D': 1 }],
    [undefined],
    [{ a: undefined }],
    [1n],
  ])('refuses %o, which has no one form', (value) => {
    expect(codeOf(() => canonicalise(value))).toBe('metadata-malformed');
  });

  test('refuses what is nested too deep instead of running out of stack', () => {
    const nest = (levels: number): unknown =>
      JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
    expect(print(nest(tufLimits.jsonDepth)).length).toBe(2 * tufLimits.jsonDepth);
    expect(codeOf(() => canonicalise(nest(100_000)))).toBe('metadata-malformed');
  });

  const wholeNumbers = fc.maxSafeInteger();
  const document = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      wholeNumbers,
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4 }),
    ),
  })).value;

  test('gives the same bytes whatever the order of keys and white space in the file', () => {
    fc.assert(
      fc.property(document, (value) => {
        expect(print(JSON.parse(JSON.stringify(value, null, 3)))).toBe(print(value));
        expect(print(reverseKeys(value))).toBe(print(value));
      }),
    );
  });

  test('never gives two documents the same bytes', () => {
    fc.assert(
      fc.property(document, document, (left, right) => {
        const isSame = JSON.stringify(sortKeys(left)) === JSON.stringify(sortKeys(right));
        expect(print(left) === print(right)).toBe(isSame);
      }),
    );
  });
});

function mapKeys(value: unknown, order: (keys: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => mapKeys(item, order));
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  const entries = order(Object.keys(value)).map((key): [string, unknown] => [
    key,
    mapKeys(Reflect.get(value, key), order),
  ]);
  return Object.fromEntries(entries);
}

const reverseKeys = (value: unknown): unknown => mapKeys(value, (keys) => keys.reverse());
const sortKeys = (value: unknown): unknown => mapKeys(value, (keys) => keys.sort());
