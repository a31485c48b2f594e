import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import { type CheckedRelease, checkRelease, folderFetch, readFirstRoot } from './check-release.ts';

/** Nothing has run out by then. */
const beforeAllEnds = 0;

/**
 * What clients have, read as a client reads it; null before the first publication. A feed whose signatures have run out
 * is still read: that is when a maintainer needs to see it most. So is one whose last publication was stopped between
 * its root and its timestamp: clients that took the new root believe nothing below it until the next publication.
 */
export async function readPublished(published: string): Promise<CheckedRelease | null> {
  if (!existsSync(join(published, 'metadata', 'timestamp.json'))) return null;
  const root = readFirstRoot(published);
  const fetchFile = folderFetch(published);
  try {
    return await checkRelease(fetchFile, root, beforeAllEnds);
  } catch (fault) {
    const before = await checkRelease(withoutNewestRoot(published, fetchFile), root, beforeAllEnds)
      // What is wrong with the whole folder is what matters.
      .catch(() => null);
    if (before) return before;
    throw fault;
  }
}

function withoutNewestRoot(published: string, fetchFile: FetchFile): FetchFile {
  const numbers = readdirSync(join(published, 'metadata')).flatMap((name) => {
    const number = /^([1-9]\d*)\.root\.json$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const hidden = `/${Math.max(...numbers)}.root.json`;
  return async (url, ...rest) =>
    url.endsWith(hidden) ? { status: 404, body: null } : fetchFile(url, ...rest);
}
