import { link, mkdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { readFaultText } from './fault-text.ts';

export type NewFile = { readonly path: string; readonly text: string };
export type WriteFault = 'already-there' | 'not-written';

/**
 * Writes new files, all or none: each is written beside its place under another name first, and a name is given only
 * when every one of them lies whole on the disk. What is there already is never overwritten. After a fault nothing is
 * left behind, neither files nor folders that were made for them.
 */
export async function writeTogether(
  files: readonly NewFile[],
  replaced: readonly NewFile[] = [],
): Promise<Result<readonly string[], WriteFault>> {
  const made: string[] = [];
  const named: string[] = [];
  const drafts: { readonly draft: string; readonly path: string }[] = [];
  try {
    for (const { path, text } of [...files, ...replaced]) {
      const first = await mkdir(dirname(path), { recursive: true });
      if (first !== undefined) made.push(...listFoldersDown(first, dirname(path)));
      const draft = join(dirname(path), `.draft-${process.pid}-${drafts.length}`);
      drafts.push({ draft, path });
      await writeFile(draft, text, { flag: 'wx' });
    }
    // A link, unlike a rename, fails where the name is taken.
    for (const { draft, path } of drafts.slice(0, files.length)) {
      await link(draft, path);
      named.push(path);
    }
    for (const { draft, path } of drafts.slice(files.length)) await rename(draft, path);
    return ok([...named, ...replaced.map(({ path }) => path)]);
  } catch (fault) {
    await Promise.all(named.map((path) => rm(path, { force: true })));
    named.length = 0;
    const isTaken = fault instanceof Error && 'code' in fault && fault.code === 'EEXIST';
    return fail(isTaken ? 'already-there' : 'not-written', readFaultText(fault));
  } finally {
    await Promise.all(drafts.map(({ draft }) => unlink(draft).catch(() => undefined)));
    if (named.length === 0) await removeFolders(made);
  }
}

function listFoldersDown(first: string, last: string): string[] {
  const folders: string[] = [];
  for (let at = last; at.length >= first.length; at = dirname(at)) folders.push(at);
  return folders;
}

/** The deepest first; one that holds something of others stays. */
async function removeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of [...new Set(folders)].sort((a, b) => b.length - a.length)) {
    await rmdir(folder).catch(() => undefined);
  }
}
