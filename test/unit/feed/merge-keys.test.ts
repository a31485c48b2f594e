import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeKeys, type NumberedKeys } from '#lib/feed/merge-keys.ts';

type Row = readonly [high: number, low: number, record: number];

const word = fc.oneof(fc.nat(3), fc.constantFrom(0x80000000, 0xffffffff));
const rows = fc
  .uniqueArray(fc.tuple(word, fc.nat(20), fc.nat(3)), {
    maxLength: 60,
    selector: ([high, low]) => `${high} ${low}`,
  })
  .map((all): readonly Row[] => all.toSorted(compare));

function compare([a, b]: Row, [c, d]: Row): number {
  return a - c || b - d;
}

function number(all: readonly Row[], hasRecords = true): NumberedKeys {
  return {
    keys: {
      high: Uint32Array.from(all, ([high]) => high),
      low: Uint32Array.from(all, ([, low]) => low),
    },
    recordOf: hasRecords ? Uint16Array.from(all, ([, , record]) => record) : null,
  };
}

function rowsOf({ keys, recordOf }: NumberedKeys): readonly Row[] {
  return Array.from(keys.high, (high, i) => [high, keys.low[i] ?? 0, recordOf?.[i] ?? 0]);
}

describe('mergeKeys', () => {
  it('takes out, puts in and keeps the order, as sorting everything would', () => {
    fc.assert(
      fc.property(rows, rows, fc.infiniteStream(fc.boolean()), (base, more, choice) => {
        const gone = base.flatMap((_, i) => (choice.next().value ? [i] : []));
        const stays = base.filter((_, i) => !gone.includes(i));
        const kept = new Set(stays.map(([high, low]) => `${high} ${low}`));
        const comes = more.filter(([high, low]) => !kept.has(`${high} ${low}`));
        const merged = mergeKeys(number(base), number(comes), Uint32Array.from(gone));
        expect(rowsOf(merged)).toEqual([...stays, ...comes].toSorted(compare));
      }),
    );
  });

  it('gives entries without a record the number 0, on either side', () => {
    const [one, two]: Row[] = [
      [1, 1, 3],
      [2, 2, 2],
    ];
    const none = new Uint32Array(0);
    expect(rowsOf(mergeKeys(number([one!]), number([two!], false), none))).toEqual([
      [1, 1, 3],
      [2, 2, 0],
    ]);
    expect(rowsOf(mergeKeys(number([one!], false), number([two!]), none))).toEqual([
      [1, 1, 0],
      [2, 2, 2],
    ]);
    expect(mergeKeys(number([one!], false), number([two!], false), none).recordOf).toBeNull();
  });

  it('lets the new statement of a key take the place of the old one', () => {
    const base: readonly Row[] = [
      [1, 0, 1],
      [2, 0, 1],
      [3, 0, 1],
    ];
    const merged = mergeKeys(number(base), number([[2, 0, 2]]), Uint32Array.of(1));
    expect(rowsOf(merged).map(([, , record]) => record)).toEqual([1, 2, 1]);
  });

  it('leaves a key that comes and is there already for the caller to see', () => {
    const merged = mergeKeys(number([[5, 5, 0]]), number([[5, 5, 0]]), new Uint32Array(0));
    expect(rowsOf(merged)).toHaveLength(2);
  });

  it('does not touch what it was given', () => {
    const base = number([
      [1, 0, 1],
      [2, 0, 1],
    ]);
    mergeKeys(base, number([[0, 9, 4]]), Uint32Array.of(0));
    expect(rowsOf(base)).toEqual([
      [1, 0, 1],
      [2, 0, 1],
    ]);
  });
});
