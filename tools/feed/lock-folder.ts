import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { isRunning } from './replace-file.ts';
import { VerbFault } from './verb.ts';

/**
 * Does something while nobody else does it to the same folder or file. The lock lies beside it, never in it: what is
 * served is not to change. That of a process which was killed counts for nothing.
 * @throws VerbFault where another process is at work
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = `${folder}.lock`;
  mkdirSync(dirname(lock), { recursive: true });
  if (!take(lock)) {
    if (!isLeft(lock)) {
      throw new VerbFault(
        `${lock}: another command is at work there; wait for its end, or take the file away where there is none`,
      );
    }
    rmSync(lock, { force: true });
    if (!take(lock)) throw new VerbFault(`${lock}: another command was faster; try again`);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, `${process.pid} ${hostname()}\n`, { flag: 'wx' });
    return true;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false;
    throw fault;
  }
}

// Of a process on another machine nothing is known: its lock holds.
function isLeft(lock: string): boolean {
  const [pid = '', host = ''] = readFileSync(lock, 'utf8').trim().split(' ');
  return host === hostname() && /^\d+$/.test(pid) && !isRunning(Number(pid));
}
