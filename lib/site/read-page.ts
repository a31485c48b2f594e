import type { Listing } from '#lib/domain/listing.ts';
import type { NotCheckedReason, PageKind } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { Shop } from '#lib/domain/shop.ts';
import { buildPageContext } from './page-context.ts';
import type { PageContext } from './page-context.ts';
import { areAnyShown, readPageKind } from './page-kind.ts';
import { findAnchors } from './readers/find-anchors.ts';
import { hasText } from './readers/element-text.ts';
import { readBadges } from './readers/read-badges.ts';
import { readCards } from './readers/read-cards.ts';
import type { CardAnchor } from './readers/read-cards.ts';
import { readListing, readShop } from './readers/read-subjects.ts';
import type { SubjectRead } from './readers/read-subjects.ts';
import type { SiteRule } from './site-rule.ts';
import type { TappedResponse } from './tapped-response.ts';

/** Where the page session draws: on live elements, which may leave the document at any time. */
export type PageAnchors = {
  readonly title: Element | null;
  readonly shopName: Element | null;
  readonly description: Element | null;
  readonly cards: ReadonlyMap<string, CardAnchor>;
};
export type PageRead = { readonly reading: PageReading; readonly anchors: PageAnchors };

/** Less text than this and no field read: the content has not come yet, nothing says that the site changed. */
const shellTextLength = 300;
const listKinds: readonly PageKind[] = ['search', 'category', 'home', 'shop'];
/** The platform of the generic rule and of every rule for a shop that sells alone. */
const ownShopPlatform = 'independent';
const noAnchors: PageAnchors = { title: null, shopName: null, description: null, cards: new Map() };

/**
 * All that can be read on a page now. Pure: it asks the document and changes nothing, forces no layout, never throws
 * on hostile content. Called again when more of the page has come. What was not read is never "checked".
 */
export function readPage(document: Document, url: URL, rule: SiteRule): PageRead {
  return readContext(buildPageContext(document, url, rule));
}

/** `readPage` that also knows what the tap has handed over by then. */
export function buildTappedReader(tapped: () => readonly TappedResponse[]): typeof readPage {
  return (document, url, rule) =>
    readContext({ ...buildPageContext(document, url, rule), tapped: tapped() });
}

function readContext(page: PageContext): PageRead {
  const kind = readPageKind(page);
  if (kind === 'wall' || kind === 'shell') return unread(page, kind, kind);
  if (page.pattern?.kind === 'other') return unread(page, kind, 'not-a-shop-page');
  if (kind === 'listing') {
    const listing = readListing(page);
    return listing.isRead ? checkedListing(page, listing) : nothingRead(page, kind);
  }
  return listKinds.includes(kind) ? readList(page, kind) : nothingRead(page, kind);
}

function checkedListing(page: PageContext, listing: SubjectRead<Listing>): PageRead {
  const { value, provenance } = listing;
  const names = { id: value.shopId, name: value.shopName, slug: value.shopSlug };
  const shop = namedShop({ ...names, ...readBadges(page) });
  const reading = buildReading(page, 'listing', { listing: value, shop, provenance });
  return { reading, anchors: { ...noAnchors, ...findAnchors(page, value) } };
}

function readList(page: PageContext, kind: PageKind): PageRead {
  const { cards, anchors, finder } = readCards(page);
  // A site that is no marketplace is one seller's own shop: it stands as the shop of its list pages too.
  const isOwnShop = page.rule.platform === ownShopPlatform;
  const read = kind === 'shop' || isOwnShop ? readShop(page, cards) : null;
  if (cards.length === 0 && (isOwnShop || read?.isRead !== true)) return nothingRead(page, kind);
  const provenance = { ...read?.provenance, ...(finder === '' ? {} : { cards: finder }) };
  const badges = kind === 'shop' ? readBadges(page) : {};
  const shop = read === null ? null : namedShop({ ...read.value, ...badges });
  const reading = buildReading(page, kind, { shop, cards, provenance });
  const { shopName } = findAnchors(page, { title: null, shopName: shop?.name ?? null });
  return { reading, anchors: { ...noAnchors, shopName, cards: anchors } };
}

/** A shop of which nothing is known is no subject. */
function namedShop(shop: Shop): Shop | null {
  return shop.id === null && shop.name === null && shop.slug === null ? null : shop;
}

/** Nothing but the address was read: say which of the three it is, and name no subject. */
function nothingRead(page: PageContext, kind: PageKind): PageRead {
  const hasContent = hasText(page.root.querySelector('body'), shellTextLength);
  if (!hasContent || areAnyShown(page.rule.shell, page)) return unread(page, 'shell', 'shell');
  const isKnown = page.rule.hosts.length > 0 && (kind === 'listing' || listKinds.includes(kind));
  return unread(page, kind, isKnown ? 'site-changed' : 'not-a-shop-page');
}

function unread(page: PageContext, kind: PageKind, reason: NotCheckedReason): PageRead {
  const reading = buildReading(page, kind, {});
  return { reading: { ...reading, state: { checked: false, reason } }, anchors: noAnchors };
}

type Read = Pick<PageReading, 'listing' | 'shop' | 'cards' | 'provenance'>;
const nothing: Read = { listing: null, shop: null, cards: [], provenance: {} };

function buildReading(page: PageContext, kind: PageKind, read: Partial<Read>): PageReading {
  return {
    url: page.url.href,
    siteId: page.rule.id,
    siteRuleVersion: page.rule.version,
    platform: page.rule.platform,
    country: page.country,
    ...(page.rule.marketplace === true ? { marketplace: true } : {}),
    kind,
    state: { checked: true },
    ...nothing,
    ...read,
  };
}
