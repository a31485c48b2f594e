import type { PageReading } from '#lib/domain/reading.ts';
import { readPrice } from '#lib/text/price.ts';

/** Makes of what a guard read all that follows from it alone: the price, from the first of its texts that is one. */
export function completeReading(reading: PageReading): PageReading {
  if (reading.listing?.priceTexts === undefined) return reading;
  const { priceTexts, ...listing } = reading.listing;
  for (const { text, currency, by } of priceTexts) {
    const price = readPrice(text, currency);
    if (price === null) continue;
    const provenance = { ...reading.provenance, 'listing.price': by };
    return { ...reading, listing: { ...listing, price }, provenance };
  }
  return { ...reading, listing };
}
