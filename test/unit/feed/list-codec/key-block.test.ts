import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketBitsFor,
  findKey,
  isStrictlySorted,
  type KeyBlock,
  type Keys,
  measureKeyBlock,
  readKeyBlock,
  unpackKeys,
  writeKeyBlock,
} from '#lib/feed/list-codec/key-block.ts';
import { sortKeys } from '#lib/feed/list-codec/sort-keys.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });
const pairs = fc.uniqueArray(fc.tuple(word, word), {
  maxLength: 200,
  selector: ([high, low]) => high * 2 ** 32 + low,
});

/** Keys that crowd into few buckets, as only somebody who picks them could make them. */
const crowded = fc.uniqueArray(fc.tuple(fc.constantFrom(0, 1, 0xffffffff), word), {
  maxLength: 200,
  selector: ([high, low]) => `${high} ${low}`,
});

function sorted(all: readonly (readonly [number, number])[]): Keys {
  const ordered = all.toSorted(([a, b], [c, d]) => a - c || b - d);
  return {
    high: Uint32Array.from(ordered, ([high]) => high),
    low: Uint32Array.from(ordered, ([, low]) => low),
  };
}

function write(keys: Keys, at = 0): DataView {
  const { bucketBytes, remainderBytes } = measureKeyBlock(keys.high.length);
  const view = new DataView(new ArrayBuffer(at + bucketBytes + remainderBytes));
  writeKeyBlock(view, at, keys);
  return view;
}

function read(keys: Keys, at = 0): KeyBlock {
  const block = readKeyBlock(write(keys, at), at, keys.high.length);
  if (!block) throw new Error('was not read');
  return block;
}

function spread(count: number): Keys {
  return sorted(
    Array.from({ length: count }, (_, i) => [Math.imul(i, 0x9e3779b1) >>> 0, i] as const),
  );
}

describe('a block of keys', () => {
  it('gives back the keys that were written, wherever it begins', () => {
    fc.assert(
      fc.property(fc.oneof(pairs, crowded), fc.nat(40), (all, at) => {
        const keys = sorted(all);
        expect(unpackKeys(read(keys, at * 4))).toEqual(keys);
      }),
    );
  });

  it('finds every key at its place, and no other', () => {
    fc.assert(
      fc.property(fc.oneof(pairs, crowded), pairs, (all, others) => {
        const keys = sorted(all);
        const block = read(keys);
        keys.high.forEach((high, i) => {
          expect(findKey(block, { high, low: keys.low[i]! })).toBe(i);
        });
        const known = new Set(all.map(String));
        for (const [high, low] of others.filter((pair) => !known.has(String(pair)))) {
          expect(findKey(block, { high, low })).toBe(-1);
        }
      }),
    );
  });

  it('finds no neighbour: one bit more or less anywhere in the key', () => {
    for (const count of [50, 9_000]) {
      const keys = spread(count);
      const block = read(keys);
      const known = new Set(Array.from(keys.high, (high, i) => `${high} ${keys.low[i]}`));
      const [high, low] = [keys.high[count >> 1]!, keys.low[count >> 1]!];
      for (let bit = 0; bit < 32; bit++) {
        const changes = [
          { high: (high ^ (1 << bit)) >>> 0, low },
          { high, low: (low ^ (1 << bit)) >>> 0 },
        ];
        for (const key of changes.filter((each) => !known.has(`${each.high} ${each.low}`))) {
          expect(findKey(block, key)).toBe(-1);
        }
      }
    }
  });

  it('changes from 8 bits of bucket to 16 where both are equally long', () => {
    const bits = (count: number, width: number): number =>
      count + 2 ** width + count * (64 - width);
    expect(bits(8_160, 8)).toBe(bits(8_160, 16));
    expect([bucketBitsFor(8_160), bucketBitsFor(8_161)]).toEqual([8, 16]);
    for (const count of [8_160, 8_161]) {
      const keys = spread(count);
      expect(unpackKeys(read(keys))).toEqual(keys);
    }
  });

  it('holds nothing, and one key at either end', () => {
    const none = read(sorted([]));
    expect(findKey(none, { high: 0, low: 0 })).toBe(-1);
    for (const edge of [0, 0xffffffff]) {
      const block = read(sorted([[edge, edge]]));
      expect(findKey(block, { high: edge, low: edge })).toBe(0);
      expect(findKey(block, { high: edge, low: edge ^ 1 })).toBe(-1);
    }
  });

  it('takes less than 50 bits a key at 100,000', () => {
    const { bucketBytes, remainderBytes } = measureKeyBlock(100_000);
    expect(((bucketBytes + remainderBytes) * 8) / 100_000).toBeLessThan(50);
  });
});

describe('bucket bits from anywhere', () => {
  const keys = spread(40);

  it('are refused when another number of keys is told than they have', () => {
    const view = write(keys);
    for (const count of [39, 41, 0]) expect(readKeyBlock(view, 0, count)).toBeNull();
  });

  it('are refused when a bit is changed, unless one key only moves to another bucket', () => {
    const bits = 40 + 256;
    for (let bit = 0; bit < bits; bit++) {
      const view = write(keys);
      view.setUint8(bit >> 3, view.getUint8(bit >> 3) ^ (1 << (bit & 7)));
      expect(readKeyBlock(view, 0, 40)).toBeNull();
    }
  });

  it('are refused when bits stand behind the last bucket', () => {
    const view = write(keys);
    const last = measureKeyBlock(40).bucketBytes - 1;
    view.setUint8(last, 0x80);
    expect(readKeyBlock(view, 0, 40)).toBeNull();
  });

  it('are refused when the last key stands behind the end of the last bucket', () => {
    const view = new DataView(new ArrayBuffer(measureKeyBlock(1).bucketBytes + 7));
    view.setUint8(32, 1);
    expect(readKeyBlock(view, 0, 1)).toBeNull();
    const inside = new DataView(new ArrayBuffer(measureKeyBlock(1).bucketBytes + 7));
    inside.setUint8(31, 0x80);
    expect(readKeyBlock(inside, 0, 1)).not.toBeNull();
  });

  it('are refused when the bytes end before them or before the keys', () => {
    const { buffer, byteLength } = write(keys);
    for (const short of [0, 4, 36, byteLength - 1]) {
      expect(readKeyBlock(new DataView(buffer, 0, short), 0, 40)).toBeNull();
    }
  });

  it('never make a search leave the bytes, whatever they say', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 320, maxLength: 400 }),
        word,
        word,
        (bytes, high, low) => {
          const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
          for (let count = 0; count < 12; count++) {
            const block = readKeyBlock(view, 0, count);
            if (block) expect(findKey(block, { high, low })).toBeLessThan(count);
          }
        },
      ),
    );
  });
});

describe('isStrictlySorted', () => {
  it('refuses a key twice and a key out of order', () => {
    const keys = (...all: readonly (readonly [number, number])[]): Keys => ({
      high: Uint32Array.from(all, ([high]) => high),
      low: Uint32Array.from(all, ([, low]) => low),
    });
    expect(isStrictlySorted(keys())).toBe(true);
    expect(isStrictlySorted(keys([0, 5], [0, 6], [1, 0]))).toBe(true);
    expect(isStrictlySorted(keys([0, 5], [0, 5]))).toBe(false);
    expect(isStrictlySorted(keys([0, 6], [0, 5]))).toBe(false);
    expect(isStrictlySorted(keys([0xffffffff, 0], [0x7fffffff, 0]))).toBe(false);
  });
});

describe('sortKeys', () => {
  it('sorts as numbers of 64 bits, and takes along what belongs to each key', () => {
    fc.assert(
      fc.property(fc.oneof(pairs, crowded), (all) => {
        const unsorted = {
          high: Uint32Array.from(all, ([high]) => high),
          low: Uint32Array.from(all, ([, low]) => low),
        };
        const marks = Uint16Array.from(all, (_, i) => i);
        const result = sortKeys(unsorted, marks);
        expect(result?.keys).toEqual(sorted(all));
        result?.recordOf?.forEach((mark, i) => {
          expect([result.keys.high[i], result.keys.low[i]]).toEqual(all[mark]);
        });
      }),
    );
  });

  it('refuses a key that stands twice', () => {
    const twice = { high: Uint32Array.of(7, 9, 7), low: Uint32Array.of(1, 1, 1) };
    expect(sortKeys(twice, null)).toBeNull();
    expect(sortKeys({ ...twice, low: Uint32Array.of(1, 1, 2) }, null)).not.toBeNull();
  });
});
