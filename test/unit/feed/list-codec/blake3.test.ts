import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashMessage,
  maxMessageBytes,
  messageBytes,
  readDigestWord,
} from '#lib/feed/list-codec/blake3.ts';
import { hashPlainly } from './plain-blake3.ts';

function hash(key: readonly number[], message: Uint8Array): readonly number[] {
  messageBytes.fill(0xaa);
  messageBytes.set(message);
  hashMessage(Int32Array.from(key), message.length);
  return Array.from({ length: 8 }, (_, i) => readDigestWord(i));
}

function hex(words: readonly number[]): string {
  return Buffer.from(Uint32Array.from(words).buffer).toString('hex');
}

const vectorKey = (() => {
  const bytes = new TextEncoder().encode('whats the Elvish word for friend');
  const view = new DataView(bytes.buffer);
  return Array.from({ length: 8 }, (_, i) => view.getInt32(i * 4, true));
})();

const vectorMessage = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => i % 251);

// The designers' published vectors, keyed mode: what they call input_len and keyed_hash.
const vectors: readonly (readonly [number, string])[] = [
  [0, '92b2b75604ed3c761f9d6f62392c8a9227ad0ea3f09573e783f1498a4ed60d26'],
  [1, '6d7878dfff2f485635d39013278ae14f1454b8c0a3a2d34bc1ab38228a80c95b'],
  [1_023, 'c951ecdf03288d0fcc96ee3413563d8a6d3589547f2c2fb36d9786470f1b9d6e'],
  [1_024, '75c46f6f3d9eb4f55ecaaee480db732e6c2105546f1e675003687c31719c7ba4'],
];

describe('keyed BLAKE3', () => {
  it.each(vectors)('gives the published digest of %i bytes', (length, digest) => {
    expect(hex(hash(vectorKey, vectorMessage(length)))).toBe(digest);
  });

  it.each([63, 64, 65, 127, 128, 129, 960, 961])(
    'gives what the plain form gives at the edge of a block: %i bytes',
    (length) => {
      const message = vectorMessage(length);
      expect(hash(vectorKey, message)).toEqual(hashPlainly(vectorKey, message));
    },
  );

  it('gives what the plain form gives for any key and message', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 8, maxLength: 8 }),
        fc.uint8Array({ maxLength: maxMessageBytes }),
        (key, message) => {
          expect(hash(key, message)).toEqual(hashPlainly(key, message));
        },
      ),
    );
  });

  it('does not remember the message before it', () => {
    const long = vectorMessage(200);
    const short = vectorMessage(3);
    const before = hash(vectorKey, short);
    hash(vectorKey, long);
    messageBytes.set(short);
    hashMessage(Int32Array.from(vectorKey), short.length);
    expect(readDigestWord(0)).toBe(before[0]);
  });

  it('changes about half of the bits for one bit of the message or of the key', () => {
    const message = vectorMessage(24);
    const changed = message.slice();
    changed[5] = 4;
    const otherKey = vectorKey.with(3, (vectorKey[3] ?? 0) ^ 1);
    const [plain, ...others] = [
      hash(vectorKey, message),
      hash(vectorKey, changed),
      hash(otherKey, message),
    ];
    for (const other of others) {
      const differing = other.map((word, i) => (word ^ (plain?.[i] ?? 0)) >>> 0);
      const bits = differing.map((word) => word.toString(2).replaceAll('0', '').length);
      const all = bits.reduce((sum, count) => sum + count, 0);
      expect(all).toBeGreaterThan(90);
      expect(all).toBeLessThan(166);
    }
  });
});
