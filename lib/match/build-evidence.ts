import type { Evidence, TextEvidence } from '#lib/domain/evidence.ts';
import type { Identifier } from '#lib/domain/identifier.ts';
import type { Card } from '#lib/domain/listing.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { Subject } from '#lib/domain/subject.ts';
import { type Batch, findBatches } from '#lib/text/batch.ts';
import { readHandle } from '#lib/text/handle.ts';
import { buildHostAndParents, readHost } from '#lib/text/host.ts';
import { buildTitleNames } from '#lib/text/product-name.ts';
import { buildListingKey, buildShopKey, buildShopSlugKey } from '#lib/text/shop.ts';
import { buildUrlPrefixes } from '#lib/text/url-prefix.ts';
import { readWrittenIdentifiers } from './read-written-identifiers.ts';

/** As many as a reader gives. A list that grows while it is scrolled has more than a thousand. */
const mostCards = 2_000;

/** The platform of the generic rule. Its ids are each shop's own numbers and name nothing outside that one shop. */
const ownShopPlatforms: ReadonlySet<string> = new Set(['independent', 'generic', 'web']);

/** The two ids and the name under which a shop can be met on a page. Raw text of the page. */
type ShopFacts = {
  readonly id: string | null;
  readonly slug: string | null;
  readonly name: string | null;
};

/**
 * All observations of one reading: what can be looked up (identifiers) and what can be searched for claims and labels
 * (texts). Nothing is judged here, and whatever cannot be normalised is left out. A reading that was not checked has
 * only its address.
 */
export function buildEvidence(reading: PageReading): readonly Evidence[] {
  const url = URL.parse(reading.url);
  const shop = readShop(reading);
  const listing: Subject = {
    kind: 'listing',
    ref: 'listing',
    name: reading.listing?.title ?? null,
  };
  const shopSubject: Subject = { kind: 'shop', ref: 'shop', name: shop.name ?? shop.slug };
  const cards = reading.cards.slice(0, mostCards);
  const texts = reading.state.checked ? buildTexts(reading, listing, shopSubject) : [];
  const cardTexts = cards.flatMap((card) => buildCardText(card, reading.siteRuleVersion));
  const bySubject: readonly (readonly [Subject, string, readonly Identifier[]])[] = [
    [{ kind: 'page', ref: 'page', name: url?.host ?? null }, 'url', readAddress(url)],
    [shopSubject, 'shop', readShopIdentifiers(reading, shop)],
    [listing, 'url', readListingIdentifiers(reading, reading.listing?.id ?? null)],
    [listing, 'title', readListingNames(reading)],
    ...texts.map(({ subject, field, text }) => {
      const found = readWrittenIdentifiers(text, reading.country);
      return [subject, field === 'shop-name' ? 'shop' : field, found] as const;
    }),
    ...cards.map((card) => [buildCardSubject(card), 'card', readCard(reading, card, url)] as const),
  ];
  const { siteRuleVersion } = reading;
  return [
    ...bySubject.flatMap(([subject, field, identifiers]) =>
      identifiers.map((identifier): Evidence => {
        return { type: 'identifier', subject, field, identifier, siteRuleVersion };
      }),
    ),
    ...texts,
    ...cardTexts,
  ];
}

function buildCardSubject(card: Card): Subject {
  return { kind: 'card', ref: `card:${card.id}`, name: card.title };
}

function buildCardText(card: Card, siteRuleVersion: number): readonly TextEvidence[] {
  if (card.title === null || card.title.trim() === '') return [];
  const subject = buildCardSubject(card);
  return [{ type: 'text', subject, field: 'title', text: card.title, siteRuleVersion }];
}

function readShop({ shop, listing }: PageReading): ShopFacts {
  return {
    id: shop?.id ?? listing?.shopId ?? null,
    slug: shop?.slug ?? listing?.shopSlug ?? null,
    name: shop?.name ?? listing?.shopName ?? null,
  };
}

function buildTexts(
  { listing, shop, siteRuleVersion }: PageReading,
  listingSubject: Subject,
  shopSubject: Subject,
): readonly TextEvidence[] {
  const shopName = shop?.name ?? listing?.shopName ?? null;
  const texts = [
    [listingSubject, 'title', listing?.title ?? null],
    [listingSubject, 'description', listing?.description ?? null],
    [listingSubject, 'claims', listing?.claimsText ?? null],
    [listingSubject, 'breadcrumbs', listing?.breadcrumbs ?? null],
    [shopSubject, 'shop-name', shopName],
  ] as const;
  return texts.flatMap(([subject, field, text]) =>
    text === null || text.trim() === ''
      ? []
      : [{ type: 'text', subject, field, text, siteRuleVersion }],
  );
}

function readAddress(url: URL | null): readonly Identifier[] {
  const host = url && readHost(url.href);
  if (!url || !host) return [];
  const handle = readHandle(url.href);
  return [
    ...buildHostAndParents(host).map((value): Identifier => ({ kind: 'host', value })),
    ...buildUrlPrefixes(url).map((value): Identifier => ({ kind: 'url-prefix', value })),
    ...(handle ? [{ kind: 'handle', value: handle } as const] : []),
  ];
}

function readShopIdentifiers(
  { platform, country }: PageReading,
  { id, slug }: Pick<ShopFacts, 'id' | 'slug'>,
): readonly Identifier[] {
  if (ownShopPlatforms.has(platform)) return [];
  const keys = readCountries(country).flatMap((place) => [
    id === null ? null : buildShopKey({ platform, country: place, id }),
    slug === null ? null : buildShopSlugKey({ platform, country: place, slug }),
  ]);
  return keys.flatMap((value): Identifier[] => (value ? [{ kind: 'shop', value }] : []));
}

function readListingIdentifiers(
  { platform, country }: PageReading,
  id: string | null,
): readonly Identifier[] {
  if (id === null || ownShopPlatforms.has(platform)) return [];
  return readCountries(country).flatMap((place): Identifier[] => {
    const value = buildListingKey({ platform, country: place, id });
    return value ? [{ kind: 'listing', value }] : [];
  });
}

// Ids of some platforms are worldwide (AliExpress, Etsy, Temu): an entry may name the shop wherever it is met.
function readCountries(country: string): readonly string[] {
  return country === 'global' ? ['global'] : [country, 'global'];
}

// The lot stands in the description, the name in the title: a listed batch is met only by both together.
function readListingNames({ listing, state }: PageReading): readonly Identifier[] {
  return readNames(
    listing?.title ?? null,
    state.checked ? findBatches(listing?.description ?? '') : [],
  );
}

function readNames(title: string | null, batches: readonly Batch[] = []): readonly Identifier[] {
  return buildTitleNames(title ?? '', batches).map((value): Identifier => ({
    kind: 'product-name',
    value,
  }));
}

// A path that the page itself stands under says nothing of one card more than of another.
function readCard(reading: PageReading, card: Card, page: URL | null): readonly Identifier[] {
  const url = URL.parse(card.url);
  const ofPage = new Set(page ? buildUrlPrefixes(page) : []);
  const paths = url ? buildUrlPrefixes(url).filter((prefix) => !ofPage.has(prefix)) : [];
  // A shop's own page says it once of the shop; the same mark on each of its cards would only shout.
  const isOwnCard = reading.kind === 'shop' && card.shopId === reading.shop?.id;
  return [
    ...(isOwnCard ? [] : readShopIdentifiers(reading, { id: card.shopId, slug: null })),
    ...readListingIdentifiers(reading, card.id),
    ...paths.map((value): Identifier => ({ kind: 'url-prefix', value })),
    ...readNames(card.title),
  ];
}
