import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignFour,
  createWriter,
  finishWriter,
  readJson,
  readVarint,
  writeStableJson,
  writeVarint,
} from '#lib/feed/list-codec/bytes.ts';

function write(...values: readonly number[]): Uint8Array {
  const writer = createWriter();
  for (const value of values) writeVarint(writer, value);
  return finishWriter(writer);
}

const readOne = (...bytes: readonly number[]): number | null =>
  readVarint({ bytes: Uint8Array.from(bytes), at: 0 });

describe('a number of variable length', () => {
  it('comes back as it was written, among others', () => {
    const number = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 0xffffffff }));
    fc.assert(
      fc.property(fc.array(number, { maxLength: 600 }), (values) => {
        const reader = { bytes: write(...values), at: 0 };
        expect(values.map(() => readVarint(reader))).toEqual(values);
        expect(reader.at).toBe(reader.bytes.length);
        expect(readVarint(reader)).toBeNull();
      }),
    );
  });

  it.each([
    [0, 1],
    [127, 1],
    [128, 2],
    [16_383, 2],
    [16_384, 3],
    [0xffffffff, 5],
  ])('takes as few bytes as it can: %i in %i', (value, length) => {
    expect(write(value)).toHaveLength(length);
  });

  it('is refused when it ends in the middle, is longer than it need be, or more than 32 bits', () => {
    expect(readOne()).toBeNull();
    expect(readOne(0x80)).toBeNull();
    expect(readOne(0x80, 0x00)).toBeNull();
    expect(readOne(0xff, 0xff, 0xff, 0xff, 0x10)).toBeNull();
    expect(readOne(0xff, 0xff, 0xff, 0xff, 0xff, 0x01)).toBeNull();
    expect(readOne(0xff, 0xff, 0xff, 0xff, 0x0f)).toBe(0xffffffff);
  });
});

describe('JSON in bytes', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('is read, or undefined: broken text, broken UTF-8, a mark of byte order', () => {
    expect(readJson(bytes('{"a":[1]}'))).toEqual({ a: [1] });
    expect(readJson(bytes('{"a":'))).toBeUndefined();
    expect(readJson(Uint8Array.of(0x22, 0xff, 0x22))).toBeUndefined();
    expect(readJson(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31))).toBeUndefined();
    expect(readJson(new Uint8Array(0))).toBeUndefined();
  });

  it('is written the same whatever the order of the keys, at every depth', () => {
    expect(writeStableJson({ b: 1, a: { d: [{ f: 1, e: null }], c: 'x' } })).toBe(
      '{"a":{"c":"x","d":[{"e":null,"f":1}]},"b":1}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(writeStableJson(turned)).toBe(writeStableJson(value));
      }),
    );
  });
});

describe('alignFour', () => {
  it('goes up to the next multiple of four', () => {
    expect([0, 1, 3, 4, 5].map(alignFour)).toEqual([0, 4, 4, 4, 8]);
  });
});
