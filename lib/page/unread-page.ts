import type { PageReading } from '#lib/domain/reading.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';

/** The reading of a page on which our own reader failed. The shopper is told so: silence would look like "nothing found". */
export function buildUnreadableReading(url: string, rule: SiteRule): PageReading {
  return {
    url,
    siteId: rule.id,
    siteRuleVersion: rule.version,
    platform: rule.platform,
    country: rule.hosts[0]?.country ?? 'global',
    kind: 'other',
    state: { checked: false, reason: 'page-unreadable' },
    listing: null,
    shop: null,
    cards: [],
    provenance: {},
  };
}
