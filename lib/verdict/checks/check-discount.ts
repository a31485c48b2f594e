import type { Discount, FindingBasis } from '#lib/domain/finding.ts';
import type { Listing } from '#lib/domain/listing.ts';
import type { PageReading } from '#lib/domain/reading.ts';

/**
 * Decree 81/2018/NĐ-CP lets a promotion take off at most half of the price just before it. Inside a concentrated
 * promotion more may be lawful, which no page tells: so this is something to know, never a warning.
 */
export const mostPercent = 50;

/**
 * A discount on a Vietnamese listing that is more than the decree's ordinary limit: from the price and the price that
 * the page says was before, else from a percentage that the title or a badge beside the price states. Empty for prices
 * in other currencies, other countries, and pages that were not read.
 */
export function checkDiscount(reading: PageReading): readonly FindingBasis[] {
  const { listing, state, country } = reading;
  const isInVietnam = country === 'vn' || country === 'global';
  if (listing === null || !state.checked || !isInVietnam || listing.price?.currency !== 'VND') {
    return [];
  }
  const discount = readDiscount(listing);
  if (discount === null || discount.percent <= mostPercent) return [];
  const subject = { kind: 'listing', ref: 'listing', name: listing.title } as const;
  return [{ subject, field: 'price', kind: 'check', code: 'discount-above-limit', discount }];
}

// What two prices amount to is the page's own arithmetic; what it only writes may be of another variant.
function readDiscount(listing: Listing): Discount | null {
  const { price, wasPrice: was } = listing;
  if (price && was) {
    // Half and a fraction of a percent is half to everybody but a court.
    const percent = Math.floor((1 - price.amount / was.amount) * 100 + 1e-9);
    return { percent, price, was, quote: null };
  }
  return readWritten(listing.pressureText ?? '') ?? readWritten(listing.title ?? '');
}

// `-70%` is a discount where nothing else is said of it: "40 -70%" is a range, "-70% cotton" a mixture, and "giảm đến
// 70%" tells of the best case of many goods. "giảm 70% nếp nhăn" is about no price at all.
const written =
  /(?<![\p{L}\p{N}%])(?<!\p{N}%?[ \u00a0])(?:[-\u2212]|(?:giảm[ \u00a0]giá|sale(?:[ \u00a0]off)?)[ \u00a0])(\d{2})[ \u00a0]?%(?=[ \u00a0]*(?:off(?!\p{L})|[^\p{L}\p{N} \u00a0]|$))/iu;

function readWritten(text: string): Discount | null {
  const found = written.exec(text.normalize('NFC'));
  if (!found) return null;
  return { percent: Number(found[1]), price: null, was: null, quote: found[0] };
}
