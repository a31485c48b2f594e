import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFeed } from '#lib/feed/parse-feed.ts';
import { type CompiledClaims, compileClaims } from '#lib/match/claims/compile-claims.ts';
import { seedPath } from '#lib/sync/load-feed.ts';
import { projectRoot } from '../setup/project-root.ts';

/** The claim rules of the feed that ships inside, as the extension uses them. Throws when that feed is broken. */
export async function loadShippedClaims(): Promise<CompiledClaims> {
  const text = await readFile(join(projectRoot, 'public', seedPath), 'utf8');
  const feed = parseFeed(JSON.parse(text));
  if (!feed.ok) throw new Error(`${seedPath}: ${feed.detail ?? feed.error}`);
  return compileClaims(feed.value.claims);
}
