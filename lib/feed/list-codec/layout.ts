import { fail, ok, type Result } from '#lib/domain/result.ts';
import { alignFour, viewOf } from './bytes.ts';
import { allKindBits, type HashSeed, readSeed, seedBytes } from './hash-identifier.ts';
import { measureKeyBlock } from './key-block.ts';
import { type ListFault, listLimits } from './list-limits.ts';

/**
 * A list as bytes
 * ===============
 *
 * One file is the download, the copy on disk and what is searched. Nothing is unpacked: a worker that was just killed
 * answers after reading the bytes and one pass over the bucket bits.
 *
 * Idea. An identifier becomes a key of 64 bits (keyed BLAKE3, see blake3.ts). Sorted keys of that length carry little
 * more than 64 − log₂ n + 1.44 bits of news each. The first 8 or 16 bits of a key say which bucket it falls into; they
 * are not stored with the key, only how many keys each bucket has, as one 1 for each key and one 0 for each bucket's
 * end. What is left of the key lies in a row of fixed width, so that a search steps to any of them.
 *
 * Why not the obvious.
 * - The names themselves: 100,000 hosts are 1.6 MB, 677 kB as brotli, which a browser cannot unpack from a file; and
 *   telephone and account numbers of people would stand in a public file to be read off.
 * - Eight bytes a key: 800 kB for 100,000.
 * - Golomb–Rice steps between keys: 2 % smaller, but a search has to unpack a run of them (0.4 µs against 0.1).
 * - A Bloom filter or a shorter key: it accuses by chance. Sixty cards a page and a million shoppers ask 10⁹ questions
 *   a day; with 64 bits and 1,000,000 entries a wrong answer comes once in some decades, with 48 bits every day.
 *
 * Layout, little-endian, no gaps but those named.
 *
 *     0  4  "CLL" and the format version, 1
 *     4  4  length of the whole file
 *     8  4  number of entries, n
 *    12  4  version of the list, from 1
 *    16  4  kinds that occur, bit k for the kind of code k
 *    20  4  bytes of the head
 *    24  4  bytes of the details
 *    28  4  zero
 *    32 32  seed of the keys
 *    64  …  head: JSON, then zeros up to a multiple of four
 *     …  …  bucket bits: n ones and 2^b zeros, the lowest bit of a byte first; zeros up to a multiple of four
 *           (b = 8 up to 8,160 entries, else 16)
 *     …  …  remainders: n × (8 − b/8) bytes: low word, then what is left of the high word
 *     …  …  details
 *
 * Cost for n entries without details: 48 n + n + 65,536 bits and about 700 bytes of head. 100,000 entries: 621 kB;
 * 1,000,000: 6.1 MB, and 0.26 MB more in memory for where buckets begin. A bucket has 1.5 keys at 100,000, 15 at
 * 1,000,000, 76 at 5,000,000; a search begins where an evenly spread key would lie and needs two or three looks. Worst
 * case, keys chosen to crowd into one bucket: 2 log₂ n looks. From string to answer 0.2–0.33 µs, two thirds of it the
 * hash: `npm run bench -- index` measures it against a `Set` of strings.
 */
export const magic = [0x43, 0x4c, 0x4c] as const;
export const formatVersion = 1;
export const headerBytes = 64;

/** Where each part of a list file begins and ends, in bytes. */
export type Layout = {
  readonly count: number;
  readonly version: number;
  readonly kinds: number;
  readonly seed: HashSeed;
  readonly head: Span;
  readonly keysAt: number;
  readonly details: Span;
  readonly totalBytes: number;
};
export type Span = { readonly from: number; readonly to: number };

/** The parts that a header tells, before places follow from them. */
export type HeaderFields = Pick<Layout, 'count' | 'version' | 'kinds' | 'seed'> & {
  readonly headBytes: number;
  readonly detailBytes: number;
};

/** Places of all parts; they follow from the header alone. */
export function layOut(fields: HeaderFields): Layout {
  const { count, version, kinds, seed, headBytes, detailBytes } = fields;
  const head = { from: headerBytes, to: headerBytes + headBytes };
  const keysAt = alignFour(head.to);
  const { bucketBytes, remainderBytes } = measureKeyBlock(count);
  const from = keysAt + bucketBytes + remainderBytes;
  const totalBytes = from + detailBytes;
  return {
    count,
    version,
    kinds,
    seed,
    head,
    keysAt,
    details: { from, to: totalBytes },
    totalBytes,
  };
}

export function writeHeader(view: DataView, fields: HeaderFields): void {
  magic.forEach((byte, i) => view.setUint8(i, byte));
  view.setUint8(3, formatVersion);
  const { count, version, kinds, headBytes, detailBytes } = fields;
  [layOut(fields).totalBytes, count, version, kinds, headBytes, detailBytes].forEach((value, i) =>
    view.setUint32(4 + i * 4, value, true),
  );
  fields.seed.forEach((word, i) => view.setInt32(32 + i * 4, word, true));
}

/** Reads and checks the header of bytes from anywhere (L1, L2, L4): no number in it is used before it was bounded. */
export function readLayout(bytes: Uint8Array): Result<Layout, ListFault> {
  if (bytes.length > listLimits.fileBytes) return fail('list-too-large', `${bytes.length} bytes`);
  if (bytes.length < headerBytes) return fail('list-truncated', 'ends inside the header');
  if (magic.some((byte, i) => bytes[i] !== byte)) return fail('list-magic-unknown');
  if (bytes[3] !== formatVersion) return fail('list-format-unknown', `version ${bytes[3]}`);
  const view = viewOf(bytes);
  const number = (at: number): number => view.getUint32(at, true);
  const fields: HeaderFields = {
    count: number(8),
    version: number(12),
    kinds: number(16),
    headBytes: number(20),
    detailBytes: number(24),
    seed: readSeed(bytes.subarray(32, 32 + seedBytes)),
  };
  if (fields.count > listLimits.entries) return fail('list-too-large', `${fields.count} entries`);
  if (fields.headBytes > listLimits.headBytes) return fail('list-too-large', 'head');
  if (fields.version === 0 || (fields.kinds & ~allKindBits) !== 0 || number(28) !== 0) {
    return fail('list-format-unknown', 'a field of the header has no meaning in this version');
  }
  const layout = layOut(fields);
  if (layout.totalBytes !== number(4)) return fail('list-length-wrong', 'parts and length differ');
  if (bytes.length < layout.totalBytes) return fail('list-truncated', `${bytes.length} bytes came`);
  if (bytes.length > layout.totalBytes) return fail('list-length-wrong', 'bytes stand behind');
  return ok(layout);
}
