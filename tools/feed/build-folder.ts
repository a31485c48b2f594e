import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { tufLimits } from '#lib/feed/tuf/limits.ts';
import { halfName, removeLeftoversOf } from './replace-file.ts';
import { nameFiles, type Repository } from './repository/repository.ts';
import { readSignedFile } from './repository/read-repository.ts';
import { printSignedFile } from './repository/signed-file.ts';
import { type Progress, VerbFault } from './verb.ts';

/**
 * What was compiled, and then signed by one person after the other, before anybody publishes it:
 * `files/<target path>` and `metadata/<name>.json`, with `metadata/index.json` naming which file is which role.
 */
export type Build = { readonly files: FeedFiles; readonly repository: Repository | null };

/** Puts a new build in the place of the old one by renaming; a half-written one is never found. */
export function writeBuild(folder: string, { files, repository }: Build): void {
  mkdirSync(dirname(folder), { recursive: true });
  removeLeftoversOf(folder);
  const [half, old] = [halfName(folder), halfName(folder)];
  try {
    for (const [path, bytes] of files) put(join(half, 'files', ...path.split('/')), bytes);
    if (repository) writeMetadata(join(half, 'metadata'), repository);
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(half, folder);
  } finally {
    for (const each of [half, old]) rmSync(each, { recursive: true, force: true });
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
export function readBuild(folder: string, tell: Progress['step'] = () => {}): Build {
  if (!existsSync(join(folder, 'files'))) {
    throw new VerbFault(`${folder} holds nothing compiled; run "compile" first`);
  }
  const paths = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const files = new Map(
    paths.map((path, at) => {
      tell(at + 1, paths.length);
      return [relative(join(folder, 'files'), path).split(sep).join('/'), readTarget(path)];
    }),
  );
  const isSigned = existsSync(join(folder, 'metadata', 'index.json'));
  return { files, repository: isSigned ? readMetadata(join(folder, 'metadata')) : null };
}

// A client would refuse what is longer: it is not read here either.
function readTarget(path: string): Uint8Array {
  const { size } = statSync(path);
  if (size > tufLimits.artifactBytes) {
    throw new VerbFault(
      `${path} has ${size} bytes; a client reads at most ${tufLimits.artifactBytes}; run "compile" again`,
    );
  }
  return new Uint8Array(readFileSync(path));
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
