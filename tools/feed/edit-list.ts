import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isBulkFile } from './bulk/bulk-list.ts';
import { compileInputs } from './compile-folder.ts';
import { readFeedFolder, readJsonFile } from './feed-folder.ts';
import { printWritten } from './print-written.ts';
import { removeLeftoversOf, replaceFile } from './replace-file.ts';
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
  const { json } = readJsonFile(feed, path);
  if (isBulkFile(json)) {
    throw new VerbFault(
      `${join(feed, path)} is a bulk list, which "import --to" keeps; write notices into a list of their own`,
    );
  }
  const parsed = writtenListSchema.safeParse(json);
  if (!parsed.success) {
    throw new VerbFault(`${join(feed, path)}: ${z.prettifyError(parsed.error)}`);
  }
  return { file: join(feed, path), list: parsed.data };
}

/**
 * Writes a changed list in one rename, once the feed was compiled with it: an edit either leaves a feed that can be
 * published or nothing at all. A dry run only compiles.
 * @throws VerbFault with what was wrong
 */
export function writeList(
  feed: string,
  { file, list }: OpenList,
  { next, isDry }: { readonly next: WrittenList; readonly isDry: boolean },
): void {
  const path = `lists/${list.id}.json`;
  const inputs = readFeedFolder(feed);
  const others = inputs.lists.filter((each) => each.path !== path);
  const lists = [...others, { path, json: next }];
  compileInputs({ ...inputs, lists });
  if (isDry) return;
  removeLeftoversOf(file);
  replaceFile(file, printWritten(next));
}
