import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { maxBundleChars } from '#lib/sync/import-bundle.ts';
import { nameFiles, type Repository } from './repository/repository.ts';
import { nameTarget, type ReleaseFiles } from './repository/write-repository.ts';
import { VerbFault } from './verb.ts';

const targets = z.record(
  z.string(),
  z.object({ length: z.int(), hashes: z.object({ sha256: z.string() }) }),
);

/**
 * A feed as one file that can be carried by hand (docs/feed-format.md, F9): every root, the newest of all other
 * metadata, and the targets that these name. `release` is what is about to be written. The same feed gives the same text.
 * @throws VerbFault where the folder holds no whole feed, or the extension would not read so large a file
 */
export function buildBundle(
  published: string,
  repository: Repository,
  release: ReleaseFiles = new Map(),
): string {
  const roots = [...listMetadata(published), ...release.keys()].filter((name) =>
    /^metadata\/[1-9]\d*\.root\.json$/.test(name),
  );
  const named = [repository.targets, ...repository.curators.values()].flatMap(({ signed }) =>
    Object.entries(targets.parse(signed['targets'])).map(([path, { hashes }]) =>
      nameTarget(path, hashes.sha256),
    ),
  );
  const metadata = [...nameFiles(repository).keys()].map((name) => `metadata/${name}`);
  const paths = [...new Set([...roots, ...metadata, ...named])].toSorted();
  const files = paths.map((path) => {
    const bytes = release.get(path) ?? readPart(published, path);
    return [path, Buffer.from(bytes).toString('base64')] as const;
  });
  const text = `${JSON.stringify({ formatVersion: 1, files: Object.fromEntries(files) })}\n`;
  if (text.length <= maxBundleChars) return text;
  throw new VerbFault(
    `--bundle: the feed makes a file of ${text.length} characters, and the extension reads at most ${maxBundleChars}; publish it without`,
  );
}

function listMetadata(published: string): readonly string[] {
  const folder = join(published, 'metadata');
  return existsSync(folder) ? readdirSync(folder).map((name) => `metadata/${name}`) : [];
}

function readPart(published: string, path: string): Buffer {
  try {
    return readFileSync(join(published, path));
  } catch {
    throw new VerbFault(`${join(published, path)} is missing; the folder holds no whole feed`);
  }
}
