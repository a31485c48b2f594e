import type { ClaimRule } from './claim-rule.ts';
import type { ClaimSpan } from './claim.ts';
import type { Curator, Entry } from './entry.ts';
import type { Identifier } from './identifier.ts';
import type { LabelRule } from './label-rule.ts';
import type { LabelSpan } from './label.ts';
import type { Price } from './price.ts';
import type { Severity } from './severity.ts';
import type { Subject } from './subject.ts';

/** An identifier of the page that equals the identifier of an entry. */
export type Match = {
  readonly identifier: Identifier;
  readonly entry: Entry;
  readonly curator: Curator;
};

/** What a look-alike check saw: the host imitates the name of a protected one. */
export type LookAlike = {
  readonly host: string;
  readonly officialHost: string;
  readonly officialName: string;
};

/** Words of the page on which a check answered. Offsets are UTF-16 units into the text of the finding's field. */
export type TextPlace = { readonly quote: string; readonly start: number; readonly end: number };

/** Two ids for the shop of one listing: the one the page's address names, and the one its content names. */
export type ShopMismatch = { readonly addressShopId: string; readonly pageShopId: string };

/**
 * A discount as the page states it. `percent` is a whole number, rounded down; `price` and `was` are what it was worked
 * out from, or null where the page only wrote it: then `quote` holds its words.
 */
export type Discount = { readonly percent: number } & (
  | { readonly price: Price; readonly was: Price; readonly quote: null }
  | { readonly price: null; readonly was: null; readonly quote: string }
);

/** The visits that a finding rests on, the present one among them. `sinceMs`: the first of them, ms since 1970. */
export type SeenVisits = { readonly visits: number; readonly sinceMs: number };

/** What the shopper's own visits of one listing show. Nothing is known of other people's. */
export type VisitCheck = { readonly seen: SeenVisits } &
  /** The countdown said that this price ends at `saidMs`; now it says `nowMs`. */
  (
    | { readonly code: 'countdown-restarted'; readonly saidMs: number; readonly nowMs: number }
    | { readonly code: 'stock-unchanged'; readonly left: number }
    | { readonly code: 'was-price-unseen'; readonly was: Price }
  );

/** What a look-up in no list found. */
export type CheckBasis = { readonly kind: 'check' } & (
  | { readonly code: 'look-alike-host'; readonly lookAlike: LookAlike }
  | {
      readonly code: 'off-platform-payment' | 'off-platform-contact';
      readonly place: TextPlace;
    }
  | { readonly code: 'shop-mismatch'; readonly mismatch: ShopMismatch }
  | { readonly code: 'discount-above-limit'; readonly discount: Discount }
  | VisitCheck
);
export type CheckCode = CheckBasis['code'];

/**
 * What a match, a check, the claims or the labels found, before anybody judged it.
 * `field` is where the evidence was read: `url`, `title`, `description`, `price`, `shop`, `card`.
 */
export type FindingBasis = {
  readonly subject: Subject;
  readonly field: string;
} & (
  | { readonly kind: 'match'; readonly match: Match }
  | CheckBasis
  | { readonly kind: 'claim'; readonly claim: ClaimSpan; readonly rule: ClaimRule }
  | { readonly kind: 'label'; readonly label: LabelSpan; readonly rule: LabelRule }
);

/**
 * One reason to tell the shopper something, tied to its evidence, with the judge's severity.
 * `lapsed`: the entry is past its re-check date and is only told as history.
 */
export type Finding = FindingBasis & {
  readonly severity: Severity;
  readonly lapsed: boolean;
  /** How often the same claim rule answered on this subject; absent means once. */
  readonly count?: number;
  /** Id of the card on the shopper's rights that fits it, where there is one. */
  readonly tip?: string;
};
export type FindingKind = Finding['kind'];
