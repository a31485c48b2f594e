import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Listing } from '#lib/domain/listing.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { checkDiscount } from '#lib/verdict/checks/check-discount.ts';
import { judge } from '#lib/verdict/judge.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { presentFinding } from '#lib/verdict/present-finding.ts';
import { sampleReading } from '../../../support/sample-readings.ts';

const vnd = (amount: number) => ({ amount, currency: 'VND' });

function check(listing: Partial<Listing>, changes: Partial<PageReading> = {}) {
  const sample = sampleReading();
  if (!sample.listing) throw new Error('the sample is a listing');
  return checkDiscount({ ...sample, listing: { ...sample.listing, ...listing }, ...changes });
}

function percentOf(listing: Partial<Listing>, changes: Partial<PageReading> = {}): number | null {
  const [basis] = check(listing, changes);
  return basis?.kind === 'check' && 'discount' in basis ? basis.discount.percent : null;
}

describe('a discount above the ordinary limit', () => {
  it('is worked out from the price and the price of before', () => {
    expect(percentOf({ price: vnd(30_000), wasPrice: vnd(100_000) })).toBe(70);
    expect(percentOf({ price: vnd(1_000), wasPrice: vnd(1_000_000) })).toBe(99);
  });

  it('is none at half of the price or less, nor for a fraction above', () => {
    expect(percentOf({ price: vnd(50_000), wasPrice: vnd(100_000) })).toBeNull();
    expect(percentOf({ price: vnd(49_900), wasPrice: vnd(100_000) })).toBeNull();
    expect(percentOf({ price: vnd(49_000), wasPrice: vnd(100_000) })).toBe(51);
    expect(percentOf({ price: vnd(90_000), wasPrice: vnd(100_000) })).toBeNull();
  });

  it.each([
    ['Áo thun mẫu -70%', 70],
    ['[-65%] Áo thun mẫu', 65],
    ['Áo thun mẫu (giảm giá 60%)', 60],
    ['Áo mẫu SALE OFF 80%', 80],
    ['Áo mẫu, sale 75% off', 75],
  ])('is read where the title writes it: %s', (title, percent) => {
    expect(percentOf({ title })).toBe(percent);
  });

  it.each([
    'Áo thun mẫu -50%',
    'Kem mẫu giảm 70% nếp nhăn',
    'Máy lọc giảm 90% bụi mịn',
    'Độ ẩm 40 -70%',
    'Độ ẩm 40-70%',
    'Cồn -70%vol',
    'Vải pha -70% cotton',
    'Sale đến 80%',
    'Giảm giá đến 80%',
    'Cacao 70%',
  ])('is not read out of other words: %s', (title) => {
    expect(percentOf({ title })).toBeNull();
  });

  it('is read from the badge beside the price before the title', () => {
    expect(percentOf({ pressureText: 'Kết thúc sau 02:00:00\n-72%', title: 'Mẫu -90%' })).toBe(72);
  });

  it('believes the two prices before what is only written', () => {
    const title = 'Mẫu -90%';
    expect(percentOf({ price: vnd(80_000), wasPrice: vnd(100_000), title })).toBeNull();
  });

  it('is the law of one country: nothing is said of other currencies and countries', () => {
    const title = 'Mẫu -70%';
    expect(percentOf({ price: { amount: 9, currency: 'USD' }, title })).toBeNull();
    expect(percentOf({ price: null, title })).toBeNull();
    expect(percentOf({ title }, { country: 'sg' })).toBeNull();
    expect(percentOf({ title }, { country: 'global' })).toBe(70);
  });

  it('says nothing of a page that was not read', () => {
    const state = { checked: false, reason: 'wall' } as const;
    expect(check({ title: 'Mẫu -70%' }, { state })).toEqual([]);
    expect(check({}, { listing: null })).toEqual([]);
  });

  it('never throws, and never says more than 99 % or less than 51 %', () => {
    const amount = fc.double({ min: 0.01, max: 1e13, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.string(), (price, was, title) => {
        const percent = percentOf({ price: vnd(price), wasPrice: vnd(was), title });
        if (percent !== null) {
          expect(percent).toBeGreaterThan(50);
          expect(percent).toBeLessThanOrEqual(100);
          expect(was).toBeGreaterThan(price * 2);
        }
      }),
    );
  });
});

describe('how a discount is told', () => {
  const show = (listing: Partial<Listing>, locale: 'vi' | 'en') => {
    const [basis] = check(listing);
    if (!basis) throw new Error('nothing was found');
    const policy = readBundledPolicy();
    const subjects = [basis.subject];
    const [verdict] = judge({ bases: [basis], policy, today: '2026-11-23', subjects });
    const [finding] = verdict?.findings ?? [];
    if (!finding) throw new Error('nothing is told');
    return presentFinding(finding, { locale, objectionUrl: null });
  };

  it('is something to know, with the page’s figures, the ground and the exception', () => {
    const listing = { price: vnd(30_000), wasPrice: vnd(100_000) };
    const vi = show(listing, 'vi');
    expect(vi).toMatchObject({ tone: 'info', label: 'Mức giảm giá trên 50%', quote: null });
    expect(vi.why).toContain('giảm 70%');
    expect(vi.why).toMatch(/30\.000.*100\.000/u);
    expect(vi.source).toContain('81/2018/NĐ-CP');
    expect(vi.source).toContain('khuyến mại tập trung');
    expect(vi.source).toContain('chưa được đối chiếu lại');
    expect(show(listing, 'en').source).toContain('may be lawful');
  });

  it('quotes the page where it only writes the percentage', () => {
    const shown = show({ title: 'Áo mẫu -70%' }, 'vi');
    expect(shown.quote).toBe('-70%');
    expect(shown.why).toContain('Trang ghi giảm 70%');
  });
});
