import type { Listing } from '#lib/domain/listing.ts';
import type { Price } from '#lib/domain/price.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { readPrice } from '#lib/text/price.ts';

/** Makes of what a guard read all that follows from it alone: its price, and the price that it says was before. */
export function completeReading(reading: PageReading): PageReading {
  return reading.listing === null ? reading : completeWasPrice(completePrice(reading));
}

/** The price is the first of its texts that is one. */
function completePrice(reading: PageReading): PageReading {
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

// The worker alone makes this price: one that a guard sends is taken for nothing.
function completeWasPrice(reading: PageReading): PageReading {
  if (!reading.listing) return reading;
  const { wasPriceText, wasPrice: sent, ...listing } = reading.listing;
  if (wasPriceText === undefined && sent === undefined) return reading;
  const { 'listing.wasPriceText': by = '', ...provenance } = reading.provenance;
  const was = readWasPrice(wasPriceText ?? '', listing);
  if (was === null) return { ...reading, listing, provenance };
  return {
    ...reading,
    listing: { ...listing, wasPrice: was },
    provenance: { ...provenance, 'listing.wasPrice': by },
  };
}

function readWasPrice(text: string, { price }: Pick<Listing, 'price'>): Price | null {
  const was = price === null ? null : readPrice(text, price.currency);
  if (was === null || price === null || was.currency !== price.currency) return null;
  return was.amount > price.amount ? was : null;
}
