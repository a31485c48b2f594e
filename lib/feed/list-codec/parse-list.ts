import type { Entry } from '#lib/domain/entry.ts';
import type { Identifier } from '#lib/domain/identifier.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { readJson, viewOf, writeStableJson } from './bytes.ts';
import { buildEntryId, type HashSeed } from './hash-identifier.ts';
import { isStrictlySorted, type KeyBlock, readKeyBlock, unpackKeys } from './key-block.ts';
import { readLayout } from './layout.ts';
import { type Details, encodeDetails, parseDetails } from './list-details.ts';
import { type ListHead, listHeadSchema, type Statement } from './list-head.ts';
import type { ListFault } from './list-limits.ts';

/** A list that answers look-ups from its own bytes. No object is made of an entry before somebody asks for it. */
export type PackedList = {
  readonly bytes: Uint8Array;
  readonly head: ListHead;
  readonly version: number;
  readonly count: number;
  /** Bit k for each kind of code k that may occur: nothing else needs to be asked. */
  readonly kinds: number;
  readonly seed: HashSeed;
  readonly keys: KeyBlock;
  /** What entries say otherwise; read at the first call. Null when the stored bytes are no longer what was parsed. */
  readonly readDetails: () => Details | null;
};

/**
 * Opens bytes that were parsed before: header, head and bucket bits are checked, so that every later read stays inside
 * the bytes; the order of the keys and the texts of the details are not looked at. About 1 ms for 1,000,000 entries.
 */
export function openList(bytes: Uint8Array): Result<PackedList, ListFault> {
  const layout = readLayout(bytes);
  if (!layout.ok) return layout;
  const { head: span, keysAt, details, count, version, kinds, seed } = layout.value;
  const head = readHead(bytes.subarray(span.from, span.to));
  const isPadded = bytes.subarray(span.to, keysAt).every((byte) => byte === 0);
  if (head === null || !isPadded) return fail('list-head-malformed');
  const keys = readKeyBlock(viewOf(bytes), keysAt, count);
  if (keys === null) return fail('list-buckets-malformed');
  let read: Details | null | undefined;
  const readDetails = (): Details | null => {
    read ??= parseDetails(bytes.subarray(details.from, details.to), count);
    return read;
  };
  return ok({ bytes, head, version, count, kinds, seed, keys, readDetails });
}

/**
 * Checks a list from anywhere, all of it (L1–L9): what `openList` checks, that the keys are sorted and none stands
 * twice, and every text of the details. Never throws; the work is bound by the length of the bytes.
 */
export function parseList(bytes: Uint8Array): Result<PackedList, ListFault> {
  const list = openList(bytes);
  if (!list.ok) return list;
  if (!isStrictlySorted(unpackKeys(list.value.keys))) return fail('list-keys-unsorted');
  const { keys, readDetails } = list.value;
  const details = readDetails();
  if (details === null) return fail('list-details-malformed');
  const { byteOffset, byteLength } = keys.remainders;
  const stored = bytes.subarray(byteOffset + byteLength - bytes.byteOffset);
  return isSame(encodeDetails(details), stored)
    ? list
    : fail('list-details-malformed', 'is written in another form');
}

// One content has one spelling: a head whose keys are in another order or spaced would escape the comparison of bytes.
function readHead(bytes: Uint8Array): ListHead | null {
  const parsed = listHeadSchema.safeParse(readJson(bytes));
  if (!parsed.success) return null;
  const written = new TextEncoder().encode(writeStableJson(parsed.data));
  return isSame(written, bytes) ? parsed.data : null;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

/**
 * The entry at a place that `findKey` gave, about the identifier that was asked for. Null when the details cannot be
 * read any more: the caller must then say "not checked", never "nothing found".
 */
export function readEntry(
  list: PackedList,
  position: number,
  identifier: Identifier,
): Entry | null {
  const said = readStatement(list, position);
  if (said === null) return null;
  const { id: listId, demo } = list.head;
  return { ...said, id: buildEntryId(identifier), listId, identifier, demo };
}

/** What is said at a place of the list, whoever it is about; null as in `readEntry`. */
export function readStatement(list: PackedList, position: number): Statement | null {
  const details = list.readDetails();
  if (details === null) return null;
  const record = details.recordOf?.[position] ?? 0;
  return { ...list.head.defaults, ...details.records[record - 1] };
}
