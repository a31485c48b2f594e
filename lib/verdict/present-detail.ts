import type { Listing } from '#lib/domain/listing.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { FeedState } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatAge, formatCount, formatText } from '#lib/i18n/format.ts';
import { plainQuote } from './plain-quote.ts';

export type DetailInput = {
  readonly reading: Pick<PageReading, 'kind'> & Partial<Pick<PageReading, 'listing'>>;
  readonly platformName: string;
  readonly feed: FeedState;
  /** Flagged cards that the first line does not speak of. */
  readonly cards: number;
  readonly locale: Locale;
  readonly nowMs: number;
};

// More names than this are a wall of words in a line of small print; then their number has to do.
const mostNamed = 3;

/** The second line: where this is, what it was looked up in, how old that is. */
export function presentDetail(input: DetailInput): string {
  const { reading, platformName, feed, cards, locale, nowMs } = input;
  const { detail, pageKind } = catalogueOf(locale);
  return [
    formatText(detail.place, { kind: pageKind[reading.kind], platform: platformName }),
    ...presentUnread(reading.listing ?? null, locale),
    ...(cards > 0 ? [formatCount(detail.cards, cards, locale)] : []),
    formatText(detail.lookedUp, {
      lists: presentLists(feed, locale),
      age: formatAge(feed.publishedAtMs, nowMs, locale),
    }),
  ].join(detail.joinParts);
}

/** What of a listing could not be read. The rest was checked; this part was not, and the shopper is told. */
function presentUnread(listing: Listing | null, locale: Locale): readonly string[] {
  if (listing === null) return [];
  const { detail } = catalogueOf(locale);
  const isShopRead = [listing.shopId, listing.shopName, listing.shopSlug].some(Boolean);
  return [
    ...(listing.title === null ? [detail.unreadTitle] : []),
    ...(listing.description === null ? [detail.unreadDescription] : []),
    ...(isShopRead ? [] : [detail.unreadShop]),
  ];
}

function presentLists({ listCount, listTitles = [] }: FeedState, locale: Locale): string {
  const { detail } = catalogueOf(locale);
  const lists = formatCount(detail.lists, listCount, locale);
  if (listTitles.length === 0 || listTitles.length > mostNamed) return lists;
  const titles = listTitles.map((title) => plainQuote(title[locale])).join(detail.joinLists);
  return formatText(detail.listsNamed, { lists, titles });
}
