import { describe, expect, it } from 'vitest';
import type { Listing } from '#lib/domain/listing.ts';
import { completeReading } from '#lib/site/complete-reading.ts';
import { sampleReading } from '../../support/sample-readings.ts';

function priced(priceTexts: NonNullable<Listing['priceTexts']>) {
  const reading = sampleReading();
  if (!reading.listing) throw new Error('the sample is a listing');
  return completeReading({ ...reading, listing: { ...reading.listing, price: null, priceTexts } });
}

describe('the price of a reading', () => {
  it('is the first of the page’s texts that is one, and names the candidate', () => {
    const { listing, provenance } = priced([
      { text: 'giảm 20%', currency: 'VND', by: '1 text .off' },
      { text: '₫189.000', currency: 'VND', by: '2 text .now' },
      { text: '₫259.000', currency: 'VND', by: '3 text .was' },
    ]);
    expect(listing?.price).toEqual({ amount: 189_000, currency: 'VND' });
    expect(provenance['listing.price']).toBe('2 text .now');
    expect(listing).not.toHaveProperty('priceTexts');
  });

  it('is in the currency named beside it, and in none where nothing names one', () => {
    expect(priced([{ text: '48.50', currency: 'EUR', by: 'x' }]).listing?.price?.currency).toBe(
      'EUR',
    );
    expect(priced([{ text: '48.50', currency: null, by: 'x' }]).listing?.price).toBeNull();
  });

  it('is none where no text is one, and the texts go no further', () => {
    const { listing, provenance } = priced([{ text: 'iphone15', currency: 'VND', by: 'x' }]);
    expect(listing).toMatchObject({ price: null });
    expect(listing).not.toHaveProperty('priceTexts');
    expect(provenance).not.toHaveProperty('listing.price');
  });

  it('knows what the price was before, where that was more and is in the same currency', () => {
    const was = (wasPriceText: string) => {
      const reading = sampleReading({ provenance: { 'listing.wasPriceText': '1 text del' } });
      if (!reading.listing) throw new Error('the sample is a listing');
      return completeReading({ ...reading, listing: { ...reading.listing, wasPriceText } });
    };
    const { listing, provenance } = was('350.000 ₫');
    expect(listing?.wasPrice).toEqual({ amount: 350_000, currency: 'VND' });
    expect(listing).not.toHaveProperty('wasPriceText');
    expect(provenance).toEqual({ 'listing.wasPrice': '1 text del' });
    for (const text of ['199.000 ₫', '99.000 ₫', '$900', '-70%', '']) {
      expect(was(text).listing, text).not.toHaveProperty('wasPrice');
    }
  });

  it('takes no price of before from a guard', () => {
    const reading = sampleReading();
    if (!reading.listing) throw new Error('the sample is a listing');
    const wasPrice = { amount: 9_000_000, currency: 'VND' };
    const { listing } = completeReading({ ...reading, listing: { ...reading.listing, wasPrice } });
    expect(listing).not.toHaveProperty('wasPrice');
  });

  it('leaves a reading without one as it is', () => {
    const reading = sampleReading();
    expect(completeReading(reading)).toBe(reading);
  });
});
