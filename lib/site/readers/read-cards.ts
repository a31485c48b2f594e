import type { Card } from '#lib/domain/listing.ts';
import { isSameSite, readUrl } from '#lib/site/page-context.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import { matchPath } from '#lib/site/path-template.ts';
import type { Holes } from '#lib/site/path-template.ts';
import type { CardFinder } from '#lib/site/site-rule.ts';
import { readCardFacts, readTappedFacts } from './card-facts.ts';
import type { CardFact } from './card-facts.ts';
import { readField } from './read-field.ts';

const maxCards = 2_000;
const maxLinksPerBox = 12;
const maxTitleLength = 500;
const maxIdLength = 100;

/** The element a card's mark is drawn on, and its picture where it has one. */
export type CardAnchor = { readonly box: Element; readonly picture: Element | null };
export type CardsRead = {
  readonly cards: readonly Card[];
  readonly anchors: ReadonlyMap<string, CardAnchor>;
  readonly finder: string;
};

/** Which finder answered: its place in the rule and the beginning of its selector, which may be long. */
function nameFinder(index: number, { finder, tapped }: Scope): string {
  const named = `${index + 1} ${finder.select.slice(0, 100)}`;
  return tapped.size === 0 ? named : `${named} with tap ${finder.tapped?.[0]?.from}`;
}

/** All distinct cards of a list page, in page order, by the first finder of the rule that finds any. */
export function readCards(page: PageContext): CardsRead {
  for (const [index, finder] of page.rule.cards.entries()) {
    const cards = new Map<string, Card>();
    const anchors = new Map<string, CardAnchor>();
    const facts = readCardFacts(finder.facts, page);
    const scope = { finder, page, facts, tapped: readTappedFacts(finder.tapped, page) };
    for (const found of [...page.scope.querySelectorAll(finder.select)].slice(0, maxCards * 2)) {
      const box = finder.box === undefined ? found : (found.closest(finder.box) ?? found);
      const card = readCard(box, found.hasAttribute('href') ? found : null, scope);
      if (card === null || cards.has(card.id) || cards.size >= maxCards) continue;
      cards.set(card.id, card);
      anchors.set(card.id, { box, picture: box.querySelector('img, picture') });
    }
    if (cards.size > 0)
      return { cards: [...cards.values()], anchors, finder: nameFinder(index, scope) };
  }
  return { cards: [], anchors: new Map(), finder: '' };
}

type Scope = {
  readonly finder: CardFinder;
  readonly page: PageContext;
  readonly facts: ReadonlyMap<string, CardFact>;
  readonly tapped: ReadonlyMap<string, CardFact>;
};

function readCard(box: Element, foundLink: Element | null, scope: Scope): Card | null {
  const { finder, page } = scope;
  const link = findListingLink(box, foundLink, scope);
  if (link === null) return null;
  const readId = (candidates: CardFinder['id']): string | undefined =>
    readField(candidates ?? [], box, { page, limit: maxIdLength })?.value;
  const id = readId(finder.id) ?? link.holes['listingId'];
  if (id === undefined) return null;
  const fact = scope.facts.get(id);
  const told = scope.tapped.get(id);
  const title =
    fact?.title ??
    readField(finder.title, box, { page, limit: maxTitleLength })?.value ??
    told?.title ??
    null;
  return {
    id,
    title: title?.slice(0, maxTitleLength) ?? null,
    shopId: readId(finder.shopId) ?? link.holes['shopId'] ?? fact?.shopId ?? told?.shopId ?? null,
    url: link.url.href,
  };
}

type ListingLink = { readonly url: URL; readonly holes: Holes };

function findListingLink(
  box: Element,
  foundLink: Element | null,
  scope: Scope,
): ListingLink | null {
  const inside = [box, ...[...box.querySelectorAll('a[href]')].slice(0, maxLinksPerBox)];
  const links = foundLink === null ? inside : [foundLink];
  for (const link of links) {
    const found = readListingLink(link.getAttribute('href') ?? '', scope);
    if (found !== null) return found;
  }
  return null;
}

function readListingLink(href: string, { finder, page }: Scope): ListingLink | null {
  const url = href === '' ? null : unwrapLink(readUrl(href, page.url), finder, page);
  if (url === null || !isSameSite(url, page)) return null;
  const own = page.rule.pages.filter(({ kind }) => kind === 'listing').map(({ path }) => path);
  for (const template of finder.paths ?? own) {
    const holes = matchPath(template, url.pathname);
    if (holes !== null && url.pathname !== page.url.pathname) return { url: cleanUrl(url), holes };
  }
  return null;
}

/** Without the fragment and without `/ref=…`, which only says which link was pressed. */
function cleanUrl(url: URL): URL {
  const cleaned = new URL(url);
  cleaned.hash = '';
  cleaned.pathname = url.pathname.replace(/\/ref=[^/]*$/u, '');
  return cleaned;
}

/** The link of an advertisement carries the real one in a parameter. */
function unwrapLink(url: URL | null, finder: CardFinder, page: PageContext): URL | null {
  if (url === null) return null;
  const names = finder.unwrap ?? [];
  const inner = names.map((name) => url.searchParams.get(name)).find((value) => value !== null);
  return inner === undefined || inner === null ? url : readUrl(inner, page.url);
}
