import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VerbFault } from '../verb.ts';
import { nameFiles, type Repository } from './repository.ts';
import { describeBytes, printSignedFile } from './signed-file.ts';

/** A file of that name is published with other bytes: a version was used twice. */
export class VersionTakenError extends VerbFault {}

/**
 * Adds a release to a folder that any static host can serve. Every file but the timestamp has its version or its hash
 * in its name, so nothing that clients may be reading is touched; the timestamp comes last, in one rename. Stopped
 * anywhere before that, the folder still serves the release before, whole.
 * @returns how many files were new
 */
export function writeRepository(
  published: string,
  repository: Repository,
  files: ReadonlyMap<string, Uint8Array>,
): number {
  const metadata = [...nameFiles(repository)].map(
    ([name, file]) => [join('metadata', name), printSignedFile(file)] as const,
  );
  const targets = [...files].map(([path, bytes]) => [targetFile(path, bytes), bytes] as const);
  const isLast = (name: string): boolean => name === join('metadata', 'timestamp.json');
  const versioned = [...targets, ...metadata.filter(([name]) => !isLast(name))];
  for (const [name, bytes] of versioned) requireSameOrNew(join(published, name), bytes);
  const fresh = versioned.filter(([name]) => !existsSync(join(published, name)));
  for (const [name, bytes] of fresh) putFile(join(published, name), bytes);
  for (const [name, bytes] of metadata) if (isLast(name)) putFile(join(published, name), bytes);
  return fresh.length + 1;
}

/** `targets/lists/<hash>.snapshot`: where a client of consistent snapshots looks for a target. */
export function targetFile(path: string, bytes: Uint8Array): string {
  const at = path.lastIndexOf('/') + 1;
  const { sha256 } = describeBytes(bytes).hashes;
  return join('targets', path.slice(0, at), `${sha256}.${path.slice(at)}`);
}

function requireSameOrNew(path: string, bytes: Uint8Array): void {
  if (existsSync(path) && !readFileSync(path).equals(bytes)) {
    throw new VersionTakenError(
      `${path} is published with other bytes; sign again from what is published now`,
    );
  }
}

function putFile(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${randomBytes(4).toString('hex')}.half`;
  try {
    writeFileSync(half, bytes);
    renameSync(half, path);
  } finally {
    rmSync(half, { force: true });
  }
}
