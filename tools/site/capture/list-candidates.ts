import type { PageContext } from '#lib/site/page-context.ts';
import { readMetaValues } from '#lib/site/readers/read-meta.ts';
import type { Candidate, ListingFields, PriceCandidate } from '#lib/site/site-rule.ts';
import { listJsonCandidates } from './list-json-candidates.ts';
import { fieldWords, isPlainName, nameByData } from './structure-words.ts';

export type ListingField = keyof ListingFields;
/** In the order in which a rule should ask: what survives a redesign first. */
export const sources = ['url', 'json', 'semantic', 'json-ld', 'microdata', 'meta', 'text'] as const;
export type Source = (typeof sources)[number];
export type Guess = {
  readonly field: ListingField;
  readonly source: Source;
  readonly candidate: PriceCandidate;
};

const maxElements = 60_000;
const maxNames = 40;

/** Everything that may hold a field on a listing's page, by generic knowledge of shops; nothing has been asked yet. */
export function listListingGuesses(page: PageContext): Guess[] {
  return [
    ...['listingId', 'shopId', 'shopSlug'].flatMap((hole) => listHole(hole, page)),
    ...listJsonCandidates(page),
    ...listSemantic(page),
    ...schemaPaths.flatMap((each) => listSchema(each, page)),
    ...listMeta(page),
    { field: 'title', source: 'text', candidate: { read: 'text', select: 'h1' } },
  ];
}

function listHole(hole: string, page: PageContext): Guess[] {
  if (page.holes[hole] === undefined) return [];
  const field = hole === 'listingId' ? 'id' : hole === 'shopId' ? 'shopId' : 'shopSlug';
  return [{ field, source: 'url', candidate: { read: 'url', hole } }];
}

type SchemaPath = {
  readonly field: ListingField;
  readonly path: readonly string[];
  readonly currency?: readonly string[];
};
const schemaPaths: readonly SchemaPath[] = [
  { field: 'id', path: ['sku'] },
  { field: 'id', path: ['productID'] },
  { field: 'title', path: ['name'] },
  { field: 'shopName', path: ['offers', 'seller', 'name'] },
  { field: 'price', path: ['offers', 'price'], currency: ['offers', 'priceCurrency'] },
  { field: 'price', path: ['offers', 'lowPrice'], currency: ['offers', 'priceCurrency'] },
  {
    field: 'price',
    path: ['offers', 'priceSpecification', 'price'],
    currency: ['offers', 'priceSpecification', 'priceCurrency'],
  },
  { field: 'description', path: ['description'] },
];

function listSchema({ field, path, currency }: SchemaPath, page: PageContext): Guess[] {
  const build = (read: 'json-ld' | 'microdata', type: string): Guess => {
    const plain: Candidate = { read, type, path };
    const candidate =
      currency === undefined ? plain : { ...plain, currency: { read, type, path: currency } };
    return { field, source: read, candidate };
  };
  const hasGroups =
    page.root.querySelector('script[type*="ld+json" i]')?.textContent.includes('ProductGroup') ===
    true;
  return [
    build('json-ld', 'Product'),
    ...(hasGroups ? [build('json-ld', 'ProductGroup')] : []),
    build('microdata', 'Product'),
  ];
}

function listMeta(page: PageContext): Guess[] {
  const about = readMetaValues('og:url', page).length > 0 ? { about: 'og:url' } : {};
  const meta = (name: string) => ({ read: 'meta', name, ...about }) as const;
  const price = (name: string, code: string): Guess => ({
    field: 'price',
    source: 'meta',
    candidate: { ...meta(name), currency: { read: 'meta', name: code } },
  });
  return [
    { field: 'id', source: 'meta', candidate: meta('product:retailer_item_id') },
    { field: 'title', source: 'meta', candidate: meta('og:title') },
    price('product:price:amount', 'product:price:currency'),
    price('og:price:amount', 'og:price:currency'),
    { field: 'description', source: 'meta', candidate: meta('og:description') },
    { field: 'shopName', source: 'meta', candidate: meta('og:site_name') },
  ];
}

/** Elements whose own names say what they hold. */
function listSemantic(page: PageContext): Guess[] {
  const selects = [
    ...new Set([...page.scope.querySelectorAll('*')].slice(0, maxElements).flatMap(listNames)),
  ];
  return (['title', 'shopName', 'price', 'description'] as const).flatMap((field) =>
    selects
      .filter((select) => fieldWords[field].test(select.replace(/^\[[\w-]+="|^[.#]|"\]$/gu, '')))
      .slice(0, maxNames)
      .filter((select) => field !== 'description' || isOnlyText(page.scope.querySelector(select)))
      .map((select): Guess => ({ field, source: 'semantic', candidate: { read: 'text', select } })),
  );
}

/** A block with a heading, a menu or a form in it is the page, or the head of the listing, and not the description. */
function isOnlyText(element: Element | null): boolean {
  if (element === null || element.closest('h1') !== null) return false;
  return element.querySelector('h1, nav, header, footer, form') === null;
}

/** Selectors an element can be found by that no build will change. */
function listNames(element: Element): string[] {
  const named = nameByData(element);
  const id = element.getAttribute('id') ?? '';
  const classes = (element.getAttribute('class') ?? '')
    .split(/\s+/u)
    .slice(0, 12)
    .filter(isPlainName);
  return [...named, ...(isPlainName(id) ? [`#${id}`] : []), ...classes.map((name) => `.${name}`)];
}
