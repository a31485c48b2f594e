import { findPattern } from '#lib/site/page-context.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';

/**
 * True when two addresses name the same listing by themselves: a variant was chosen, a counter was added. What the
 * document shows then is no left-over of another page. False wherever only the document could tell.
 */
export function isSameSubject(one: string, other: string, rule: SiteRule): boolean {
  const subject = readSubject(one, rule);
  return subject !== null && subject === readSubject(other, rule);
}

function readSubject(href: string, rule: SiteRule): string | null {
  const url = URL.parse(href);
  const found = url && findPattern(url, rule);
  if (!url || !found || found.pattern.kind !== 'listing' || !found.holes['listingId']) return null;
  const holes = Object.entries(found.holes).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([url.origin, holes]);
}
