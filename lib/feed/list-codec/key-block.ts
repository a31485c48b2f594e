import { alignFour } from './bytes.ts';
import type { Key } from './hash-identifier.ts';

/** Sorted keys, unpacked: two words each, at the same place of two arrays. */
export type Keys = { readonly high: Uint32Array; readonly low: Uint32Array };

/** Sorted keys as they lie in the file (see layout.ts), with where each bucket begins. Searched in place. */
export type KeyBlock = {
  readonly count: number;
  readonly bucketBits: number;
  /** For each bucket, how many keys stand before it; one more for the end. */
  readonly starts: Uint32Array;
  readonly remainders: DataView;
};

/** L6: few keys take few buckets, because an empty one costs a bit. 8,160 is where both forms are equally long. */
export function bucketBitsFor(count: number): number {
  return count <= 8_160 ? 8 : 16;
}

function strideOf(bucketBits: number): number {
  return 8 - bucketBits / 8;
}

/** Bytes of the bucket bits and of the remainders of so many keys. */
export function measureKeyBlock(count: number): {
  readonly bucketBytes: number;
  readonly remainderBytes: number;
} {
  const bits = bucketBitsFor(count);
  return {
    bucketBytes: alignFour(Math.ceil((count + 2 ** bits) / 8)),
    remainderBytes: count * strideOf(bits),
  };
}

/** Writes sorted keys at `at`, into room that is still zero. */
export function writeKeyBlock(view: DataView, at: number, { high, low }: Keys): void {
  const bits = bucketBitsFor(high.length);
  const { bucketBytes } = measureKeyBlock(high.length);
  const stride = strideOf(bits);
  let place = at + bucketBytes;
  for (let i = 0; i < high.length; i++) {
    const word = high[i] ?? 0;
    // The bit of key i stands behind i others and behind one zero for each bucket before its own.
    const bit = i + (word >>> (32 - bits));
    const byte = at + (bit >>> 3);
    view.setUint8(byte, view.getUint8(byte) | (1 << (bit & 7)));
    view.setUint32(place, low[i] ?? 0, true);
    view.setUint16(place + 4, word & 0xffff, true);
    if (stride === 7) view.setUint8(place + 6, (word >>> 16) & 0xff);
    place += stride;
  }
}

/** Reads where the buckets begin; null when the bits do not say exactly so many keys and buckets. */
export function readKeyBlock(view: DataView, at: number, count: number): KeyBlock | null {
  const bucketBits = bucketBitsFor(count);
  const { bucketBytes, remainderBytes } = measureKeyBlock(count);
  if (at + bucketBytes + remainderBytes > view.byteLength) return null;
  const buckets = 2 ** bucketBits;
  const starts = readStarts(view, { at, bits: count + buckets, buckets });
  if (starts === null) return null;
  const offset = view.byteOffset + at + bucketBytes;
  const remainders = new DataView(view.buffer, offset, remainderBytes);
  return { count, bucketBits, starts, remainders };
}

// A zero ends a bucket; so many bits stand before it as there are keys and buckets before. Bits behind the last bucket
// must be zero, or one content could be written in several ways.
function readStarts(
  view: DataView,
  { at, bits, buckets }: { readonly at: number; readonly bits: number; readonly buckets: number },
): Uint32Array | null {
  const starts = new Uint32Array(buckets + 1);
  let bucket = 0;
  for (let base = 0; base < bits; base += 32) {
    const word = view.getUint32(at + base / 8, true);
    const valid = bits - base >= 32 ? -1 : (1 << (bits - base)) - 1;
    if ((word & ~valid) !== 0) return null;
    for (let zeros = ~word & valid; zeros !== 0; zeros &= zeros - 1) {
      const bit = base + 31 - Math.clz32(zeros & -zeros);
      bucket += 1;
      if (bucket > buckets) return null;
      starts[bucket] = bit + 1 - bucket;
    }
  }
  // The last bit is the end of the last bucket: otherwise keys would stand in no bucket.
  return bucket === buckets && starts[buckets] === bits - buckets ? starts : null;
}

/**
 * The place of a key among the sorted ones, or -1. Keys are spread evenly, so the first look goes where the key should
 * be, and steps that double go on from there: two or three looks, all in one or two cache lines, however many keys a
 * bucket has. Where somebody chose the keys, halving takes over: never more than twice log₂ of the bucket's keys.
 */
export function findKey(block: KeyBlock, { high, low }: Key): number {
  const { bucketBits, starts, remainders } = block;
  const bucket = high >>> (32 - bucketBits);
  const stride = strideOf(bucketBits);
  const range = stride === 6 ? 0x10000 : 0x1000000;
  const rest = high & (range - 1);
  let from = starts[bucket] ?? 0;
  let to = starts[bucket + 1] ?? 0;
  let at = from + Math.floor(((to - from) * rest) / range);
  for (let step = 0; from < to; step = step * 2 + 1) {
    const there = readRest(remainders, at * stride, stride);
    const order = there - rest || remainders.getUint32(at * stride, true) - low;
    if (order === 0) return at;
    if (order < 0) from = at + 1;
    else to = at;
    const middle = (from + to) >>> 1;
    at = order < 0 ? Math.min(from + step, middle) : Math.max(to - 1 - step, middle);
  }
  return -1;
}

function readRest(remainders: DataView, at: number, stride: number): number {
  const rest = remainders.getUint16(at + 4, true);
  return stride === 6 ? rest : rest | (remainders.getUint8(at + 6) << 16);
}

/** All keys of a block in their order. */
export function unpackKeys({ count, bucketBits, starts, remainders }: KeyBlock): Keys {
  const [high, low] = [new Uint32Array(count), new Uint32Array(count)];
  const stride = strideOf(bucketBits);
  for (let bucket = 0; bucket < 2 ** bucketBits; bucket++) {
    const prefix = (bucket << (32 - bucketBits)) >>> 0;
    const end = starts[bucket + 1] ?? 0;
    for (let i = starts[bucket] ?? 0; i < end; i++) {
      high[i] = (prefix | readRest(remainders, i * stride, stride)) >>> 0;
      low[i] = remainders.getUint32(i * stride, true);
    }
  }
  return { high, low };
}

/** L7: whether every key is greater than the one before it: what a search relies on, and no key stands twice. */
export function isStrictlySorted({ high, low }: Keys): boolean {
  for (let i = 1; i < high.length; i++) {
    const order = (high[i] ?? 0) - (high[i - 1] ?? 0) || (low[i] ?? 0) - (low[i - 1] ?? 0);
    if (order <= 0) return false;
  }
  return true;
}
