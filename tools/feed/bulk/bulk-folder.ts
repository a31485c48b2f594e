import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { compileSeed } from '../compile-seed.ts';
import { readFeedFolder, readJsonFile, readTextFile } from '../feed-folder.ts';
import { printWritten } from '../print-written.ts';
import { removeLeftovers, replaceFile } from '../replace-file.ts';
import { VerbFault } from '../verb.ts';
import { type BulkEntry, printBulkEntries, readBulkEntries } from './bulk-entries.ts';
import { type BulkList, bulkListSchema, entriesName, isBulkFile } from './bulk-list.ts';

export type OpenBulkList = {
  /** `lists/<id>.json`, from the feed's folder. */
  readonly path: string;
  readonly head: BulkList;
  readonly entries: readonly BulkEntry[];
};

/** The bulk list of an id; null where there is none yet. @throws VerbFault where another list has the id, or it is broken */
export function openBulkList(feed: string, listId: string): OpenBulkList | null {
  const path = `lists/${listId}.json`;
  if (!existsSync(join(feed, path))) return null;
  const { json } = readJsonFile(feed, path);
  if (!isBulkFile(json)) {
    throw new VerbFault(
      `${join(feed, path)} is a list of notices that people write; import into a list of its own`,
    );
  }
  const head = bulkListSchema.safeParse(json);
  if (!head.success) throw new VerbFault(`${join(feed, path)}: ${z.prettifyError(head.error)}`);
  return { path, head: head.data, entries: readEntries(join(feed, 'lists', entriesName(listId))) };
}

/** The same for who does not know which sort of list it is; null where it is not a bulk list. */
export function findBulkList(feed: string, listId: string): OpenBulkList | null {
  const path = `lists/${listId}.json`;
  const isThere = /^[a-z0-9-]+$/.test(listId) && existsSync(join(feed, path));
  return isThere && isBulkFile(readJsonFile(feed, path).json) ? openBulkList(feed, listId) : null;
}

function readEntries(file: string): readonly BulkEntry[] {
  if (!existsSync(file)) return [];
  const { entries, faults } = readBulkEntries(readTextFile(file));
  const told = faults.slice(0, 5).map(({ line, text }) => `${file}, line ${line}: ${text}`);
  if (told.length > 0) throw new VerbFault(told);
  return entries;
}

/** A bulk list as the texts of its two files, checked as "compile" checks it. @throws VerbFault with one line a fault */
export function printBulkList(
  feed: string,
  { head, entries }: Pick<OpenBulkList, 'head' | 'entries'>,
): BulkTexts {
  const path = `lists/${head.id}.json`;
  const parsed = bulkListSchema.safeParse(head);
  if (!parsed.success) {
    const told = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new VerbFault(told);
  }
  const text = printBulkEntries(entries);
  const inputs = readFeedFolder(feed);
  const lists = [{ path, json: head, entries: text }];
  const compiled = compileSeed({ ...inputs, lists, claims: [], labels: [], words: [] });
  if (!compiled.ok) throw new VerbFault((compiled.detail ?? compiled.error).split('\n'));
  return { id: head.id, head: printWritten(head), entries: text };
}

export type BulkTexts = { readonly id: string; readonly head: string; readonly entries: string };

/**
 * Puts both files in their places. Stopped between the two, the list has its new entries, each with the day it came, and
 * says of them what it said before: nothing untrue, and the next import goes on from there.
 */
export function writeBulkList(feed: string, { id, head, entries }: BulkTexts): void {
  removeLeftovers(join(feed, 'lists'));
  replaceFile(join(feed, 'lists', entriesName(id)), entries);
  replaceFile(join(feed, 'lists', `${id}.json`), head);
}
