import type { ListingKey, ShopKey } from '#lib/domain/identifier.ts';

/** Where an id counts: ids of two platforms, or of one platform in two countries, are different shops. */
export type PlatformPlace = { readonly platform: string; readonly country: string };

const platformShape = /^[a-z0-9][a-z0-9-]{0,31}$/;
const countryShape = /^(?:[a-z]{2}|global)$/;
// A colon would move the border between the parts; `@` in front would make an id look like a slug.
const idShape = /^[^\s\p{C}:/@?#][^\s\p{C}:/?#]{0,127}$/u;

/** `shopee:vn:12345`. Ids keep their case: Amazon's and TikTok's depend on it. Null when a part cannot be one. */
export function buildShopKey(shop: PlatformPlace & { readonly id: string }): ShopKey | null {
  return buildKey(shop, shop.id.trim().normalize('NFC')) as ShopKey | null;
}

/** `shopee:vn:@shop.name`. Slugs are compared in lower case; an `@` in front, as TikTok writes it, is the same slug. */
export function buildShopSlugKey(shop: PlatformPlace & { readonly slug: string }): ShopKey | null {
  const slug = readSlug(shop.slug);
  return idShape.test(slug) ? (buildKey(shop, slug, '@') as ShopKey | null) : null;
}

/** `tiki:vn:77001`. */
export function buildListingKey(
  listing: PlatformPlace & { readonly id: string },
): ListingKey | null {
  return buildKey(listing, listing.id.trim().normalize('NFC')) as ListingKey | null;
}

/** Reads a key back from a list: the same value, or null when no maker here could have made it. */
export function readShopKey(raw: string): ShopKey | null {
  const parts = readParts(raw);
  if (!parts) return null;
  return parts.id.startsWith('@')
    ? buildShopSlugKey({ ...parts, slug: parts.id })
    : buildShopKey(parts);
}

export function readListingKey(raw: string): ListingKey | null {
  const parts = readParts(raw);
  return parts ? buildListingKey(parts) : null;
}

function buildKey(place: PlatformPlace, id: string, sign = ''): string | null {
  const platform = place.platform.trim().toLowerCase();
  const country = place.country.trim().toLowerCase();
  const fits = platformShape.test(platform) && countryShape.test(country) && idShape.test(id);
  return fits ? `${platform}:${country}:${sign}${id}` : null;
}

function readSlug(raw: string): string {
  let slug = raw.trim();
  try {
    slug = decodeURIComponent(slug);
  } catch {
    // A lone percent sign is a character of the slug.
  }
  return slug.normalize('NFC').toLowerCase().normalize('NFC').replace(/^@/, '');
}

function readParts(raw: string): (PlatformPlace & { readonly id: string }) | null {
  const [platform, country, id, ...rest] = raw.trim().split(':');
  if (platform === undefined || country === undefined || id === undefined || rest.length > 0) {
    return null;
  }
  return { platform, country, id };
}
