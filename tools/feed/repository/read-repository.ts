import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Repository } from './repository.ts';
import type { SignedFile } from './signed-file.ts';

const signedFileSchema = z.strictObject({
  signed: z.record(z.string(), z.unknown()),
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: z.string() })),
});
const meta = z.record(z.string(), z.object({ version: z.int().positive() }));

/**
 * The newest state in a published folder, as its timestamp names it; null where nothing was published. It is believed
 * as a maintainer's own folder is: whether a client believes it is checked before anything is published.
 * @throws with the file's name when one is missing or broken
 */
export function readRepository(published: string): Repository | null {
  const folder = join(published, 'metadata');
  if (!existsSync(join(folder, 'timestamp.json'))) return null;
  const timestamp = readSignedFile(join(folder, 'timestamp.json'));
  const snapshotVersion = meta.parse(timestamp.signed['meta'])['snapshot.json']?.version;
  const snapshot = readSignedFile(join(folder, `${snapshotVersion}.snapshot.json`));
  const named = Object.entries(meta.parse(snapshot.signed['meta'])).map(
    ([file, { version }]) => [file.replace(/\.json$/, ''), `${version}.${file}`] as const,
  );
  const files = new Map(named.map(([role, file]) => [role, readSignedFile(join(folder, file))]));
  const targets = files.get('targets');
  if (!targets) throw new Error(`${folder}: the snapshot names no targets`);
  files.delete('targets');
  const root = readSignedFile(join(folder, `${readRootVersion(folder)}.root.json`));
  return { root, targets, curators: files, snapshot, timestamp };
}

/** @throws with the file's name when it is missing or no signed file */
export function readSignedFile(path: string): SignedFile {
  try {
    return signedFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (fault) {
    const told = fault instanceof Error ? fault.message : String(fault);
    throw new Error(`${path} cannot be read as signed metadata: ${told}`, { cause: fault });
  }
}

function readRootVersion(folder: string): number {
  const versions = readdirSync(folder).flatMap((name) => {
    const version = /^([1-9]\d*)\.root\.json$/.exec(name)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
  return Math.max(0, ...versions);
}
