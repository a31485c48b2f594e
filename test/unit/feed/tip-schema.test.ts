import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimTopics } from '#lib/domain/claim.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { tipTargets } from '#lib/domain/tip.ts';
import { tipSchema } from '#lib/feed/tip-schema.ts';
import { sampleTip } from '../../support/sample-tip.ts';

const takes = (raw: unknown): boolean => tipSchema.safeParse(raw).success;
const texts = (count: number) => Array.from({ length: count }, () => ({ vi: 'Câu.', en: 'One.' }));

describe('a card of a feed', () => {
  it('comes back as it was written, with and without an article', () => {
    const tip = sampleTip();
    expect(tipSchema.parse(tip)).toEqual(tip);
    const [law] = tip.laws;
    const { article: _article, ...bare } = law!;
    expect(tipSchema.parse(sampleTip({ laws: [bare] })).laws).toEqual([bare]);
  });

  it('may be for every reason, topic, check, label state and situation, and for nothing else', () => {
    for (const target of tipTargets) expect(takes(sampleTip({ for: [target] })), target).toBe(true);
    for (const code of reasonCodes) expect(tipTargets).toContain(`reason:${code}`);
    for (const topic of claimTopics) expect(tipTargets).toContain(`claim:${topic}`);
    for (const odd of ['cure', 'claim:', 'claim:Cure', 'reason:cure', '__proto__', 'situation:x'])
      expect(takes({ ...sampleTip(), for: [odd] }), odd).toBe(false);
  });

  it.each([
    ['a telephone number of its own', { contacts: ['tel:19001234'] }],
    ['a contact that is an object', { contacts: [{ name: 'x', href: 'tel:1' }] }],
    ['an address', { href: 'https://a.example/' }],
    ['the name of another feed', { from: { vi: 'Chợ Lành', en: 'Chợ Lành' } }],
    ['an id with a path', { id: 'main/the-mau' }],
    ['an id of capitals', { id: 'The-Mau' }],
    ['no day', { reviewedOn: '2026-11' }],
    ['a day that is none', { reviewedOn: '2026-02-30' }],
    ['nothing it is for', { for: [] }],
    ['one thing twice', { for: ['claim:cure', 'claim:cure'] }],
    ['no right', { rights: [] }],
    ['four rights', { rights: texts(4) }],
    ['no step', { steps: [] }],
    ['five steps', { steps: texts(5) }],
    ['no contact', { contacts: [] }],
    ['no law', { laws: [] }],
    ['five laws', { laws: Array.from({ length: 5 }, () => sampleTip().laws[0]) }],
    ['a law without a number', { laws: [{ ...sampleTip().laws[0], number: 'không rõ' }] }],
    [
      'a law that does not say whether it was seen',
      { laws: [{ ...sampleTip().laws[0], verified: null }] },
    ],
    ['one language', { title: { vi: 'Một' } }],
    ['a title of a page', { title: { vi: 'a'.repeat(81), en: 'A' } }],
    ['a right of a page', { rights: [{ vi: 'a'.repeat(301), en: 'A.' }] }],
  ])('is refused with %s', (_what, changes) => {
    expect(takes({ ...sampleTip(), ...changes })).toBe(false);
  });

  it.each([
    ['direction marks', 'Gọi \u202e8386.0081'],
    ['invisible letters', 'Gọi\u200b ngay'],
    ['two lines', 'Một\nHai'],
    ['nothing', ''],
    ['edges of white space', ' Một'],
    ['half a letter', 'Một \ud83d'],
  ])('is refused where a text holds %s', (_what, vi) => {
    expect(takes(sampleTip({ title: { vi, en: 'One' } }))).toBe(false);
    expect(takes(sampleTip({ steps: [{ vi, en: 'One.' }] }))).toBe(false);
    expect(takes(sampleTip({ rights: [{ vi: 'Một.', en: vi }] }))).toBe(false);
  });

  it.each([
    ['a telephone number', 'Gọi 0909123456 để được hoàn tiền.'],
    ['one with gaps', 'Gọi 0909 123 456.'],
    ['one with points and brackets', 'Gọi (+84) 909.123-456.'],
    ['one in wide digits', 'Gọi ０９０９１２３４５６.'],
    ['another service number', 'Gọi 1900.1234.'],
    ['a number beside the hotline', 'Gọi 1800.6838 hoặc 0909 123 456.'],
    ['the hotline with a tail', 'Gọi 1800.6838.12.'],
    ['the hotline behind other digits', 'Gọi 09 1800.6838.'],
    ['an account', 'Chuyển về 0123456789 ngân hàng A.'],
    ['an address', 'Mở https://hoan-tien.example/a.'],
    ['a host', 'Mở hoantien.shop ngay.'],
    ['a host that begins like a state’s', 'Mở online.gov.vn.hoantien.top.'],
    ['a host that ends like a state’s', 'Mở onlinegov.vn.'],
    ['www', 'Mở www hoantien.'],
    ['an e-mail address', 'Viết cho ho.tro@hoantien.'],
    ['letters without width between them', 'Mở hoan\u200dtien.shop.'],
  ])('is refused where a sentence names %s: whom to call ships inside', (_what, vi) => {
    expect(takes(sampleTip({ steps: [{ vi, en: 'Call.' }] }))).toBe(false);
    expect(takes(sampleTip({ rights: [{ vi: 'Câu.', en: vi }] }))).toBe(false);
    expect(takes(sampleTip({ title: { vi, en: 'Title' } }))).toBe(false);
    const [law] = sampleTip().laws;
    expect(takes(sampleTip({ laws: [{ ...law!, name: { vi, en: 'Law' } }] }))).toBe(false);
  });

  it.each([
    'Cần giúp, bạn gọi 1800.6838, miễn phí.',
    'Bạn gọi 1800 6838, 24/7.',
    'Bạn phản ánh số lạ tới 156.',
    'Dấu thật dẫn về online.gov.vn.',
    'Kênh econsumer.gov chia sẻ thông tin.',
    'Luật có hiệu lực từ ngày 01/7/2024.',
    'Giao dịch dưới 100 triệu đồng.',
    'Giảm 50%, còn 5 kg, v.v.',
  ])('may say “%s”', (vi) => {
    expect(takes(sampleTip({ steps: [{ vi, en: 'Yes.' }] }))).toBe(true);
  });

  it('keeps markup as the text that it is: no page of ours reads it as anything else', () => {
    const title = { vi: '<img src=x onerror=alert(1)>', en: '{about}' };
    expect(tipSchema.parse(sampleTip({ title })).title).toEqual(title);
  });

  it('never throws, whatever one of its fields is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(sampleTip())), fc.anything(), (key, value) => {
        expect(typeof takes({ ...sampleTip(), [key]: value })).toBe('boolean');
      }),
    );
  });
});
