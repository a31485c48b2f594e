import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckedRelease, checkRelease, readFirstRoot } from './check-release.ts';

/** Nothing has run out by then. */
const beforeAllEnds = 0;

/**
 * What clients have, read as a client reads it; null before the first publication. A feed whose signatures have run out
 * is still read: that is when a maintainer needs to see it most.
 */
export async function readPublished(published: string): Promise<CheckedRelease | null> {
  if (!existsSync(join(published, 'metadata', 'timestamp.json'))) return null;
  return checkRelease(published, readFirstRoot(published), beforeAllEnds);
}
