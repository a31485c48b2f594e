import { describe, expect, it } from 'vitest';
import type { Evidence } from '#lib/domain/evidence.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { buildEvidence } from '#lib/match/build-evidence.ts';

function reading(changes: Partial<PageReading> = {}): PageReading {
  return {
    url: 'https://shopee.vn/Tra-lanh-i.900100200.77001?sp_atk=abc#top',
    siteId: 'shopee',
    siteRuleVersion: 3,
    platform: 'shopee',
    country: 'vn',
    kind: 'listing',
    state: { checked: true },
    listing: {
      id: '77001',
      title: 'Trà lành Goldleaf',
      shopId: '900100200',
      shopName: 'Trà Lành',
      shopSlug: 'Tra.Lanh',
      price: null,
      description: 'Ngủ ngon. Gọi 0901 234 567 hoặc zalo.me/0912345678',
    },
    shop: null,
    cards: [],
    provenance: {},
    ...changes,
  };
}

/** `subject field identifier` of every identifier. */
function identifiers(evidence: readonly Evidence[]): readonly string[] {
  return evidence.flatMap((each) =>
    each.type === 'identifier'
      ? [`${each.subject.ref} ${each.field} ${identifierText(each.identifier)}`]
      : [],
  );
}

function texts(evidence: readonly Evidence[]): readonly string[] {
  return evidence.flatMap((each) =>
    each.type === 'text' ? [`${each.subject.ref} ${each.field} ${each.text}`] : [],
  );
}

describe('buildEvidence of a listing page', () => {
  const found = identifiers(buildEvidence(reading()));

  it('looks up the address without its query', () => {
    expect(found).toContain('page url host:shopee.vn');
    expect(found).toContain('page url url-prefix:shopee.vn/Tra-lanh-i.900100200.77001');
    expect(found.join(' ')).not.toContain('sp_atk');
  });

  it('looks up the shop by id and by slug, and the listing', () => {
    expect(found).toContain('shop shop shop:shopee:vn:900100200');
    expect(found).toContain('shop shop shop:shopee:vn:@tra.lanh');
    expect(found).toContain('listing url listing:shopee:vn:77001');
  });

  it('looks up the names that may stand in the title', () => {
    expect(found).toContain('listing title product-name:tra lanh goldleaf');
    expect(found).toContain('listing title product-name:goldleaf');
    expect(found).not.toContain('listing title product-name:lanh');
  });

  it('looks up telephone numbers and accounts of the description', () => {
    expect(found).toContain('listing description phone:+84901234567');
    expect(found).toContain('listing description handle:zalo:0912345678');
  });

  it('searches title, description and shop name', () => {
    expect(texts(buildEvidence(reading()))).toEqual([
      'listing title Trà lành Goldleaf',
      'listing description Ngủ ngon. Gọi 0901 234 567 hoặc zalo.me/0912345678',
      'shop shop-name Trà Lành',
    ]);
  });

  it('names its subjects as a shopper would and carries the version of the site rule', () => {
    for (const each of buildEvidence(reading())) {
      expect(each.siteRuleVersion).toBe(3);
      const { kind, name } = each.subject;
      const names = { page: 'shopee.vn', listing: 'Trà lành Goldleaf', shop: 'Trà Lành', card: '' };
      expect(name).toBe(names[kind]);
    }
  });

  it('prefers what the page says of the shop to what it says of the listing', () => {
    const shop = { id: '5', name: 'Gian hàng khác', slug: null };
    const evidence = buildEvidence(reading({ shop }));
    expect(identifiers(evidence)).toContain('shop shop shop:shopee:vn:5');
    expect(identifiers(evidence)).toContain('shop shop shop:shopee:vn:@tra.lanh');
    expect(identifiers(evidence)).not.toContain('shop shop shop:shopee:vn:900100200');
  });
});

describe('buildEvidence of a list page', () => {
  const card = {
    id: '88001',
    title: 'Viên lành Silverleaf',
    shopId: '42',
    url: 'https://shopee.vn/a-i.42.88001',
  };
  const page = reading({
    url: 'https://shopee.vn/search?keyword=tra',
    kind: 'search',
    listing: null,
    cards: [card, { id: 'x', title: null, shopId: null, url: 'not a url' }],
  });

  it('looks up each card’s shop, listing, address and names under its own subject', () => {
    const found = identifiers(buildEvidence(page));
    expect(found).toContain('card:88001 card shop:shopee:vn:42');
    expect(found).toContain('card:88001 card listing:shopee:vn:88001');
    expect(found).toContain('card:88001 card url-prefix:shopee.vn/a-i.42.88001');
    expect(found).toContain('card:88001 card product-name:vien lanh silverleaf');
    expect(found.filter((each) => each.startsWith('card:x'))).toEqual([
      'card:x card listing:shopee:vn:x',
      'card:x card listing:shopee:global:x',
    ]);
  });

  it('does not look up under a card what the page itself stands under', () => {
    const own = { ...card, url: 'https://shop.example/tea/gold' };
    const found = identifiers(
      buildEvidence({
        ...page,
        url: 'https://shop.example/tea',
        platform: 'independent',
        cards: [own],
      }),
    );
    expect(found).toContain('card:88001 card url-prefix:shop.example/tea/gold');
    expect(found).not.toContain('card:88001 card url-prefix:shop.example/tea');
  });

  it('looks up every card of a list that has grown to a thousand', () => {
    const cards = Array.from({ length: 1_000 }, (_, i) => ({ ...card, id: `${i}` }));
    const refs = new Set(buildEvidence({ ...page, cards }).map(({ subject }) => subject.ref));
    expect(cards.filter(({ id }) => !refs.has(`card:${id}`))).toEqual([]);
  });

  it('stays bounded however many cards a page claims to have', () => {
    const cards = Array.from({ length: 5000 }, (_, i) => ({
      ...card,
      id: `${i}`,
      title: 'tra lanh '.repeat(500),
    }));
    const begin = performance.now();
    const refs = new Set(buildEvidence({ ...page, cards }).map(({ subject }) => subject.ref));
    expect(refs.size).toBeLessThanOrEqual(2_003);
    expect(performance.now() - begin).toBeLessThan(4000);
  });
});

describe('buildEvidence of other pages', () => {
  it('gives an independent shop no keys: its numbers are its own', () => {
    const found = identifiers(
      buildEvidence(reading({ platform: 'independent', country: 'global' })),
    );
    expect(found.filter((each) => /shop:|listing:/.test(each))).toEqual([]);
    expect(found).toContain('listing description phone:+84901234567');
  });

  it('has only the address of a page that was not checked', () => {
    const found = buildEvidence(
      reading({
        state: { checked: false, reason: 'wall' },
        listing: null,
        shop: null,
        kind: 'wall',
      }),
    );
    expect(new Set(found.map(({ subject }) => subject.ref))).toEqual(new Set(['page']));
    expect(texts(found)).toEqual([]);
  });

  it('looks up an account whose page is open', () => {
    const url = 'https://www.facebook.com/Tra.Lanh.Demo/about';
    const found = identifiers(buildEvidence(reading({ url, listing: null, platform: 'facebook' })));
    expect(found).toContain('page url handle:facebook:tra.lanh.demo');
    expect(found).toContain('page url url-prefix:facebook.com/Tra.Lanh.Demo');
  });

  it('leaves out what cannot be normalised, and never throws', () => {
    const broken = reading({
      url: 'nonsense',
      country: '??',
      listing: { ...emptyListing, id: 'a:b', shopId: ' ' },
    });
    expect(identifiers(buildEvidence(broken))).toEqual([]);
    expect(texts(buildEvidence(broken))).toEqual([]);
  });
});

const emptyListing = {
  id: null,
  title: ' ',
  shopId: null,
  shopName: null,
  shopSlug: null,
  price: null,
  description: null,
};

describe('buildEvidence of cards', () => {
  const card = (shopId: string) => ({
    id: 'c1',
    title: 'Trà giảm 5 kg trong 7 ngày',
    shopId,
    url: 'https://shopee.vn/Tra-i.5.6',
  });

  it('reads the words of a card’s title for claims', () => {
    const list = reading({ kind: 'search', listing: null, cards: [card('5')] });
    expect(texts(buildEvidence(list))).toContain('card:c1 title Trà giảm 5 kg trong 7 ngày');
  });

  it('looks a card’s shop up in a list of many shops', () => {
    const list = reading({ kind: 'search', listing: null, cards: [card('5')] });
    expect(identifiers(buildEvidence(list))).toContain('card:c1 card shop:shopee:vn:5');
  });

  it('says a shop once on its own page, not once more on each of its cards', () => {
    const shop = { id: '5', name: 'Trà Lành', slug: null };
    const own = reading({ kind: 'shop', listing: null, shop, cards: [card('5')] });
    const found = identifiers(buildEvidence(own));
    expect(found).toContain('shop shop shop:shopee:vn:5');
    expect(found).not.toContain('card:c1 card shop:shopee:vn:5');
    const guest = reading({ kind: 'shop', listing: null, shop, cards: [card('9')] });
    expect(identifiers(buildEvidence(guest))).toContain('card:c1 card shop:shopee:vn:9');
  });
});

describe('ids that are the same in every country', () => {
  it('are looked up for the page’s country and worldwide', () => {
    const found = identifiers(buildEvidence(reading({ platform: 'etsy', country: 'fr' })));
    expect(found).toContain('shop shop shop:etsy:fr:900100200');
    expect(found).toContain('shop shop shop:etsy:global:900100200');
    expect(found).toContain('listing url listing:etsy:global:77001');
  });

  it('are looked up once where the page names no country', () => {
    const found = identifiers(buildEvidence(reading({ platform: 'temu', country: 'global' })));
    expect(found.filter((each) => each.includes('shop:temu:global:900100200'))).toHaveLength(1);
  });
});

describe('praise outside the description', () => {
  const { listing } = reading();

  it('is a text of the listing like its description, and its numbers are looked up', () => {
    const claimsText = 'Trà số một. STK 0123456789 VCB';
    const evidence = buildEvidence(reading({ listing: { ...listing!, claimsText } }));
    expect(texts(evidence)).toContain(`listing claims ${claimsText}`);
    expect(identifiers(evidence)).toContain('listing claims bank-account:vcb:0123456789');
  });

  it('is not there on a page that was not read', () => {
    const unread = reading({ state: { checked: false, reason: 'wall' } });
    expect(texts(buildEvidence(unread))).toEqual([]);
  });
});
