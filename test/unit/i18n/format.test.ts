import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatCount,
  formatDate,
  formatNumber,
  formatPrice,
  formatText,
  formatTime,
  formatWhen,
} from '#lib/i18n/format.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('formatText', () => {
  it('fills every slot, also the same one twice', () => {
    expect(formatText('{a} và {b}, rồi {a}', { a: 'một', b: 2 })).toBe('một và 2, rồi một');
  });

  it('leaves what looks like a slot inside a value alone: values come from pages', () => {
    expect(formatText('{name}: {why}', { name: '{why}', why: '$& $1 {name}' })).toBe(
      '{why}: $& $1 {name}',
    );
  });

  it('throws for a slot without a value, and does not take one from the prototype', () => {
    expect(() => formatText('{name}', {})).toThrow('no value for {name}');
    expect(() => formatText('{toString}', {})).toThrow(RangeError);
    expect(() => formatText('{constructor}', {})).toThrow(RangeError);
  });
});

describe('formatDate', () => {
  it.each([
    ['2025-07-12', '12/07/2025', '12 Jul 2025'],
    ['2025-07', '07/2025', 'Jul 2025'],
    ['2026-01-02', '02/01/2026', '2 Jan 2026'],
    ['2026-12', '12/2026', 'Dec 2026'],
  ])('%s is told exactly as precisely as it is known', (iso, vi, en) => {
    expect(formatDate(iso, 'vi')).toBe(vi);
    expect(formatDate(iso, 'en')).toBe(en);
  });

  it('gives back what is no date instead of inventing one', () => {
    expect(formatDate('2025-13', 'vi')).toBe('2025-13');
    expect(formatDate('2025-02-00', 'en')).toBe('2025-02-00');
    expect(formatDate('', 'vi')).toBe('');
  });

  it('knows how a day and a month stand inside a sentence', () => {
    expect(formatWhen('2025-07-12', 'vi')).toBe('ngày 12/07/2025');
    expect(formatWhen('2025-07', 'vi')).toBe('tháng 07/2025');
    expect(formatWhen('2025-07-12', 'en')).toBe('on 12 Jul 2025');
    expect(formatWhen('2025-07', 'en')).toBe('in Jul 2025');
  });
});

describe('formatAge', () => {
  const now = Date.UTC(2026, 10, 23);
  it.each([
    [0, 'vừa xong', 'just now'],
    [59_999, 'vừa xong', 'just now'],
    [minute, '1 phút trước', '1 minute ago'],
    [9 * minute, '9 phút trước', '9 minutes ago'],
    [hour - 1, '59 phút trước', '59 minutes ago'],
    [hour, '1 giờ trước', '1 hour ago'],
    [day - 1, '23 giờ trước', '23 hours ago'],
    [2 * day, '2 ngày trước', '2 days ago'],
    [30 * day, '1 tháng trước', '1 month ago'],
    [364 * day, '12 tháng trước', '12 months ago'],
    [365 * day, '1 năm trước', '1 year ago'],
    [800 * day, '2 năm trước', '2 years ago'],
  ])('%i ms ago', (passed, vi, en) => {
    expect(formatAge(now - passed, now, 'vi')).toBe(vi);
    expect(formatAge(now - passed, now, 'en')).toBe(en);
  });

  it('says "just now" of a time ahead of the clock', () => {
    expect(formatAge(now + 3 * hour, now, 'vi')).toBe('vừa xong');
  });
});

describe('numbers', () => {
  it('are grouped as each language does', () => {
    expect(formatNumber(23_781, 'vi')).toBe('23.781');
    expect(formatNumber(23_781, 'en')).toBe('23,781');
  });

  it('choose the form of a counted text', () => {
    const text = { one: '1 thing', many: '{count} things' };
    expect(formatCount(text, 1, 'en')).toBe('1 thing');
    expect(formatCount(text, 0, 'en')).toBe('0 things');
    expect(formatCount(text, 1_250, 'en')).toBe('1,250 things');
  });

  it('become prices, and a currency that is none is left out', () => {
    expect(formatPrice({ amount: 199_000, currency: 'VND' }, 'vi')).toBe('199.000\u00a0₫');
    expect(formatPrice({ amount: 14.99, currency: 'USD' }, 'en')).toBe('US$14.99');
    expect(formatPrice({ amount: 5, currency: '<b>' }, 'vi')).toBe('5');
  });

  it('become a time of the day in the device’s own zone', () => {
    const ms = new Date(2026, 10, 3, 7, 5).getTime();
    expect(formatTime(ms, 'vi')).toBe('03/11/2026 07:05');
    expect(formatTime(ms, 'en')).toBe('3 Nov 2026 07:05');
  });
});
