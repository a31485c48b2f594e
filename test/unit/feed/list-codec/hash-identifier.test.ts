import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Identifier, identifierKinds } from '#lib/domain/identifier.ts';
import {
  allKindBits,
  buildEntryId,
  hashIdentifier,
  kindBit,
  kindCodes,
  readSeed,
} from '#lib/feed/list-codec/hash-identifier.ts';
import { feedId } from '#lib/feed/plain-text-schema.ts';
import { hashPlainly } from './plain-blake3.ts';
import { host, otherSeed, sampleSeed } from './sample-lists.ts';

const named = (kind: Identifier['kind'], value: string): Identifier =>
  ({ kind, value }) as Identifier;

describe('hashIdentifier', () => {
  it('is keyed BLAKE3 over the code of the kind and the value in UTF-8', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...identifierKinds),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (kind, value) => {
          const message = Uint8Array.of(kindCodes[kind], ...new TextEncoder().encode(value));
          const [high, low] = hashPlainly([...sampleSeed], message);
          expect(hashIdentifier(sampleSeed, named(kind, value))).toEqual({ high, low });
        },
      ),
    );
  });

  it('never changes what it has once given: lists out there rely on it', () => {
    const key = hashIdentifier(sampleSeed, host('shop.example'));
    const [high, low] = hashPlainly(
      [...sampleSeed],
      Uint8Array.of(1, ...Buffer.from('shop.example')),
    );
    expect(key).toEqual({ high, low });
    expect(kindCodes).toEqual({
      host: 1,
      'url-prefix': 2,
      shop: 3,
      listing: 4,
      phone: 5,
      'bank-account': 6,
      'tax-code': 7,
      handle: 8,
      'product-name': 9,
      registration: 10,
    });
  });

  it('gives the same text another key under another kind or another seed', () => {
    const kinds = identifierKinds.map((kind) => hashIdentifier(sampleSeed, named(kind, 'a:vn:1')));
    expect(new Set(kinds.map((key) => `${key?.high} ${key?.low}`)).size).toBe(kinds.length);
    expect(hashIdentifier(otherSeed, host('shop.example'))).not.toEqual(
      hashIdentifier(sampleSeed, host('shop.example')),
    );
  });

  it('takes a value of 1,023 bytes and refuses one of 1,024, counted in UTF-8', () => {
    const path = (length: number): string => `a.example/${'x'.repeat(length - 10)}`;
    expect(hashIdentifier(sampleSeed, named('url-prefix', path(1_023)))).not.toBeNull();
    expect(hashIdentifier(sampleSeed, named('url-prefix', path(1_024)))).toBeNull();
    expect(hashIdentifier(sampleSeed, named('handle', 'á'.repeat(511)))).not.toBeNull();
    expect(hashIdentifier(sampleSeed, named('handle', 'á'.repeat(512)))).toBeNull();
    expect(hashIdentifier(sampleSeed, named('handle', 'x'.repeat(1_000_000)))).toBeNull();
  });

  it('refuses half a surrogate pair, which would become another value', () => {
    expect(hashIdentifier(sampleSeed, named('handle', 'zalo:\ud83d'))).toBeNull();
    expect(hashIdentifier(sampleSeed, named('handle', 'zalo:😀'))).not.toBeNull();
  });

  it('is not disturbed by a refused value before it', () => {
    const before = hashIdentifier(sampleSeed, host('shop.example'));
    hashIdentifier(sampleSeed, named('handle', 'á'.repeat(600)));
    expect(hashIdentifier(sampleSeed, host('shop.example'))).toEqual(before);
  });

  it('finds no two equal keys among 200,000 names', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 200_000; i++) {
      const key = hashIdentifier(sampleSeed, host(`${i.toString(36)}.example`));
      seen.add(`${key?.high} ${key?.low}`);
    }
    expect(seen.size).toBe(200_000);
  });
});

describe('the rest of a key', () => {
  it('has one bit for each kind', () => {
    const bits = identifierKinds.map(kindBit);
    expect(new Set(bits).size).toBe(identifierKinds.length);
    expect(bits.reduce((all, bit) => all | bit, 0)).toBe(allKindBits);
  });

  it('reads a seed as little-endian words, wherever the bytes begin', () => {
    const bytes = Uint8Array.from({ length: 40 }, (_, i) => i);
    expect(readSeed(bytes.subarray(1, 33))[0]).toBe(0x04030201);
    expect(readSeed(bytes.subarray(8))[7]).toBe(0x27262524);
  });

  it('makes ids that are feed ids, stay under every seed and differ between identifiers', () => {
    const id = buildEntryId(host('shop.example'));
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(feedId.safeParse(id).success).toBe(true);
    expect(buildEntryId(host('shop.example'))).toBe(id);
    expect(buildEntryId(host('shops.example'))).not.toBe(id);
  });
});
