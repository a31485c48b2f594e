/** What a platform itself says of a shop. It is the platform's word, not a check of ours: no badge makes a shop safe. */
export const shopBadges = ['mall', 'official', 'verified', 'preferred', 'top-rated'] as const;
export type ShopBadge = (typeof shopBadges)[number];

/** Facts of a storefront account on a platform, or of the whole site when it is one seller's own shop. Raw strings of the page. */
export type Shop = {
  readonly id: string | null;
  readonly name: string | null;
  readonly slug: string | null;
  /** In the order of `shopBadges`; left out where the page shows none. */
  readonly badges?: readonly ShopBadge[];
};
