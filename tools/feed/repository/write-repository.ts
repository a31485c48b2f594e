import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeLeftovers, replaceFile } from '../replace-file.ts';
import { VerbFault } from '../verb.ts';
import { readRepository, readSignedFile } from './read-repository.ts';
import { nameFiles, readVersion, type Repository } from './repository.ts';
import { describeBytes, printSignedFile } from './signed-file.ts';

/** A file of that name is published with other bytes: a version was used twice. */
export class VersionTakenError extends VerbFault {}

/** What is to be written, in the order in which it must be: paths below the published folder. */
export type ReleaseFiles = ReadonlyMap<string, Uint8Array>;

/**
 * The files that a release adds to a published folder. Every file but the timestamp has its version or its hash in its
 * name, so nothing that clients may be reading is touched. The root comes after all that it lets clients believe, and
 * the timestamp comes last.
 * @throws VersionTakenError where clients may hold other bytes of a name already
 */
export function planRelease(
  published: string,
  repository: Repository,
  files: ReadonlyMap<string, Uint8Array>,
): ReleaseFiles {
  const versioned = [...nameFiles(repository)]
    .map(([name, file]) => [`metadata/${name}`, printSignedFile(file)] as const)
    .toSorted(([a], [b]) => rank(a) - rank(b));
  const targets = [...files].map(([path, bytes]) => [targetFile(path, bytes), bytes] as const);
  const fresh = [...targets, ...versioned].filter(([name, bytes]) => {
    if (rank(name) === timestampRank || !existsSync(join(published, name))) return true;
    if (isSameFile(join(published, name), bytes)) return false;
    if (isUnread(published, name)) return true;
    throw new VersionTakenError(
      `${join(published, name)} is published with other bytes; sign again from what is published now`,
    );
  });
  return new Map(fresh);
}

/**
 * Writes what was planned, each file in one rename. Stopped anywhere before the last, the folder still serves the
 * release before, whole, and the next publication goes on from there.
 */
export function writeRelease(published: string, release: ReleaseFiles): void {
  for (const folder of new Set([...release.keys()].map((name) => dirname(join(published, name))))) {
    mkdirSync(folder, { recursive: true });
    removeLeftovers(folder);
  }
  for (const [name, bytes] of release) replaceFile(join(published, name), bytes);
}

/** Plans and writes a release. @returns how many files were new */
export function writeRepository(
  published: string,
  repository: Repository,
  files: ReadonlyMap<string, Uint8Array>,
): number {
  const release = planRelease(published, repository, files);
  writeRelease(published, release);
  return release.size;
}

function isSameFile(path: string, bytes: Uint8Array): boolean {
  return statSync(path).size === bytes.length && readFileSync(path).equals(bytes);
}

const timestampRank = 2;

function rank(name: string): number {
  if (name === 'metadata/timestamp.json') return timestampRank;
  return /^metadata\/\d+\.root\.json$/.test(name) ? 1 : 0;
}

/**
 * Metadata of versions that no published snapshot or timestamp has named were left by a publication that was stopped:
 * no client asks for them, and they may be written anew. A root never is: clients ask for the next one by its number.
 */
function isUnread(published: string, name: string): boolean {
  const [, version = '', role = ''] = /^metadata\/(\d+)\.(.+)\.json$/.exec(name) ?? [];
  if (role === '' || role === 'root') return false;
  const newest = readRepository(published);
  const now = newest ? readVersion(newest.snapshot) : 0;
  if (role === 'snapshot') return Number(version) > now;
  // A curator who left and came back has versions that clients hold, though the newest snapshot does not name them.
  const named = listSnapshots(published, now).map((file) => readNamed(file, role));
  return Number(version) > Math.max(0, ...named);
}

function listSnapshots(published: string, upTo: number): readonly string[] {
  const folder = join(published, 'metadata');
  return readdirSync(folder)
    .filter((name) => Number(/^(\d+)\.snapshot\.json$/.exec(name)?.[1] ?? Infinity) <= upTo)
    .map((name) => join(folder, name));
}

function readNamed(snapshot: string, role: string): number {
  const meta: unknown = Object(readSignedFile(snapshot).signed['meta'])[`${role}.json`];
  return Number(Object(meta).version ?? 0);
}

/** `targets/lists/<hash>.snapshot`: where a client of consistent snapshots looks for a target. */
export function targetFile(path: string, bytes: Uint8Array): string {
  return nameTarget(path, describeBytes(bytes).hashes.sha256);
}

/** The same of a target that is known by its SHA-256 alone. */
export function nameTarget(path: string, sha256: string): string {
  const at = path.lastIndexOf('/') + 1;
  return `targets/${path.slice(0, at)}${sha256}.${path.slice(at)}`;
}
