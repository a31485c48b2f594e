import { describe, expect, it } from 'vitest';
import type { FindingBasis } from '#lib/domain/finding.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { checkListing } from '#lib/verdict/checks/check-listing.ts';
import { sampleReading } from '../../../support/sample-readings.ts';
import { claimOf } from '../sample-findings.ts';

const listing = sampleReading().listing!;
const onMarketplace = (description: string | null, changes: Partial<PageReading> = {}) =>
  sampleReading({ marketplace: true, listing: { ...listing, description }, ...changes });
const codes = (found: readonly FindingBasis[]): readonly string[] =>
  found.map((basis) => (basis.kind === 'check' ? basis.code : basis.kind));

describe('checkListing', () => {
  it('tells of an account and of a messenger in the description of a marketplace', () => {
    const reading = onMarketplace('STK 0123456789 VCB\nTrà ngon\nZalo: 0901234567');
    expect(checkListing(reading, [])).toMatchObject([
      { code: 'off-platform-payment', field: 'description', subject: { ref: 'listing' } },
      { code: 'off-platform-contact', place: { quote: 'Zalo: 0901234567' } },
    ]);
  });

  it('says nothing where a shop sells by itself, or where buyer and seller meet by themselves', () => {
    const text = 'STK 0123456789 VCB, zalo 0901234567';
    const { marketplace: _, ...elsewhere } = onMarketplace(text);
    expect(checkListing(elsewhere, [])).toEqual([]);
  });

  it('leaves to a claim rule what the rule has told', () => {
    const text = 'STK 0123456789 VCB';
    const claim = claimOf({ topic: 'off-platform', quote: text, start: 0 });
    expect(checkListing(onMarketplace(text), [claim])).toEqual([]);
    expect(codes(checkListing(onMarketplace('Zalo: 0901234567'), [claim]))).toEqual([]);
    const far = `${'Trà ngon. '.repeat(30)}STK 0123456789`;
    expect(codes(checkListing(onMarketplace(far), [claim]))).toEqual(['off-platform-payment']);
    const other = claimOf({ topic: 'cure', quote: text, start: 0 });
    expect(codes(checkListing(onMarketplace(text), [other]))).toEqual(['off-platform-payment']);
  });

  it('tells when address and page name different shops, and only then', () => {
    const differs = sampleReading({ listing: { ...listing, shownShopId: '4711' } });
    expect(checkListing(differs, [])).toMatchObject([
      {
        code: 'shop-mismatch',
        field: 'url',
        mismatch: { addressShopId: '900100200', pageShopId: '4711' },
      },
    ]);
    const same = sampleReading({ listing: { ...listing, shownShopId: '900100200' } });
    expect(checkListing(same, [])).toEqual([]);
    expect(checkListing(sampleReading(), [])).toEqual([]);
  });

  it('says nothing of a page that was not read', () => {
    const wall = onMarketplace('STK 0123456789', { state: { checked: false, reason: 'wall' } });
    expect(checkListing(wall, [])).toEqual([]);
    expect(checkListing(sampleReading({ listing: null }), [])).toEqual([]);
    expect(checkListing(onMarketplace(null), [])).toEqual([]);
  });
});
