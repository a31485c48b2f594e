import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOffPlatform } from '#lib/verdict/checks/off-platform.ts';

const found = (text: string): readonly string[] =>
  findOffPlatform(text, 'vn').map(({ code, place }) => `${code} ${place.quote}`);

describe('findOffPlatform', () => {
  it.each([
    [
      'Giảm 5% khi trả vào STK 0123456789 VCB',
      ['off-platform-payment Giảm 5% khi trả vào STK 0123456789'],
    ],
    ['Zalo: 0901.234.567', ['off-platform-contact Zalo: 0901.234.567']],
    ['ib zl: 0901 23 45 67', ['off-platform-contact ib zl: 0901 23 45 67']],
    ['Gọi 0901234567 (zalo)', ['off-platform-contact Gọi 0901234567']],
    [
      'tư vấn qua z.l 0-9-0-1-2-3-4-5-6-7',
      ['off-platform-contact tư vấn qua z.l 0-9-0-1-2-3-4-5-6-7'],
    ],
    ['Đặt hàng nhanh gọi 0901234567', ['off-platform-contact Đặt hàng nhanh gọi 0901234567']],
    ['Nhắn zalo.me/0901234567', ['off-platform-contact Nhắn zalo.me/0901234567']],
  ])('finds in "%s"', (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });

  it.each([
    ['Hotline 0901234567', 'a help line'],
    ['Bảo hành: zalo 0901234567', 'a warranty'],
    ['Hỗ trợ kỹ thuật qua Zalo 0901234567', 'help with use'],
    ['Không nhận đặt hàng qua 0901234567', 'a refusal'],
    ['Shop không nhận tiền qua STK 0123456789', 'a refusal'],
    ['Shop hoàn tiền vào STK 0123456789 của khách', 'money that comes back'],
    ['Cảnh giác với STK 0123456789', 'a warning'],
    ['facebook.com/tra.lanh', 'a fan page without an order'],
    ['Giấy A4 zl20, mã 0123456789', 'a code'],
    ['Giá 1.250.000 đ, mã vạch 8936012345678', 'a price and a barcode'],
  ])('finds nothing in "%s": %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('never throws, and quotes words that stand in the text where it says', () => {
    const words = fc.constantFrom(
      'zalo ',
      'STK ',
      '0901234567 ',
      'đặt hàng ',
      '\n',
      'không ',
      '😀',
    );
    const texts = fc.oneof(
      fc.array(words, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { place } of findOffPlatform(text, 'vn')) {
          expect(text.slice(place.start, place.end)).toBe(place.quote);
        }
      }),
    );
  });

  it('stays bounded on a description of nothing but numbers', () => {
    const began = performance.now();
    expect(findOffPlatform('zalo 0901234567 STK 0123456789\n'.repeat(2_000), 'vn').length).toBe(20);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
