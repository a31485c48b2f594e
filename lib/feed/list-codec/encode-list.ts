import type { Identifier } from '#lib/domain/identifier.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { viewOf, writeStableJson } from './bytes.ts';
import { hashIdentifier, type HashSeed, kindBit } from './hash-identifier.ts';
import { type Keys, writeKeyBlock } from './key-block.ts';
import { layOut, writeHeader } from './layout.ts';
import { encodeDetails, type Override } from './list-details.ts';
import type { ListHead, Statement } from './list-head.ts';
import { listLimits } from './list-limits.ts';
import { sortKeys } from './sort-keys.ts';

export type EncodeFault =
  | 'entry-too-long'
  | 'entry-repeated'
  | 'too-many-entries'
  | 'too-many-details'
  | 'head-too-long';

/** What a list file is made of, apart from its entries. */
export type ListIdentity = {
  readonly head: ListHead;
  /** Goes up by one with each publication, from 1. */
  readonly version: number;
  /** 32 random bytes, drawn anew for each base so that nobody knows the keys of a list before it is out. */
  readonly seed: HashSeed;
};

/** One entry to be written. What the override does not say is said by the head's defaults. */
export type WrittenEntry = { readonly identifier: Identifier; readonly override?: Override };

/** What `encodeParts` writes: sorted keys, and for each the number of its record or 0. */
export type ListParts = ListIdentity & {
  readonly kinds: number;
  readonly keys: Keys;
  readonly records: readonly Override[];
  readonly recordOf: Uint16Array | null;
};

/**
 * Writes a list. The same entries in any order give the same bytes. Hashing and sorting 1,000,000 entries takes about a
 * second; entries are taken one by one, so a stream of them need not stand in memory.
 */
export function encodeList(
  identity: ListIdentity,
  entries: Iterable<WrittenEntry>,
): Result<Uint8Array<ArrayBuffer>, EncodeFault> {
  const gathered = gather(identity, entries);
  if (!gathered.ok) return gathered;
  const { records, kinds } = gathered.value;
  const sorted = sortKeys(gathered.value.keys, gathered.value.recordOf);
  if (sorted === null) return fail('entry-repeated', 'two entries have one identifier');
  return encodeParts({ ...identity, ...sorted, records, kinds });
}

function gather(
  { head, seed }: ListIdentity,
  entries: Iterable<WrittenEntry>,
): Result<Omit<ListParts, keyof ListIdentity>, EncodeFault> {
  const [high, low, recordOf]: [number[], number[], number[]] = [[], [], []];
  const records = new Map<string, { readonly number: number; readonly override: Override }>();
  // Many entries share one override: it is told by the object before it is told by its text.
  const numbers = new Map<Override | undefined, number>([[undefined, 0]]);
  let kinds = 0;
  for (const { identifier, override } of entries) {
    const key = hashIdentifier(seed, identifier);
    if (key === null) return fail('entry-too-long', `${identifier.kind}:${identifier.value}`);
    if (high.length >= listLimits.entries) return fail('too-many-entries');
    high.push(key.high);
    low.push(key.low);
    const number =
      numbers.get(override) ?? numberOf(records, dropDefaults(override ?? {}, head.defaults));
    numbers.set(override, number);
    recordOf.push(number);
    if (records.size > listLimits.records) return fail('too-many-details');
    kinds |= kindBit(identifier.kind);
  }
  return ok({
    keys: { high: Uint32Array.from(high), low: Uint32Array.from(low) },
    recordOf: records.size === 0 ? null : Uint16Array.from(recordOf),
    records: [...records.values()].map(({ override }) => override),
    kinds,
  });
}

function numberOf(
  records: Map<string, { readonly number: number; readonly override: Override }>,
  override: Override,
): number {
  const text = writeStableJson(override);
  if (text === '{}') return 0;
  const known = records.get(text);
  if (known) return known.number;
  records.set(text, { number: records.size + 1, override });
  return records.size;
}

/** L10: what only repeats the defaults is not written. */
function dropDefaults(override: Override, defaults: Statement): Override {
  const said = new Map<string, unknown>(Object.entries(defaults));
  return Object.fromEntries(
    Object.entries(override).filter(
      ([field, value]) =>
        value !== undefined && writeStableJson(value) !== writeStableJson(said.get(field)),
    ),
  );
}

/** Writes the parts in their one form (L10): records in the order of their texts, and only those that are carried. */
export function encodeParts(parts: ListParts): Result<Uint8Array<ArrayBuffer>, EncodeFault> {
  const { keys, version, seed, kinds } = parts;
  const details = encodeDetails(orderRecords(parts));
  const head = new TextEncoder().encode(writeStableJson(parts.head));
  if (head.length > listLimits.headBytes) return fail('head-too-long', `${head.length} bytes`);
  const count = keys.high.length;
  const [headBytes, detailBytes] = [head.length, details.length];
  const fields = { count, version, kinds, seed, headBytes, detailBytes };
  const layout = layOut(fields);
  const bytes = new Uint8Array(layout.totalBytes);
  writeHeader(viewOf(bytes), fields);
  bytes.set(head, layout.head.from);
  writeKeyBlock(viewOf(bytes), layout.keysAt, keys);
  bytes.set(details, layout.details.from);
  return ok(bytes);
}

function orderRecords({ records, recordOf }: Pick<ListParts, 'records' | 'recordOf'>): {
  readonly records: readonly Override[];
  readonly recordOf: Uint16Array | null;
} {
  if (recordOf === null) return { records: [], recordOf };
  const carried = new Uint8Array(records.length + 1);
  for (let i = 0; i < recordOf.length; i++) carried[recordOf[i] ?? 0] = 1;
  const ordered = records
    .map((override, i) => ({ override, number: i + 1, text: writeStableJson(override) }))
    .filter(({ number }) => carried[number] === 1)
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  const renumbered = new Uint16Array(records.length + 1);
  ordered.forEach(({ number }, i) => {
    renumbered[number] = i + 1;
  });
  const renewed = new Uint16Array(recordOf.length);
  for (let i = 0; i < recordOf.length; i++) renewed[i] = renumbered[recordOf[i] ?? 0] ?? 0;
  return {
    records: ordered.map(({ override }) => override),
    recordOf: ordered.length === 0 ? null : renewed,
  };
}
