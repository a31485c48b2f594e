import type { PageReading } from '#lib/domain/reading.ts';

const addressSiteId = 'address';

/** A reading of nothing but the address: no page was looked at, so nothing else can be said of it. */
export function buildAddressReading(url: string): PageReading {
  return {
    url,
    siteId: addressSiteId,
    siteRuleVersion: 0,
    platform: 'web',
    country: 'global',
    kind: 'other',
    state: { checked: false, reason: 'not-a-shop-page' },
    listing: null,
    shop: null,
    cards: [],
    provenance: {},
  };
}

/** True when the stop page stands for it: a page itself is read by the rule of a site. */
export function isAddressReading({ siteId }: PageReading): boolean {
  return siteId === addressSiteId;
}
