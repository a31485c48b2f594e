import type { SitePatch } from '#lib/domain/site-patch.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { day, publishedAtMs } from './sample-feed.ts';

/** The version of a rule that ships inside. */
export function readRuleVersion(id: string): number {
  const rule = bundledRules().find((each) => each.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule.version;
}

/** A patch that holds: Tiki has moved its titles, and its listings have addresses of a new kind, too. */
export function samplePatch(changes: Partial<SitePatch> = {}): SitePatch {
  return {
    id: 'tiki-moved-titles',
    site: 'tiki',
    ruleVersion: readRuleVersion('tiki'),
    expiresAtMs: publishedAtMs + 30 * day,
    pages: [{ kind: 'listing', path: '/mua/{listingId:digits}' }],
    texts: [{ field: 'listing.title', read: 'text', select: 'main .moved-title, h1.moved' }],
    examples: {
      positive: [
        { url: 'https://tiki.vn/mua/123', kind: 'listing' },
        { field: 'listing.title', element: 'html > body > main > div > p.moved-title' },
      ],
      negative: [
        { url: 'https://tiki.vn/mua/tra', kind: 'listing' },
        { field: 'listing.title', element: 'html > body > aside > p.moved-title' },
      ],
    },
    ...changes,
  };
}
