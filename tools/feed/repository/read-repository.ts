import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { tufLimits } from '#lib/feed/tuf/limits.ts';
import { parseJsonText } from '../parse-json-text.ts';
import { VerbFault } from '../verb.ts';
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
 * @throws VerbFault with the file's name when one is missing or broken
 */
export function readRepository(published: string): Repository | null {
  const folder = join(published, 'metadata');
  if (!existsSync(join(folder, 'timestamp.json'))) return null;
  const timestamp = readSignedFile(join(folder, 'timestamp.json'));
  const named = readMeta(timestamp, join(folder, 'timestamp.json'));
  const snapshotPath = join(folder, `${named['snapshot.json']?.version}.snapshot.json`);
  const snapshot = readSignedFile(snapshotPath);
  const listed = Object.entries(readMeta(snapshot, snapshotPath)).map(
    ([file, { version }]) => [file.replace(/\.json$/, ''), `${version}.${file}`] as const,
  );
  const files = new Map(listed.map(([role, file]) => [role, readSignedFile(join(folder, file))]));
  const targets = files.get('targets');
  if (!targets) throw new VerbFault(`${folder}: the snapshot names no targets; ${mend}`);
  files.delete('targets');
  const root = readSignedFile(join(folder, `${readRootVersion(folder)}.root.json`));
  return { root, targets, curators: files, snapshot, timestamp };
}

/** What to do about a published folder that is broken. */
const mend = 'fetch the published folder again from its host';

/** @throws VerbFault with the file's name when it is missing, no signed file, or longer than a client reads */
export function readSignedFile(path: string): SignedFile {
  const refuse = (why: string): never => {
    throw new VerbFault(`${path} ${why}; ${mend}`);
  };
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return refuse('is missing');
  if (!found.isFile()) return refuse('is no file');
  if (found.size > tufLimits.targetsBytes) {
    return refuse(`has ${found.size} bytes, and a client reads at most ${tufLimits.targetsBytes}`);
  }
  const json = parseJsonText(readFileSync(path, 'utf8'));
  if (!json.ok) return refuse(`is no JSON: ${json.detail}`);
  const parsed = signedFileSchema.safeParse(json.value);
  return parsed.success ? parsed.data : refuse('is no signed metadata');
}

function readMeta(file: SignedFile, path: string): z.infer<typeof meta> {
  const parsed = meta.safeParse(file.signed['meta']);
  if (parsed.success) return parsed.data;
  throw new VerbFault(`${path} names no versions; ${mend}`);
}

function readRootVersion(folder: string): number {
  const versions = readdirSync(folder).flatMap((name) => {
    const version = /^([1-9]\d*)\.root\.json$/.exec(name)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
  return Math.max(1, ...versions);
}
