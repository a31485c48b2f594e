import type { PageReading } from '#lib/domain/reading.ts';

/** A listing page as a guard would send it; tests change what they are about. */
export function sampleReading(changes: Partial<PageReading> = {}): PageReading {
  return {
    url: 'https://shopee.vn/Tra-thao-moc-demo-i.900100200.77001?sp_atk=abc#top',
    siteId: 'shopee',
    siteRuleVersion: 1,
    platform: 'shopee',
    country: 'vn',
    kind: 'listing',
    state: { checked: true },
    listing: {
      id: '77001',
      title: 'Trà thảo mộc demo',
      shopId: '900100200',
      shopName: 'Trà Thảo Mộc Demo',
      shopSlug: 'tra.thaomoc.demo',
      price: { amount: 199_000, currency: 'VND' },
      description: 'Giúp ngủ ngon hơn.',
    },
    shop: { id: '900100200', name: 'Trà Thảo Mộc Demo', slug: 'tra.thaomoc.demo' },
    cards: [],
    provenance: {},
    ...changes,
  };
}

/** A page on which nothing was read. */
export function unreadReading(
  reason: 'wall' | 'shell' | 'site-changed' | 'not-a-shop-page',
  changes: Partial<PageReading> = {},
): PageReading {
  return sampleReading({
    kind: reason === 'wall' ? 'wall' : reason === 'shell' ? 'shell' : 'other',
    state: { checked: false, reason },
    listing: null,
    shop: null,
    ...changes,
  });
}
