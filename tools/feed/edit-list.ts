import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { compileFolder } from './compile-folder.ts';
import { readJsonFile, readTextFile } from './feed-folder.ts';
import { printWritten } from './print-written.ts';
import { VerbFault } from './verb.ts';
import { type WrittenList, writtenListSchema } from './written-forms.ts';

/** One list as people write it, with the file it stands in. */
export type OpenList = { readonly file: string; readonly list: WrittenList };

/** @throws VerbFault where there is no such list, or it is broken */
export function openList(feed: string, listId: string): OpenList {
  const path = `lists/${listId}.json`;
  if (!/^[a-z0-9-]+$/.test(listId) || !existsSync(join(feed, path))) {
    throw new VerbFault(`${join(feed, path)} is not there; name a list of this feed with --list`);
  }
  const parsed = writtenListSchema.safeParse(readJsonFile(feed, path).json);
  if (!parsed.success) {
    throw new VerbFault(`${join(feed, path)}: ${z.prettifyError(parsed.error)}`);
  }
  return { file: join(feed, path), list: parsed.data };
}

/**
 * Writes a changed list in one rename, and takes the change back where the feed would not compile with it: an edit
 * either leaves a feed that can be published or nothing at all.
 * @throws VerbFault with what was wrong
 */
export function writeList(feed: string, { file }: OpenList, next: WrittenList): void {
  const before = readTextFile(file);
  replace(file, printWritten(next));
  try {
    compileFolder(feed);
  } catch (fault) {
    replace(file, before);
    throw fault;
  }
}

function replace(file: string, text: string): void {
  writeFileSync(`${file}.half`, text);
  renameSync(`${file}.half`, file);
}
