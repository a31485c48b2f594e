import type { Keys } from './list-codec/key-block.ts';

/** Sorted keys and the number of each one's record; null where no entry has one. */
export type NumberedKeys = { readonly keys: Keys; readonly recordOf: Uint16Array | null };

/**
 * Takes out the keys at the places `gone` (rising, all inside) and puts in those of `added`. Between two changes the
 * base is copied in one piece, so the cost is that of copying and log₂ n looks for each change, not a step for each key.
 * Nothing is compared but what comes: whether a key now stands twice is for the caller to see.
 */
export function mergeKeys(
  base: NumberedKeys,
  added: NumberedKeys,
  gone: Uint32Array,
): NumberedKeys {
  const { length } = base.keys.high;
  const count = length - gone.length + added.keys.high.length;
  const keys = { high: new Uint32Array(count), low: new Uint32Array(count) };
  const recordOf = base.recordOf || added.recordOf ? new Uint16Array(count) : null;
  let [old, fresh, skip, to] = [0, 0, 0, 0];
  const copyUpTo = (end: number): void => {
    keys.high.set(base.keys.high.subarray(old, end), to);
    keys.low.set(base.keys.low.subarray(old, end), to);
    if (base.recordOf) recordOf?.set(base.recordOf.subarray(old, end), to);
    to += end - old;
    old = end;
  };
  while (fresh < added.keys.high.length || skip < gone.length) {
    const comesAt = findPlace(base.keys, added.keys, fresh);
    const goesAt = gone[skip] ?? length;
    copyUpTo(Math.min(comesAt, goesAt));
    if (fresh < added.keys.high.length && comesAt <= goesAt) {
      keys.high[to] = added.keys.high[fresh] ?? 0;
      keys.low[to] = added.keys.low[fresh] ?? 0;
      if (recordOf) recordOf[to] = added.recordOf?.[fresh] ?? 0;
      fresh += 1;
      to += 1;
    } else {
      old += 1;
      skip += 1;
    }
  }
  copyUpTo(length);
  return { keys, recordOf };
}

/** Before which place of the base a key belongs; behind the last when there is no such key. */
function findPlace(base: Keys, added: Keys, fresh: number): number {
  let [from, to] = [0, base.high.length];
  const [high, low] = [added.high[fresh], added.low[fresh]];
  if (high === undefined || low === undefined) return to;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const order = (base.high[middle] ?? 0) - high || (base.low[middle] ?? 0) - low;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
