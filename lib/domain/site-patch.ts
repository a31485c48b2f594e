/** Fields that a patch may say where to read. Never an id: what a page is looked up by comes from the rule that ships. */
export const patchFields = [
  'listing.title',
  'listing.shopName',
  'listing.price',
  'listing.description',
  'shop.name',
] as const;
export type PatchField = (typeof patchFields)[number];

/** Kinds of page that a patch may teach an address. Never `wall` or `other`, which would switch reading off. */
export const patchKinds = ['listing', 'shop', 'search', 'category'] as const;
export type PatchKind = (typeof patchKinds)[number];

type TextEdges = {
  readonly field: PatchField;
  /** A plain selector: `lib/site/plain-selector.ts`. */
  readonly select: string;
  /** As in a site rule. */
  readonly cutAt?: readonly string[];
  readonly reject?: readonly string[];
};
export type PatchedText = TextEdges &
  ({ readonly read: 'text' } | { readonly read: 'attribute'; readonly name: string });

/** An address and the kind it is of, or an element, written as the selector of the way to it, and the field it is. */
export type PatchExample =
  | { readonly url: string; readonly kind: PatchKind }
  | { readonly field: PatchField; readonly element: string };

/**
 * A correction of one bundled site rule, between two releases of the extension: a shop has moved its titles, and nothing
 * else of the rule has to wait for it. Plain data, for one version of the rule, with an end. `expiresAtMs`: ms since 1970.
 */
export type SitePatch = {
  readonly id: string;
  /** Id of a bundled rule. */
  readonly site: string;
  /** Version of that rule; of no use for any other. */
  readonly ruleVersion: number;
  readonly expiresAtMs: number;
  /** Asked after all of the rule's own. */
  readonly pages: readonly { readonly kind: PatchKind; readonly path: string }[];
  /** Asked before the rule's own candidates of their field. */
  readonly texts: readonly PatchedText[];
  readonly examples: {
    readonly positive: readonly PatchExample[];
    readonly negative: readonly PatchExample[];
  };
};
