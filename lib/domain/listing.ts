import type { Price } from './price.ts';

/** Facts of one offer as read on its own page. Raw strings of the page: nothing here is normalised or trusted. */
export type Listing = {
  readonly id: string | null;
  readonly title: string | null;
  readonly shopId: string | null;
  readonly shopName: string | null;
  readonly shopSlug: string | null;
  readonly price: Price | null;
  readonly description: string | null;
  /** Words in which the offer is praised outside its description: a short text, highlights. Left out where there are none. */
  readonly claimsText?: string;
  /** The shop's id by a second, independent place of the page; only where it is not `shopId`. */
  readonly shownShopId?: string;
};

/** A listing shown small inside a list page. `url` is absolute. */
export type Card = {
  readonly id: string;
  readonly title: string | null;
  readonly shopId: string | null;
  readonly url: string;
};
