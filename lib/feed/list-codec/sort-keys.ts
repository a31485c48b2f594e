import type { Keys } from './key-block.ts';

const bucketCount = 65_536;

/**
 * Sorts keys and what belongs to each. Keys are hashes, so a counting pass over their first 16 bits leaves buckets of a
 * few, which insertion finishes: no comparison function is called. Null when a key stands twice.
 */
export function sortKeys(
  { high, low }: Keys,
  recordOf: Uint16Array | null,
): { readonly keys: Keys; readonly recordOf: Uint16Array | null } | null {
  const count = high.length;
  const next = countBuckets(high);
  const keys = { high: new Uint32Array(count), low: new Uint32Array(count) };
  const records = recordOf && new Uint16Array(count);
  const from = next.slice();
  for (let i = 0; i < count; i++) {
    const bucket = (high[i] ?? 0) >>> 16;
    const place = findPlace(keys, { from: from[bucket] ?? 0, to: next[bucket] ?? 0 }, [
      high[i] ?? 0,
      low[i] ?? 0,
    ]);
    if (place < 0) return null;
    const end = next[bucket] ?? 0;
    keys.high.copyWithin(place + 1, place, end);
    keys.low.copyWithin(place + 1, place, end);
    records?.copyWithin(place + 1, place, end);
    keys.high[place] = high[i] ?? 0;
    keys.low[place] = low[i] ?? 0;
    if (records) records[place] = recordOf?.[i] ?? 0;
    next[bucket] = end + 1;
  }
  return { keys, recordOf: records };
}

/** Where each bucket begins. */
function countBuckets(high: Uint32Array): Uint32Array {
  const starts = new Uint32Array(bucketCount + 1);
  for (const word of high) {
    const after = (word >>> 16) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let i = 1; i <= bucketCount; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  return starts;
}

// From behind, because copyWithin moves what comes after; -1 when the key is there already.
function findPlace(
  { high, low }: Keys,
  { from, to }: { readonly from: number; readonly to: number },
  [wantedHigh, wantedLow]: readonly [number, number],
): number {
  for (let place = to; place > from; place--) {
    const order = wantedHigh - (high[place - 1] ?? 0) || wantedLow - (low[place - 1] ?? 0);
    if (order === 0) return -1;
    if (order > 0) return place;
  }
  return from;
}
