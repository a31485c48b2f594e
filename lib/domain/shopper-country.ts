/** Countries whose channels are written down; `other` has only what works from every country. */
export const shopperCountries = [
  'vn',
  'th',
  'id',
  'my',
  'ph',
  'sg',
  'tw',
  'eu',
  'us',
  'gb',
  'other',
] as const;
/** Where the shopper buys from, as they say themselves. */
export type ShopperCountry = (typeof shopperCountries)[number];

/**
 * A computer's time zone and language are no answer: many Vietnamese run an English system, and one common system calls
 * the time of Hà Nội "Bangkok".
 */
export const defaultCountry: ShopperCountry = 'vn';
