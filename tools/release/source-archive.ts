import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/project-root.ts';
import { runCommand } from '../setup/run-command.ts';
import { readEntries, type ZipEntry } from './zip-files.ts';

const instructions = 'docs/build-from-source.md';

/** What reviewers are given: every file under version control, so that all tests run there, too. */
export async function readSourceEntries(): Promise<ZipEntry[]> {
  const tracked = await git(['ls-files', '-z']);
  const paths = tracked.split('\0').filter((path) => path !== '');
  const secret = paths.filter(isSecret);
  if (secret.length > 0) throw new Error(`keys do not leave this folder: ${secret.join(', ')}`);
  const build: ZipEntry = {
    path: 'BUILD.md',
    bytes: readFileSync(join(projectRoot, instructions)),
    isExecutable: false,
  };
  return [build, ...readEntries(projectRoot, paths)];
}

/** Whether a file looks like a key or a pass phrase by its name, whoever put it under version control. */
export function isSecret(path: string): boolean {
  return /\.(pem|key|p12|pfx|jks)$|(^|\/)(keys\/|\.env(\.|$)|id_(rsa|ed25519))/i.test(path);
}

/** Files that differ from what is committed: a release of them could not be made again from any commit. */
export async function readUncommitted(): Promise<string[]> {
  return (await git(['status', '--porcelain'])).split('\n').filter((line) => line !== '');
}

/** Whether this folder is under version control; the one that a reviewer unpacked is not. */
export function isCheckout(): boolean {
  return existsSync(join(projectRoot, '.git'));
}

async function git(args: readonly string[]): Promise<string> {
  const done = await runCommand('git', args, { cwd: projectRoot, timeoutMs: 60_000 });
  if (done.code !== 0) throw new Error(`git ${args[0]} failed: ${done.output}`);
  return done.output;
}
