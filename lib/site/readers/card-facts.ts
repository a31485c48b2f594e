import { findPattern, readUrl } from '#lib/site/page-context.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import type { CardFacts, TappedFacts } from '#lib/site/site-rule.ts';
import { readEmbeddedJson } from './embedded-json.ts';
import { findByShape, walkPath } from './json-shape.ts';
import { readText } from './read-field.ts';
import { readTapped } from './tapped-json.ts';

/** As many as a list page has cards. */
const maxFacts = 2_000;
const maxIdLength = 100;

export type CardFact = { readonly title: string | null; readonly shopId: string | null };

/**
 * What embedded JSON says of the listings on this page, by listing id. Read once for all cards. It may be about the
 * page before: then its ids fit no card. Of two that speak of one listing the first counts.
 */
export function readCardFacts(
  facts: CardFacts | undefined,
  page: PageContext,
): ReadonlyMap<string, CardFact> {
  const found = new Map<string, CardFact>();
  if (facts !== undefined)
    gather(readEmbeddedJson(page.root, facts.where, facts.in).flat(), { facts, page, found });
  return found;
}

/** The same from what the tap handed over. The newest response that speaks of a listing counts. */
export function readTappedFacts(
  tapped: readonly TappedFacts[] = [],
  page: PageContext,
): ReadonlyMap<string, CardFact> {
  const found = new Map<string, CardFact>();
  for (const facts of tapped) gather(readTapped(facts.from, page), { facts, page, found });
  return found;
}

type Gathering = {
  readonly facts: CardFacts;
  readonly page: PageContext;
  readonly found: Map<string, CardFact>;
};

function gather(values: readonly unknown[], { facts, page, found }: Gathering): void {
  for (const value of values) {
    for (const object of findByShape(value, facts.where, maxFacts)) {
      const id = readId(readFirst(object, facts.id), page);
      if (id === null || found.has(id) || found.size >= maxFacts) continue;
      found.set(id, {
        title: readFirst(object, facts.title),
        shopId: readShopId(readFirst(object, facts.shopId)),
      });
    }
  }
}

/** `0` is how a site says that its own goods have no shop. */
function readShopId(written: string | null): string | null {
  return written === '0' ? null : (written?.slice(0, maxIdLength) ?? null);
}

function readFirst(object: unknown, path: readonly string[] | undefined): string | null {
  const text = path === undefined ? '' : readText(walkPath(object, path)[0]);
  return text === '' ? null : text.replaceAll('\n', ' ');
}

/** An id as it stands, or the one in a listing's address. */
function readId(written: string | null, page: PageContext): string | null {
  if (written === null || !written.includes('/')) return written;
  const url = readUrl(written, page.url);
  return url === null ? null : (findPattern(url, page.rule)?.holes['listingId'] ?? null);
}
