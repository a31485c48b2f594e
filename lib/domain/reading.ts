import type { Card, Listing } from './listing.ts';
import type { NotCheckedReason, PageKind } from './page.ts';
import type { Shop } from './shop.ts';

/** Which candidate of a field's ordered list answered: `listing.title` → `json-ld Product.name`. */
export type Provenance = Readonly<Record<string, string>>;

/**
 * All that was read on one page at one committed URL: plain data, small enough to be sent, untrusted.
 * `checked: false` means no subject was read; then listing and shop are null and cards empty.
 */
export type PageReading = {
  /** `location.href` when it was read. */
  readonly url: string;
  readonly siteId: string;
  readonly siteRuleVersion: number;
  readonly platform: string;
  /** ISO 3166-1 alpha-2, lower case, or `global`. */
  readonly country: string;
  /** True where buyers pay and write through the site itself; see `SiteRule.marketplace`. */
  readonly marketplace?: true;
  readonly kind: PageKind;
  readonly state:
    | { readonly checked: true }
    | { readonly checked: false; readonly reason: NotCheckedReason };
  readonly listing: Listing | null;
  readonly shop: Shop | null;
  readonly cards: readonly Card[];
  readonly provenance: Provenance;
};
