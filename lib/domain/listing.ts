import type { Price } from './price.ts';

/** Facts of one offer as read on its own page. Raw strings of the page: nothing here is normalised or trusted. */
export type Listing = {
  readonly id: string | null;
  readonly title: string | null;
  readonly shopId: string | null;
  readonly shopName: string | null;
  readonly shopSlug: string | null;
  readonly price: Price | null;
  /** What the page wrote where prices stand, in the order of the site rule; there until the worker made a price of it. */
  readonly priceTexts?: readonly PriceText[];
  readonly description: string | null;
  /** Words in which the offer is praised outside its description: a short text, highlights. Left out where there are none. */
  readonly claimsText?: string;
  /** Where the page files the listing, one category a line, the widest first. Left out where it names none. */
  readonly breadcrumbs?: string;
  /** The struck-through price as the page writes it; there until the worker made a price of it. */
  readonly wasPriceText?: string;
  /** What the page says the price was before. Only where it is more than the price, in the same currency. */
  readonly wasPrice?: Price;
  /** What the page shows beside the price to press for a quick order: a countdown, how few are left. One text a line. */
  readonly pressureText?: string;
  /** The shop's id by a second, independent place of the page; only where it is not `shopId`. */
  readonly shownShopId?: string;
};

/**
 * One text that may hold a price. `currency` is ISO 4217 as the page names it for this text, else as its host's country
 * uses it; `by` names the candidate that found it.
 */
export type PriceText = {
  readonly text: string;
  readonly currency: string | null;
  readonly by: string;
};

/** A listing shown small inside a list page. `url` is absolute. */
export type Card = {
  readonly id: string;
  readonly title: string | null;
  readonly shopId: string | null;
  readonly url: string;
};
