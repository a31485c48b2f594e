import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class FolderTakenError extends Error {}

/**
 * Two processes on one PGlite folder destroy it. The file holds the owner's process id; one that a killed process left
 * is taken over. Returns how to give the folder back.
 * @throws FolderTakenError while another process has it
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'intake.lock');
  if (!isWritten(file)) {
    const owner = Number.parseInt(readFileSync(file, 'utf8'), 10);
    if (owner !== process.pid && isAlive(owner)) {
      throw new FolderTakenError(
        `Process ${owner} is at work in ${folder}. Stop it, or set DATABASE_URL: a PostgreSQL server takes many.`,
      );
    }
    rmSync(file, { force: true });
    if (!isWritten(file)) throw new FolderTakenError(`Another process has just taken ${folder}.`);
  }
  return () => rmSync(file, { force: true });
}

function isWritten(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (fault) {
    if (Object(fault).code === 'EEXIST') return false;
    throw fault;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    // EPERM: it lives, and belongs to somebody else.
    return Object(fault).code === 'EPERM';
  }
}
