import { fail, ok, type Result } from '#lib/domain/result.ts';
import { hashBytes } from './delta.ts';
import { type DeltaFields, layOutDelta, writeDeltaHeader } from './delta-layout.ts';
import {
  createWriter,
  finishWriter,
  viewOf,
  writeStableJson,
  writeVarint,
} from './list-codec/bytes.ts';
import { type Keys, unpackKeys, writeKeyBlock } from './list-codec/key-block.ts';
import { type Details, encodeDetails, noDetails } from './list-codec/list-details.ts';
import type { PackedList } from './list-codec/parse-list.ts';

/**
 * Writes the change from one version of a list to a later one. Refused when the seed or the list is another: then every
 * key is new, and the snapshot is the shorter way.
 */
export async function encodeDelta(
  base: PackedList,
  next: PackedList,
): Promise<Result<Uint8Array<ArrayBuffer>, 'delta-not-possible'>> {
  const [before, after] = [base.readDetails(), next.readDetails()];
  const isOneList =
    base.head.id === next.head.id && base.seed.every((word, i) => word === next.seed[i]);
  if (!isOneList || base.version >= next.version || before === null || after === null) {
    return fail('delta-not-possible', 'another list, seed, or no later version');
  }
  const [old, fresh] = [unpackKeys(base.keys), unpackKeys(next.keys)];
  const { gone, come } = findChanges([old, before], [fresh, after]);
  const steps = writeSteps(gone);
  const details = pickDetails(after, come);
  const isHeadSame = writeStableJson(base.head) === writeStableJson(next.head);
  const head = new TextEncoder().encode(isHeadSame ? '' : writeStableJson(next.head));
  const fields: DeltaFields = {
    baseVersion: base.version,
    version: next.version,
    baseHash: await hashBytes(base.bytes),
    resultHash: await hashBytes(next.bytes),
    goneCount: gone.length,
    addedCount: come.length,
    kinds: next.kinds,
    headBytes: head.length,
    stepBytes: steps.length,
    detailBytes: details.length,
  };
  const layout = layOutDelta(fields);
  const bytes = new Uint8Array(layout.totalBytes);
  writeDeltaHeader(bytes, fields);
  bytes.set(head, layout.headAt);
  writeKeyBlock(viewOf(bytes), layout.keysAt, {
    high: Uint32Array.from(come, (at) => fresh.high[at] ?? 0),
    low: Uint32Array.from(come, (at) => fresh.low[at] ?? 0),
  });
  bytes.set(steps, layout.stepsAt);
  bytes.set(details, layout.detailsAt);
  return ok(bytes);
}

type Side = readonly [keys: Keys, details: Details];

/** Places in the old list that go, and in the new one that come; an entry that says something else does both. */
function findChanges(
  [old, before]: Side,
  [fresh, after]: Side,
): { readonly gone: readonly number[]; readonly come: readonly number[] } {
  const [gone, come]: [number[], number[]] = [[], []];
  const saidBefore = tellRecords(before);
  const saidAfter = tellRecords(after);
  let [i, j] = [0, 0];
  while (i < old.high.length || j < fresh.high.length) {
    const order = compare(old, i, [fresh, j]);
    const isSame =
      order === 0 && saidBefore[before.recordOf?.[i] ?? 0] === saidAfter[after.recordOf?.[j] ?? 0];
    if (order <= 0 && !isSame) gone.push(i);
    if (order >= 0 && !isSame) come.push(j);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return { gone, come };
}

function compare(one: Keys, at: number, [other, there]: readonly [Keys, number]): number {
  if (at >= one.high.length) return 1;
  if (there >= other.high.length) return -1;
  return (
    (one.high[at] ?? 0) - (other.high[there] ?? 0) || (one.low[at] ?? 0) - (other.low[there] ?? 0)
  );
}

function tellRecords({ records }: Details): readonly string[] {
  return ['', ...records.map((override) => writeStableJson(override))];
}

function writeSteps(places: readonly number[]): Uint8Array {
  const writer = createWriter();
  let last = -1;
  for (const place of places) {
    writeVarint(writer, place - last - 1);
    last = place;
  }
  return finishWriter(writer);
}

/** The details of some entries alone, with their records numbered anew in the same order. */
function pickDetails({ records, recordOf }: Details, places: readonly number[]): Uint8Array {
  const carried = new Set(places.map((place) => recordOf?.[place] ?? 0));
  carried.delete(0);
  if (carried.size === 0) return encodeDetails(noDetails);
  const order = [...carried].toSorted((a, b) => a - b);
  const numbers = new Map(order.map((number, i) => [number, i + 1]));
  return encodeDetails({
    records: order.flatMap((number) => records[number - 1] ?? []),
    recordOf: Uint16Array.from(places, (place) => numbers.get(recordOf?.[place] ?? 0) ?? 0),
  });
}
