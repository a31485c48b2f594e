import { fail, ok, type Result } from '#lib/domain/result.ts';
import { alignFour, viewOf } from './list-codec/bytes.ts';
import { allKindBits } from './list-codec/hash-identifier.ts';
import { measureKeyBlock } from './list-codec/key-block.ts';
import { listLimits } from './list-codec/list-limits.ts';

/**
 * The change from one version of a list to the next, as bytes (L11). What goes is named by its place among the sorted
 * keys of the base, what comes by its key; a changed entry goes and comes. Little-endian.
 *
 *     0  4  "CLD" and the format version, 1
 *     4  4  length of the whole file
 *     8  4  version of the base
 *    12  4  version of the result
 *    16 32  SHA-256 of the base's bytes
 *    48 32  SHA-256 of the result's bytes
 *    80  4  entries that go
 *    84  4  entries that come
 *    88  4  kinds that occur in the result
 *    92  4  bytes of the head, or 0 when it stays
 *    96  4  bytes of the steps
 *   100  4  bytes of the details of what comes
 *   104  …  head: JSON, then zeros up to a multiple of four
 *     …  …  bucket bits and remainders of the keys that come, as in a list
 *     …  …  steps: places that go, each as the distance from the one before it
 *     …  …  details of what comes, as in a list
 *
 * 500 that come and 200 that go: 3.6 kB of keys, 0.4 kB of steps, 0.1 kB of header.
 */
export const deltaHeaderBytes = 104;
const magic = [0x43, 0x4c, 0x44] as const;
const formatVersion = 1;

export type DeltaFault =
  | 'delta-truncated'
  | 'delta-magic-unknown'
  | 'delta-format-unknown'
  | 'delta-length-wrong'
  | 'delta-too-large'
  | 'delta-malformed'
  | 'delta-base-wrong'
  | 'delta-result-wrong';

export type DeltaFields = {
  readonly baseVersion: number;
  readonly version: number;
  readonly baseHash: Uint8Array;
  readonly resultHash: Uint8Array;
  readonly goneCount: number;
  readonly addedCount: number;
  readonly kinds: number;
  readonly headBytes: number;
  readonly stepBytes: number;
  readonly detailBytes: number;
};

export type DeltaLayout = DeltaFields & {
  readonly headAt: number;
  readonly keysAt: number;
  readonly stepsAt: number;
  readonly detailsAt: number;
  readonly totalBytes: number;
};

export function layOutDelta(fields: DeltaFields): DeltaLayout {
  const headAt = deltaHeaderBytes;
  const keysAt = alignFour(headAt + fields.headBytes);
  const { bucketBytes, remainderBytes } = measureKeyBlock(fields.addedCount);
  const stepsAt = keysAt + bucketBytes + remainderBytes;
  const detailsAt = stepsAt + fields.stepBytes;
  const totalBytes = detailsAt + fields.detailBytes;
  return { ...fields, headAt, keysAt, stepsAt, detailsAt, totalBytes };
}

export function writeDeltaHeader(bytes: Uint8Array, fields: DeltaFields): void {
  bytes.set([...magic, formatVersion]);
  const { goneCount, addedCount, kinds, headBytes, stepBytes, detailBytes } = fields;
  const view = viewOf(bytes);
  [layOutDelta(fields).totalBytes, fields.baseVersion, fields.version].forEach((value, i) =>
    view.setUint32(4 + i * 4, value, true),
  );
  bytes.set(fields.baseHash, 16);
  bytes.set(fields.resultHash, 48);
  [goneCount, addedCount, kinds, headBytes, stepBytes, detailBytes].forEach((value, i) =>
    view.setUint32(80 + i * 4, value, true),
  );
}

/** Reads and checks the header of bytes from anywhere: no number in it is used before it was bounded. */
export function readDeltaLayout(bytes: Uint8Array): Result<DeltaLayout, DeltaFault> {
  if (bytes.length > listLimits.deltaBytes) return fail('delta-too-large', `${bytes.length} bytes`);
  if (bytes.length < deltaHeaderBytes) return fail('delta-truncated', 'ends inside the header');
  if (magic.some((byte, i) => bytes[i] !== byte)) return fail('delta-magic-unknown');
  if (bytes[3] !== formatVersion) return fail('delta-format-unknown', `version ${bytes[3]}`);
  const view = viewOf(bytes);
  const number = (at: number): number => view.getUint32(at, true);
  const fields: DeltaFields = {
    baseVersion: number(8),
    version: number(12),
    baseHash: bytes.subarray(16, 48),
    resultHash: bytes.subarray(48, 80),
    goneCount: number(80),
    addedCount: number(84),
    kinds: number(88),
    headBytes: number(92),
    stepBytes: number(96),
    detailBytes: number(100),
  };
  const most = Math.max(fields.goneCount, fields.addedCount);
  if (most > listLimits.entries || fields.headBytes > listLimits.headBytes) {
    return fail('delta-too-large', `${fields.goneCount} go, ${fields.addedCount} come`);
  }
  if (fields.version <= fields.baseVersion || (fields.kinds & ~allKindBits) !== 0) {
    return fail('delta-malformed', 'versions do not go up, or a kind is unknown');
  }
  const layout = layOutDelta(fields);
  if (layout.totalBytes !== number(4)) return fail('delta-length-wrong', 'parts and length differ');
  if (bytes.length < layout.totalBytes) return fail('delta-truncated', `${bytes.length} bytes`);
  if (bytes.length > layout.totalBytes) return fail('delta-length-wrong', 'bytes stand behind');
  return ok(layout);
}
