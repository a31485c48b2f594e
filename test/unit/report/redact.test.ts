import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactedMark, redactWords } from '#lib/report/redact.ts';

const redact = (text: string): string => redactWords(text, 'vn').text;

describe('what a shopper wrote', () => {
  it.each([
    ['Mail của tôi là lan.nguyen+shop@thu.example.vn nhé', 'Mail của tôi là […] nhé'],
    ['Gọi tôi số 0912 345 678 sau 17h', 'Gọi tôi số […] sau 17h'],
    ['sđt +84 912.345.678', 'sđt […]'],
    ['Mã đơn hàng: 241122ABCD1234 chưa giao', 'Mã đơn hàng: […] chưa giao'],
    ['đơn 241122ABCD1234 chưa giao', 'đơn […] chưa giao'],
    ['ma don 123456789', 'ma don […]'],
    ['Vận đơn GHN-88112233 báo đã giao', 'Vận đơn […] báo đã giao'],
    ['parcel SPXVN0123456789 never came', 'parcel […] never came'],
    ['Order #987654321 was paid', 'Order #[…] was paid'],
    ['TikTok 576543210987654321', 'TikTok […]'],
  ])('leaves without what names them: %j', (written, left) => {
    expect(redact(written)).toBe(left);
  });

  it.each([
    'Sản phẩm giảm 5 kg trong 7 ngày, giá 1.250.000đ',
    'Mua 2 hộp ngày 20/11/2026, khuyến mãi 50%',
    'Chuyển khoản vào STK 0123456789 MB Bank rồi mất liên lạc',
    'Đơn hàng giao chậm 3 ngày',
    'Số lô 29L367, hạn dùng 12/2027',
  ])('keeps what a report is about: %j', (written) => {
    expect(redact(written)).toBe(written);
  });

  it('says how many of each were taken out, so that it can be shown', () => {
    const text = 'a@b.example, c@d.example, 0912345678, đơn hàng 24112299887';
    expect(redactWords(text, 'vn').taken).toEqual({ email: 2, phone: 1, order: 1 });
  });

  it('takes out what is written in fullwidth digits or with marks between', () => {
    expect(redact('gọi 0912-345-678')).toBe(`gọi ${redactedMark}`);
    expect(redact('ＯＲＤＥＲ ９８７６５４３２１')).not.toContain('９８７６');
  });

  it('leaves no address and no number whole, whatever stands beside them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a@b.example', '0912345678', '5', 'giao', '(!', '\n', 'é', '😀')),
        (parts) => {
          const left = redact(parts.join(' '));
          expect(left).not.toContain('a@b.example');
          expect(left).not.toMatch(/(?<![\p{L}\p{N}])0912345678(?![\p{L}\p{N}])/u);
        },
      ),
    );
  });

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof redact(text)).toBe('string');
      }),
    );
  });

  it('takes no longer than a slow page for a hostile text', () => {
    const begun = performance.now();
    for (const piece of ['a.', 'ma don ', 'order: ', '1-', 'a@b.', '241122a']) {
      redact(piece.repeat(4_000));
    }
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
