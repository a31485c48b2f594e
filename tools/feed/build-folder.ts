import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { nameFiles, type Repository } from './repository/repository.ts';
import { readSignedFile } from './repository/read-repository.ts';
import { printSignedFile } from './repository/signed-file.ts';
import { VerbFault } from './verb.ts';

/**
 * What was compiled, and then signed by one person after the other, before anybody publishes it:
 * `files/<target path>` and `metadata/<name>.json`, with `metadata/index.json` naming which file is which role.
 */
export type Build = { readonly files: FeedFiles; readonly repository: Repository | null };

/** Puts a new build in the place of the old one in one rename; a half-written one is never found. */
export function writeBuild(folder: string, { files, repository }: Build): void {
  mkdirSync(dirname(folder), { recursive: true });
  const half = mkdtempSync(`${folder}.half-`);
  try {
    for (const [path, bytes] of files) put(join(half, 'files', ...path.split('/')), bytes);
    if (repository) writeMetadata(join(half, 'metadata'), repository);
    rmSync(folder, { recursive: true, force: true });
    renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

function writeMetadata(folder: string, repository: Repository): void {
  for (const [name, file] of nameFiles(repository)) put(join(folder, name), printSignedFile(file));
  const [root, targets, ...rest] = [...nameFiles(repository).keys()];
  const curators = [...repository.curators.keys()].map((role, at) => [role, rest[at]]);
  const index = { root, targets, curators: Object.fromEntries(curators), snapshot: rest.at(-2) };
  put(join(folder, 'index.json'), Buffer.from(`${JSON.stringify(index, null, 1)}\n`));
}

/** @throws VerbFault where nothing was compiled yet, or the build is broken */
export function readBuild(folder: string): Build {
  if (!existsSync(join(folder, 'files'))) {
    throw new VerbFault(`${folder} holds nothing compiled; run "compile" first`);
  }
  const files = new Map(
    readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [
        relative(join(folder, 'files'), path).split(sep).join('/'),
        new Uint8Array(readFileSync(path)),
      ]),
  );
  const isSigned = existsSync(join(folder, 'metadata', 'index.json'));
  return { files, repository: isSigned ? readMetadata(join(folder, 'metadata')) : null };
}

function readMetadata(folder: string): Repository {
  try {
    const index: Record<string, unknown> = JSON.parse(
      readFileSync(join(folder, 'index.json'), 'utf8'),
    );
    const read = (name: unknown) => readSignedFile(join(folder, String(name)));
    const curators = Object.entries(Object(index['curators']));
    return {
      root: read(index['root']),
      targets: read(index['targets']),
      curators: new Map(curators.map(([role, name]) => [role, read(name)])),
      snapshot: read(index['snapshot']),
      timestamp: read('timestamp.json'),
    };
  } catch (fault) {
    throw new VerbFault(
      `${folder}: ${fault instanceof Error ? fault.message : ''}; run "sign" again`,
    );
  }
}

function put(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
