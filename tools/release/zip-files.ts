import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { listFiles } from './fresh-build.ts';

/** A file of an archive; `path` has forward slashes and leads nowhere outside. */
export type ZipEntry = {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isExecutable: boolean;
};

const unix = 3;
/** Regular files: rw-r--r-- or rwxr-xr-x, where ZIP keeps the rights of Unix. */
const plainRights = (0o100644 << 16) >>> 0;
const executableRights = (0o100755 << 16) >>> 0;

/**
 * A ZIP whose bytes follow from names and contents alone: sorted, every file of the first day that ZIP knows, packed by
 * a library of one fixed version and not by that of whichever node runs.
 * @throws when a name occurs twice or leads outside
 */
export function buildZip(entries: readonly ZipEntry[]): Uint8Array {
  // Local time, because ZIP has no zone and the library writes what the local clock says.
  const mtime = new Date(1980, 0, 1, 0, 0, 0);
  const files: Zippable = {};
  for (const entry of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!isInside(entry.path)) throw new Error(`no place in an archive: "${entry.path}"`);
    if (Object.hasOwn(files, entry.path)) throw new Error(`twice in one archive: ${entry.path}`);
    const attrs = entry.isExecutable ? executableRights : plainRights;
    files[entry.path] = [entry.bytes, { level: 9, mtime, os: unix, attrs }];
  }
  return zipSync(files);
}

/** All files of a folder, as they lie there. */
export function readEntries(folder: string, paths = listFiles(folder)): ZipEntry[] {
  return paths.map((path) => ({
    path: path.replaceAll('\\', '/'),
    bytes: readFileSync(join(folder, path)),
    isExecutable: (statSync(join(folder, path)).mode & 0o100) !== 0,
  }));
}

/** How two archives differ, in words; null when they hold the same. */
export function describeZipDifference(one: Uint8Array, two: Uint8Array): string | null {
  if (Buffer.from(one).equals(two)) return null;
  const [first, second] = [unzipSync(one), unzipSync(two)];
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
  const different = names.filter((name) => {
    const [a, b] = [first[name], second[name]];
    return !a || !b || !Buffer.from(a).equals(b);
  });
  return different.length === 0
    ? 'the same files, packed differently'
    : `${different.length} files differ: ${different.slice(0, 5).join(', ')}`;
}

function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !/(^|[/\\])\.\.([/\\]|$)|\\|^[a-z]:/i.test(path);
}
