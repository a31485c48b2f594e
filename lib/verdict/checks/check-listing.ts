import type { CheckBasis, FindingBasis } from '#lib/domain/finding.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { Subject } from '#lib/domain/subject.ts';
import { findOffPlatform } from './off-platform.ts';

/** A claim and a check this near to each other speak of the same words. UTF-16 units. */
const sameWordsChars = 60;

/**
 * Checks of a listing that need no list: does its text lead away from the marketplace, and do its address and its
 * content name the same shop. `claims` are what the claim rules found already: one thing is told once, and the rule
 * with its legal ground tells more. Empty for a page that was not read.
 */
export function checkListing(
  reading: PageReading,
  claims: readonly FindingBasis[],
): readonly FindingBasis[] {
  const { listing, state } = reading;
  if (listing === null || !state.checked) return [];
  const subject: Subject = { kind: 'listing', ref: 'listing', name: listing.title };
  const told = claims.filter(isOffPlatformClaim).map(({ claim }) => claim);
  const country = reading.country === 'global' ? 'vn' : reading.country;
  const places =
    reading.marketplace === true ? findOffPlatform(listing.description ?? '', country) : [];
  const own = places.filter(({ code, place }) =>
    code === 'off-platform-contact'
      ? told.length === 0
      : !told.some(
          ({ start, end }) =>
            start - sameWordsChars < place.end && place.start < end + sameWordsChars,
        ),
  );
  const { shopId, shownShopId } = listing;
  return [
    ...own.map((each): FindingBasis => ({
      ...toCheck(each),
      subject,
      field: 'description',
    })),
    ...(shopId !== null && shownShopId !== undefined && shopId !== shownShopId
      ? [
          {
            kind: 'check',
            code: 'shop-mismatch',
            mismatch: { addressShopId: shopId, pageShopId: shownShopId },
            subject,
            field: 'url',
          } as const,
        ]
      : []),
  ];
}

function toCheck(place: ReturnType<typeof findOffPlatform>[number]): CheckBasis {
  return { kind: 'check', ...place };
}

function isOffPlatformClaim(
  basis: FindingBasis,
): basis is Extract<FindingBasis, { readonly kind: 'claim' }> {
  return (
    basis.kind === 'claim' && basis.claim.topic === 'off-platform' && basis.field === 'description'
  );
}
