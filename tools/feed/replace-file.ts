import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { VerbFault } from './verb.ts';

/**
 * Files and folders are written beside their place, under a name with the process that writes them, and moved there once
 * they are whole: nobody ever finds half of one. What a killed process left behind is taken away by the next writer.
 */
export function halfName(path: string): string {
  return `${path}.${process.pid}-${randomBytes(4).toString('hex')}.half`;
}

/** A file that is written and not yet in its place. Ends with one of the two. */
export type Staged = { readonly commit: () => void; readonly discard: () => void };

/** Writes a file beside its place. @throws where the place cannot take it, as far as that can be known */
export function stageFile(path: string, content: string | Uint8Array): Staged {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new VerbFault(`${path} is a folder, and a file is to be written; name a file`);
  }
  mkdirSync(dirname(path), { recursive: true });
  const half = halfName(path);
  const discard = (): void => rmSync(half, { force: true });
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (fault) {
      discard();
      throw fault;
    }
  };
  attempt(() => writeFileSync(half, content, { flush: true }));
  return { commit: () => attempt(() => renameSync(half, path)), discard };
}

/** Puts a file in its place, or in the place of the one that is there, in one rename. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  stageFile(path, content).commit();
}

/** Takes away what processes that ended left half-written in a folder, of one name or of all. */
export function removeLeftovers(folder: string, name?: string): void {
  for (const each of listNames(folder)) {
    const [, of, pid] = /^(.+)\.(\d+)-[0-9a-f]{8}\.half$/.exec(each) ?? [];
    const isMeant = of !== undefined && (name === undefined || of === name);
    if (isMeant && !isRunning(Number(pid))) {
      rmSync(join(folder, each), { recursive: true, force: true });
    }
  }
}

/** The same for the one file or folder that is about to be written. */
export function removeLeftoversOf(path: string): void {
  removeLeftovers(dirname(path), basename(path));
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether a process of this machine is still there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    // It is there, and belongs to somebody else.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}
