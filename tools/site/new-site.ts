import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { findSiteRule } from '#lib/site/registry.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';
import {
  buildNotes,
  buildSkeleton,
  buildUnreadFixtures,
  type SkeletonAsked,
} from './build-skeleton.ts';
import { formatJson } from './format-json.ts';
import { buildExampleUrl } from './example-url.ts';
import { addBundledRule, readSitePlaces } from './site-files.ts';
import { type NewFile, writeTogether, type WriteFault } from './write-together.ts';

export type NewSiteFault = WriteFault | 'host-taken' | 'bundle-changed';
export type NewSitePlan = { readonly files: readonly NewFile[]; readonly bundled: NewFile };

/** What `new` would write: the rule, its notes, its two pages that must never be judged, and its line in the bundle. */
export function planSite(
  root: string,
  asked: SkeletonAsked,
  options: { readonly rules: readonly SiteRule[]; readonly day: string },
): Result<NewSitePlan, NewSiteFault> {
  const { rules, day } = options;
  const places = readSitePlaces(root, asked.id);
  const taken = findTakenHost(asked.hosts, rules);
  if (taken !== null) return fail('host-taken', taken);
  const there = [places.rule, places.notes, places.fixtures].find((path) => existsSync(path));
  if (there !== undefined)
    return fail(
      'already-there',
      `${relative(root, there)} exists: choose another id, or change it by hand`,
    );
  const source = existsSync(places.bundled) ? readFileSync(places.bundled, 'utf8') : '';
  const bundled = addBundledRule(source, asked.id);
  if (bundled === null)
    return fail(
      'bundle-changed',
      'lib/site/bundled-rules.ts has no list `others` that ends in the generic rule any more: change tools/site/site-files.ts',
    );
  const url = buildExampleUrl(asked);
  const fixtures = buildUnreadFixtures(url).flatMap(({ name, html, url }) => {
    const path = join(places.fixtures, `${day}-${name}`);
    return [
      { path: `${path}.html`, text: html },
      { path: `${path}.expected.json`, text: formatJson({ url }) },
    ];
  });
  const files = [
    { path: places.rule, text: formatJson(buildSkeleton(asked)) },
    { path: places.notes, text: buildNotes(asked, day) },
    ...fixtures,
  ];
  return ok({ files, bundled: { path: places.bundled, text: bundled } });
}

/** Two named rules for one address: the first would silently win. */
export function findTakenHost(hosts: readonly string[], rules: readonly SiteRule[]): string | null {
  for (const host of hosts) {
    const bare = host.replace(/^\*\./u, '');
    const url = new URL(`https://${bare}/`);
    const owner = findSiteRule(
      url,
      rules.filter((rule) => rule.hosts.length > 0),
    );
    if (owner !== null) return `${host} belongs to the rule "${owner.id}" already`;
    const below = rules.flatMap((rule) =>
      rule.hosts.map((its) => ({ rule, name: its.host.replace(/^\*\./u, '') })),
    );
    const inside = host.startsWith('*.')
      ? below.find(({ name }) => name.endsWith(`.${bare}`))
      : undefined;
    if (inside !== undefined)
      return `${host} would take ${inside.name}, which belongs to the rule "${inside.rule.id}"`;
  }
  return null;
}

/** Writes the plan, all or nothing. */
export function writeSite(plan: NewSitePlan): Promise<Result<readonly string[], WriteFault>> {
  return writeTogether(plan.files, [plan.bundled]);
}

/** The day of a fixture's name. */
export function readFixtureDay(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}
