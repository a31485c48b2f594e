import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.ts';

/** A program that the tests need, as Debian has it. The first of `packages` is the one that brings it. */
export type DebianProgram = {
  readonly name: string;
  /** Environment variable that names its path. */
  readonly variable: string;
  readonly packages: readonly [string, ...string[]];
  readonly find: () => string | null;
};

/**
 * The path of a program, installed where it can be.
 * @throws with an instruction a person can follow, when there is none and it cannot be installed
 */
export async function installProgram(program: DebianProgram): Promise<string> {
  const { name, variable, packages, find } = program;
  const found = find();
  if (found) return found;
  const [debianPackage] = packages;
  const byHand = `install ${name} (Debian: sudo apt-get install ${debianPackage}) or name its path in ${variable}=/path/to/it`;
  if (process.getuid?.() !== 0 || findProgram(['apt-get']) === null) {
    throw new Error(`No ${name} on this machine: ${byHand}`);
  }
  process.stderr.write(`Installing ${debianPackage} …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const timeoutMs = 240_000;
  await runCommand('apt-get', ['update', '-q'], { cwd: '/', env, timeoutMs });
  const done = await runCommand(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
    { cwd: '/', env, timeoutMs },
  );
  const installed = find();
  if (installed) return installed;
  throw new Error(
    `${debianPackage} could not be installed: ${byHand}\n${done.output.slice(-2000)}`,
  );
}

/** The first of some programs that is in the PATH or where Debian puts programs. */
export function findProgram(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  // A bare PATH, as services have, leaves out where Debian puts programs.
  const places = [
    ...folders,
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
    join(homedir(), '.local/bin'),
  ];
  return findFile(names.flatMap((name) => places.map((place) => join(place, name))));
}

/** The first of some paths that can be run, or null. */
export function findFile(paths: readonly string[]): string | null {
  return paths.find((path) => path !== '' && isExecutable(path)) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
