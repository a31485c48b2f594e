import { fail, ok, type Result } from '#lib/domain/result.ts';
import { type DeltaFault, type DeltaLayout, readDeltaLayout } from './delta-layout.ts';
import {
  type ByteReader,
  readJson,
  readVarint,
  viewOf,
  writeStableJson,
} from './list-codec/bytes.ts';
import { encodeParts, type ListParts } from './list-codec/encode-list.ts';
import { isStrictlySorted, type Keys, readKeyBlock, unpackKeys } from './list-codec/key-block.ts';
import { type Details, type Override, parseDetails } from './list-codec/list-details.ts';
import { type ListHead, listHeadSchema } from './list-codec/list-head.ts';
import { listLimits } from './list-codec/list-limits.ts';
import type { PackedList } from './list-codec/parse-list.ts';
import { mergeKeys } from './merge-keys.ts';

/** A delta with every bound checked, for a base that is still to be compared. */
export type Delta = {
  readonly layout: DeltaLayout;
  readonly head: ListHead | null;
  readonly added: Keys;
  readonly addedDetails: Details;
  /** Places that go, rising. */
  readonly gone: Uint32Array;
};

/** Checks a delta from anywhere, all that can be checked without its base. Never throws. */
export function parseDelta(bytes: Uint8Array): Result<Delta, DeltaFault> {
  const read = readDeltaLayout(bytes);
  if (!read.ok) return read;
  const layout = read.value;
  const { headAt, headBytes, keysAt, stepsAt, detailsAt, addedCount, goneCount } = layout;
  const head = headBytes === 0 ? null : parseHead(bytes.subarray(headAt, headAt + headBytes));
  if (head === undefined) return fail('delta-malformed', 'head');
  if (bytes.subarray(headAt + headBytes, keysAt).some((byte) => byte !== 0)) {
    return fail('delta-malformed', 'head');
  }
  const block = readKeyBlock(viewOf(bytes), keysAt, addedCount);
  if (block === null) return fail('delta-malformed', 'buckets');
  const added = unpackKeys(block);
  if (!isStrictlySorted(added)) return fail('delta-malformed', 'keys are not sorted');
  const gone = readGone(bytes.subarray(stepsAt, detailsAt), goneCount);
  if (gone === null) return fail('delta-malformed', 'steps');
  const addedDetails = parseDetails(bytes.subarray(detailsAt), addedCount);
  if (addedDetails === null) return fail('delta-malformed', 'details');
  return ok({ layout, head, added, addedDetails, gone });
}

function parseHead(bytes: Uint8Array): ListHead | undefined {
  const parsed = listHeadSchema.safeParse(readJson(bytes));
  return parsed.success ? parsed.data : undefined;
}

// Each step takes a byte at least, so the count cannot ask for more room than the bytes that came.
function readGone(bytes: Uint8Array, count: number): Uint32Array | null {
  if (count > bytes.length) return null;
  const gone = new Uint32Array(count);
  const reader: ByteReader = { bytes, at: 0 };
  let place = -1;
  for (let i = 0; i < count; i++) {
    const step = readVarint(reader);
    if (step === null) return null;
    place += step + 1;
    if (place >= listLimits.entries) return null;
    gone[i] = place;
  }
  return reader.at === bytes.length ? gone : null;
}

/** Lets others work between two slices of a long piece of work. */
export type Pause = () => Promise<void>;

/**
 * The bytes of the next version (L11): byte for byte what its snapshot is, proved by the hash that the delta carries.
 * Refuses another base than the delta was made for. The base is left as it is. About 0.1 s of work for 1,000,000
 * entries, in slices with `pause` between them.
 */
export async function applyDelta(
  base: PackedList,
  delta: Delta,
  pause: Pause,
): Promise<Result<Uint8Array<ArrayBuffer>, DeltaFault>> {
  const { baseVersion, baseHash, resultHash } = delta.layout;
  if (base.version !== baseVersion || !isSame(await hashBytes(base.bytes), baseHash)) {
    return fail('delta-base-wrong', `is for version ${baseVersion}, here is ${base.version}`);
  }
  await pause();
  const baseKeys = unpackKeys(base.keys);
  await pause();
  const merged = mergeList({ base, baseKeys, delta });
  if (merged === null)
    return fail('delta-malformed', 'an entry comes that is there, or goes twice');
  await pause();
  const bytes = encodeParts(merged);
  if (!bytes.ok) return fail('delta-malformed', bytes.error);
  await pause();
  return isSame(await hashBytes(bytes.value), resultHash) ? bytes : fail('delta-result-wrong');
}

/** Everything that a base and a delta make together; null when they cannot belong to each other. */
function mergeList({
  base,
  baseKeys,
  delta,
}: {
  readonly base: PackedList;
  readonly baseKeys: Keys;
  readonly delta: Delta;
}): ListParts | null {
  const { added, gone, addedDetails, layout } = delta;
  const details = base.readDetails();
  const count = base.count - gone.length + added.high.length;
  const lastGone = gone[gone.length - 1] ?? -1;
  if (details === null || lastGone >= base.count || count > listLimits.entries) return null;
  const records = joinRecords(details.records, addedDetails.records);
  if (records.all.length > listLimits.records) return null;
  const addedNumbers = addedDetails.recordOf?.map((given) => records.addedNumbers[given] ?? 0);
  const merged = mergeKeys(
    { keys: baseKeys, recordOf: details.recordOf },
    { keys: added, recordOf: addedNumbers ?? null },
    gone,
  );
  if (!isStrictlySorted(merged.keys)) return null;
  const { version, kinds } = layout;
  const head = delta.head ?? base.head;
  return { head, version, seed: base.seed, kinds, records: records.all, ...merged };
}

/** Records of the base, then those that come and say something new; and which number each that came has now. */
function joinRecords(
  base: readonly Override[],
  added: readonly Override[],
): { readonly all: readonly Override[]; readonly addedNumbers: readonly number[] } {
  const all = [...base];
  const numbers = new Map(base.map((override, i) => [writeStableJson(override), i + 1]));
  const addedNumbers = added.map((override) => {
    const text = writeStableJson(override);
    const known = numbers.get(text) ?? all.push(override);
    numbers.set(text, known);
    return known;
  });
  return { all, addedNumbers: [0, ...addedNumbers] };
}

/** SHA-256 of bytes. */
export async function hashBytes(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}
