import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCountdownMs, readFewLeft } from '#lib/text/read-pressure.ts';

const hour = 3_600_000;

describe('readCountdownMs', () => {
  it.each([
    ['02:15:33', 2 * hour + 15 * 60_000 + 33_000],
    ['Kết thúc sau 02 : 15 : 33', 2 * hour + 15 * 60_000 + 33_000],
    ['Kết thúc sau\n02\n:\n15\n:\n33', 2 * hour + 15 * 60_000 + 33_000],
    ['Còn 1 giờ 30 phút 0 giây', 1.5 * hour],
    ['2 ngày 03:00:00', 51 * hour],
    ['02:03:00:00', 51 * hour],
    ['Ends in 1 day 01:00:00', 25 * hour],
    ['3h 00m 10s', 3 * hour + 10_000],
  ])('reads %j', (text, ms) => {
    expect(readCountdownMs(text)).toBe(ms);
  });

  it.each([
    '',
    '00:00:00',
    '12:30',
    '2026-11-23',
    '02:75:33',
    '99 ngày 01:00:00',
    '1:2:3:4:5',
    'Giảm 70%',
    '02 15 33',
  ])('reads none in %j', (text) => {
    expect(readCountdownMs(text)).toBeNull();
  });

  it('reads back every time that a page may show', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 * 3_600 + 3_599 }), (seconds) => {
        const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
        const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
        expect(readCountdownMs(text)).toBe(seconds * 1_000);
      }),
    );
  });

  it('never throws, and stays quick on hostile text', () => {
    fc.assert(fc.property(fc.string(), (text) => void [readCountdownMs(text), readFewLeft(text)]));
    const hostile = ['1 ngày '.repeat(200_000), '1:'.repeat(500_000), ' '.repeat(1_000_000)];
    for (const text of hostile) {
      readCountdownMs(text);
      readFewLeft(`chỉ còn ${text}`);
    }
  });
});

describe('readFewLeft', () => {
  it.each([
    ['Chỉ còn 3 sản phẩm', 3],
    ['CHỈ CÒN 5 suất, nhanh tay', 5],
    ['chỉ còn lại 2', 2],
    ['Còn lại 7 chiếc', 7],
    ['Only 4 left in stock', 4],
    ['Chi con 3 sp', 3],
  ])('reads %j', (text, left) => {
    expect(readFewLeft(text)).toBe(left);
  });

  it.each([
    'Chỉ còn 3 ngày',
    'Chỉ còn 30.000đ',
    'Còn lại 250 sản phẩm',
    'Chỉ còn 0 sản phẩm',
    'Only 5 minutes',
    '3 sản phẩm có sẵn',
    'bánh chỉ con 3 tuổi',
    '',
  ])('reads none in %j', (text) => {
    expect(readFewLeft(text)).toBeNull();
  });
});
