/** The closed list of page kinds that a site rule may name. `shell` is a page whose content has not come. */
export const pageKinds = [
  'listing',
  'shop',
  'search',
  'category',
  'cart',
  'checkout',
  'chat',
  'home',
  'wall',
  'shell',
  'other',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** Why a page could not be checked. `site-changed`: the rule knows this kind of page and read nothing on it. */
export const notCheckedReasons = [
  'wall',
  'shell',
  'site-changed',
  'not-a-shop-page',
  'not-active-here',
  'feed-missing',
  'feed-expired',
  'page-unreadable',
] as const;
export type NotCheckedReason = (typeof notCheckedReasons)[number];
