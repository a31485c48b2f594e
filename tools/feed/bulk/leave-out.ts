import { join } from 'node:path';
import { VerbFault } from '../verb.ts';
import { type BulkEntry, entryKey } from './bulk-entries.ts';
import { type OpenBulkList, printBulkList, writeBulkList } from './bulk-folder.ts';
import type { BulkList } from './bulk-list.ts';

export type LeaveOutInput = {
  /** As its line in the list has it: `shop.example`, or `host shop.example` where several kinds have the value. */
  readonly value: string;
  readonly why: string;
  readonly isDry: boolean;
};

/**
 * Takes one entry off a bulk list and writes down why, so that the next import does not bring it back: what a person
 * decided about one shop outlives what the source says.
 * @returns the entry's line
 * @throws VerbFault where the list has no such entry
 */
export function leaveOut(
  feed: string,
  { head, entries, path }: OpenBulkList,
  { value, why, isDry }: LeaveOutInput,
): string {
  const found = entries.filter((entry) => isNamed(entry, value));
  const [entry] = found;
  if (!entry || found.length > 1) {
    const keys = found.map(({ identifier }) => entryKey(identifier)).join(', ');
    throw new VerbFault(
      entry
        ? `${join(feed, path)} has ${keys}; say which with --value "${entryKey(entry.identifier)}"`
        : `${join(feed, path)} has no line for "${value}"; look for it in ${join(feed, 'lists', head.entries)}`,
    );
  }
  const texts = printBulkList(feed, {
    head: withLeftOut(head, entry, why),
    entries: entries.filter((each) => each !== entry),
  });
  if (!isDry) writeBulkList(feed, texts);
  return entryKey(entry.identifier);
}

function isNamed({ identifier }: BulkEntry, value: string): boolean {
  return identifier.value === value || entryKey(identifier) === value;
}

function withLeftOut(head: BulkList, { identifier }: BulkEntry, why: string): BulkList {
  const { kind, value } = identifier;
  const leftOut = [...(head.leftOut ?? []), { kind, value, why }];
  return {
    ...head,
    leftOut: leftOut.toSorted((a, b) => (`${a.kind} ${a.value}` < `${b.kind} ${b.value}` ? -1 : 1)),
  };
}
