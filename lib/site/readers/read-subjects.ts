import type { Card, Listing } from '#lib/domain/listing.ts';
import type { Provenance } from '#lib/domain/reading.ts';
import type { Shop } from '#lib/domain/shop.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import type { Candidate } from '#lib/site/site-rule.ts';
import { readElementText } from './element-text.ts';
import { type FieldRead, readField, readPriceTexts } from './read-field.ts';

const maxLengths: Readonly<Record<string, number>> = {
  title: 500,
  description: 20_000,
  claimsText: 20_000,
  breadcrumbs: 1_000,
  pressureText: 1_000,
};
const maxLength = 200;
/** A shorter name may stand in a text by chance. */
const leastShownLength = 8;
const maxShownLength = 100_000;

/**
 * `isRead` is false where nothing but the address answered: such a subject must not be judged. An id alone makes no
 * listing, but a document that names its shop's id is that shop's page: Temu masks the name.
 */
export type SubjectRead<T> = {
  readonly value: T;
  readonly provenance: Provenance;
  readonly isRead: boolean;
};
type Texts = Readonly<Record<string, string>>;

export function readListing(page: PageContext): SubjectRead<Listing> {
  const { id, title, shopId, shopName, shopSlug, description, price } = page.rule.listing;
  const fields = { id, title, shopId, shopName, shopSlug, description };
  const { value, provenance, isRead } = readTexts(page, 'listing', fields);
  const beside = readBeside(page, value);
  const priceTexts = readPriceTexts(price, page);
  return {
    value: {
      id: value['id'] ?? null,
      title: value['title'] ?? null,
      shopId: value['shopId'] ?? null,
      shopName: value['shopName'] ?? null,
      shopSlug: value['shopSlug'] ?? null,
      price: null,
      description: value['description'] ?? null,
      ...(priceTexts.length === 0
        ? {}
        : { priceTexts: priceTexts.map(({ text, currency, by }) => ({ text, currency, by })) }),
      ...beside.value,
    },
    provenance: { ...provenance, ...beside.provenance },
    isRead: isRead || priceTexts.some(({ read }) => read !== 'tap'),
  };
}

type Beside = 'claimsText' | 'breadcrumbs' | 'wasPriceText' | 'pressureText' | 'shownShopId';

/** What is told beside the listing's own fields. None of it makes a page one that was read. */
function readBeside(
  page: PageContext,
  { description, shopId }: Texts,
): { readonly value: Readonly<Partial<Record<Beside, string>>>; readonly provenance: Provenance } {
  const { claimsText, breadcrumbs, wasPriceText, pressureText, shownShopId } = page.rule.listing;
  const fields = { claimsText, breadcrumbs, wasPriceText, pressureText, shownShopId };
  const value: Record<string, string> = {};
  const provenance: Record<string, string> = {};
  for (const [name, candidates] of Object.entries(fields)) {
    const limit = maxLengths[name] ?? maxLength;
    const found = candidates && readField(candidates, page.scope, { page, limit });
    if (!found) continue;
    // Words that the description holds too are read there.
    if (name === 'claimsText' && description?.includes(found.value)) continue;
    // A second source that agrees says nothing new; where the first is silent there is nothing to disagree with.
    if (name === 'shownShopId' && (shopId === undefined || shopId === found.value)) continue;
    value[name] = found.value;
    provenance[`listing.${name}`] = found.by;
  }
  return { value, provenance };
}

export function readShop(page: PageContext, cards: readonly Card[]): SubjectRead<Shop> {
  const { shop } = page.rule;
  const { value, provenance, isRead } = readTexts(page, 'shop', shop);
  const isTold = / tap /u.test(provenance['shop.id'] ?? ' tap ');
  const mayAskCards = isTold && shop.id.some(({ read }) => read === 'cards');
  const ofCards = mayAskCards ? readCardsShop(cards) : null;
  return {
    value: {
      id: ofCards ?? value['id'] ?? null,
      name: value['name'] ?? null,
      slug: value['slug'] ?? null,
    },
    provenance: ofCards === null ? provenance : { ...provenance, 'shop.id': 'cards' },
    isRead,
  };
}

function readTexts(
  page: PageContext,
  subject: string,
  fields: Readonly<Record<string, readonly Candidate[]>>,
): SubjectRead<Texts> {
  const value: Record<string, string> = {};
  const provenance: Record<string, string> = {};
  let isRead = false;
  for (const [name, candidates] of Object.entries(fields)) {
    const limit = maxLengths[name] ?? maxLength;
    const found = readField(candidates, page.scope, { page, limit });
    if (found === null) continue;
    // Only a description has lines: a title that a page breaks over two is still one name.
    value[name] = name === 'description' ? found.value : found.value.replaceAll('\n', ' ');
    provenance[`${subject}.${name}`] = found.by + otherTold(candidates, found, page);
    isRead ||= isOnPage(found, `${subject}.${name}`, page);
  }
  return { value, provenance, isRead };
}

/** What the tap says of the shop's id when the address says another: it counts for nothing but is not hushed up. */
function otherTold(
  candidates: readonly Candidate[],
  { value, read }: FieldRead<string>,
  page: PageContext,
): string {
  const taps = read === 'url' ? candidates.filter((one) => one.read === 'tap') : [];
  const told = readField(taps, page.scope, { page, limit: 40 });
  return told === null || told.value === value ? '' : `; tap ${taps[0]?.from} says ${told.value}`;
}

/**
 * True where the document itself says it. What only the tap told makes no page a page that was read: a script could
 * have made it up beside an empty document. A title that stands in the words of the page is another matter.
 */
function isOnPage({ value, read }: FieldRead<string>, name: string, page: PageContext): boolean {
  if (read === 'url' || name === 'listing.id') return false;
  if (read !== 'tap') return true;
  if (!/\.(?:title|name)$/u.test(name) || value.length < leastShownLength) return false;
  const body = page.root.querySelector('body');
  const words = body === null ? '' : readElementText(body, maxShownLength);
  return words.replaceAll('\n', ' ').toLowerCase().includes(value.toLowerCase());
}

/** A shop's page shows only that shop's listings; where its cards disagree, they are not its own. */
function readCardsShop(cards: readonly Card[]): string | null {
  const [first, ...others] = new Set(cards.map((card) => card.shopId));
  return others.length === 0 ? (first ?? null) : null;
}
