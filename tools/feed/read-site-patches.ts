import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { SitePatch } from '#lib/domain/site-patch.ts';
import { sitePatchSchema } from '#lib/feed/site-patch-schema.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { findPatchFaults } from '#lib/site/check-site-patch.ts';
import { readJsonFile } from './feed-folder.ts';
import { VerbFault } from './verb.ts';

const patchFolder = 'site-patches';

/**
 * The patches of a feed's folder, `site-patches/*.json`, one a file, by id; none where there is no such folder. What
 * they say is judged with the release they go into: `requireGoodPatches`. @throws VerbFault for one of another form
 */
export function readSitePatches(folder: string): readonly SitePatch[] {
  if (!existsSync(join(folder, patchFolder))) return [];
  const names = readdirSync(join(folder, patchFolder)).filter((name) => name.endsWith('.json'));
  const patches = names.map((name) => {
    const { path, json } = readJsonFile(folder, `${patchFolder}/${name}`);
    const parsed = sitePatchSchema.safeParse(json);
    if (!parsed.success) throw new VerbFault(`${path}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });
  return patches.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** @throws VerbFault that names every patch that a client would leave out of this release, and why */
export function requireGoodPatches({
  sites = [],
  publishedAtMs,
}: Pick<FeedContent, 'sites' | 'publishedAtMs'>): void {
  const rules = bundledRules();
  const faults = sites.flatMap((patch) =>
    findPatchFaults(patch, rules, publishedAtMs).map(
      (fault) => `${patchFolder} › ${patch.id}: ${fault}`,
    ),
  );
  if (faults.length > 0) throw new VerbFault(faults);
}
