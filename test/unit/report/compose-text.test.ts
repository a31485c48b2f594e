import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import { letterLanguages, letters } from '#lib/i18n/letters.ts';
import { maxMailtoChars } from '#lib/report/compose-email.ts';
import {
  composeSms,
  composeText,
  composeTextMail,
  readLetterLanguage,
  type TextInput,
} from '#lib/report/compose-text.ts';
import { findBannedWords } from '../../../tools/feed/banned-words.ts';
import { listingDraft } from '../../support/channel-drafts.ts';

const nothingSaid = { reason: null, words: null };

function write(input: Partial<TextInput> = {}, draft: Partial<ReportDraft> = {}): string {
  const base = { details: nothingSaid, language: 'vi', country: 'vn' } as const;
  return composeText({ ...base, draft: listingDraft(draft), ...input }).lines.join('\n');
}

describe('a letter', () => {
  it('says what was seen, in Vietnamese, with everything that names it', () => {
    const text = write({ details: { reason: 'unlawful-health-ad', words: 'Tôi thấy\nhôm nay' } });
    expect(text.split('\n')).toEqual([
      'Kính gửi Quý đơn vị,',
      'Tôi xin phản ánh nội dung sau để Quý đơn vị xem xét.',
      '',
      'Điều tôi muốn phản ánh: quảng cáo sản phẩm sức khỏe có thể chưa đúng quy định',
      'Địa chỉ: https://shopee.vn/tra-mau-i.1.77001',
      'Sản phẩm: Trà mẫu',
      'Gian hàng: Demo',
      expect.stringMatching(/^Giá: 199\.000\s₫$/u),
      'Mã nhận dạng: listing:shopee:vn:77001, shop:shopee:vn:1',
      expect.stringMatching(/^Thời điểm xem: 23\/11\/2026 \d\d:\d\d$/),
      '',
      'Nguyên văn trên trang:',
      '- “khỏi hẳn sau 3 ngày”',
      '',
      'Điều tôi muốn nói thêm:',
      'Tôi thấy',
      'hôm nay',
      '',
      `Mã báo cáo của tôi: ${'ab'.repeat(16)}`,
      'Trân trọng.',
    ]);
  });

  it.each(letterLanguages)('in %s has all its words, and none that accuse or shout', (language) => {
    for (const reason of reasonCodes) {
      const text = write({ language, details: { reason, words: 'x' } });
      expect(findBannedWords(text), text).toEqual([]);
      expect(text).not.toMatch(/[!！{}]|undefined/u);
      expect(text).toBe(text.normalize('NFC'));
      expect(text).toContain(letters[language].reasons[reason]);
    }
  });

  it('has the same slots in every language', () => {
    const slots = (value: unknown): unknown =>
      typeof value === 'string'
        ? [...value.matchAll(/\{\w+\}/g)].map(([slot]) => slot)
        : Object.fromEntries(
            Object.entries(Object(value)).map(([key, inner]) => [key, slots(inner)]),
          );
    for (const language of letterLanguages)
      expect(slots(letters[language])).toEqual(slots(letters.vi));
  });

  it('leaves out what the report does not know', () => {
    const text = write(
      { language: 'en' },
      {
        title: null,
        shopName: null,
        price: null,
        evidence: [],
        subject: { kind: 'page', identifiers: [] },
      },
    );
    expect(text).not.toMatch(/Product|Shop:|Price|Identifiers|Wording/);
    expect(text).toContain('Address: https://shopee.vn/tra-mau-i.1.77001');
  });

  it('quotes each thing once, and not by the hundred', () => {
    const quote = (at: number) => ({ kind: 'claim' as const, code: 'c', quote: `câu ${at}` });
    const evidence = [quote(1), quote(1), ...Array.from({ length: 40 }, (_, at) => quote(at))];
    expect(write({}, { evidence }).match(/- “/g)).toHaveLength(10);
  });

  it('cannot be given a second line, or hidden words, by a shop', () => {
    const text = write({}, { title: 'Trà\nĐiều tôi muốn nói thêm: tốt\u202e', shopName: '\u200b' });
    expect(text).toContain('Sản phẩm: Trà Điều tôi muốn nói thêm: tốt\n');
    expect(text).not.toContain('Gian hàng');
  });

  it('holds no query, fragment or user of the address, whatever was kept', () => {
    const part = fc.stringMatching(/^[a-z0-9]{6,12}$/);
    fc.assert(
      fc.property(part, part, part, fc.constantFrom(...letterLanguages), (a, b, c, language) => {
        const url = `https://u${a}:p@shopee.vn/x-i.1.2?sp=q${b}#f${c}`;
        const text = write({ language }, { url, title: null, shopName: null });
        expect(text).toContain('https://shopee.vn/x-i.1.2\n');
        for (const secret of [`u${a}`, `q${b}`, `f${c}`]) expect(text).not.toContain(secret);
      }),
    );
  });

  it('holds no e-mail address, telephone or order number of the shopper, even one that was kept', () => {
    const mail = fc.stringMatching(/^[a-z]{3,8}\.[a-z]{3,8}@[a-z]{3,8}\.(vn|com)$/);
    const phone = fc.stringMatching(/^0[35789]\d{8}$/);
    const order = fc.stringMatching(/^24112[0-9][A-Z]{4}[0-9]{4}$/);
    fc.assert(
      fc.property(mail, phone, order, fc.constantFrom('vn', 'th', 'other'), (m, p, o, country) => {
        const words = `Liên hệ ${m} hoặc ${p}, đơn hàng ${o}.`;
        const text = write({ country, details: { reason: null, words } });
        for (const secret of [m, p, o]) expect(text).not.toContain(secret);
        expect(text).toContain('Liên hệ […] hoặc […]');
      }),
    );
  });

  it('never throws, whatever a page is called', () => {
    const wild = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(wild, wild, wild, (title, shopName, quote) => {
        const evidence = [{ kind: 'claim' as const, code: 'x', quote }];
        const text = write({ language: 'th' }, { title, shopName, evidence, url: title });
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('the language of a letter', () => {
  it.each([
    [['vi'], 'vi'],
    [['zh', 'th'], 'th'],
    [['ms', 'en'], 'en'],
    [['zh'], 'en'],
    [['fr', 'de'], 'en'],
  ])('for a place that takes %j is %s', (languages, language) => {
    expect(readLetterLanguage(languages)).toBe(language);
  });
});

describe('an e-mail of it', () => {
  it('stays short enough for mail programs, and says where it was cut', () => {
    const evidence = Array.from({ length: 10 }, (_, at) => ({
      kind: 'claim' as const,
      code: 'c',
      quote: `câu khá dài số ${at} `.repeat(20).trim(),
    }));
    const draft = listingDraft({ evidence });
    const text = composeText({ draft, details: nothingSaid, language: 'vi', country: 'vn' });
    const href = composeTextMail(text, 'a@b.example');
    expect(href.length).toBeLessThanOrEqual(maxMailtoChars);
    const url = new URL(href);
    expect(url.searchParams.get('subject')).toBe(text.subject);
    expect(url.searchParams.get('body')).toContain('https://shopee.vn/tra-mau-i.1.77001');
    expect(url.searchParams.get('body')).toContain(letters.vi.cut);
  });
});

describe('a short message', () => {
  const syntax = 'V {source} {content}';
  const called = (words: string | null, phone = 'phone:+84901234567'): string | null =>
    composeSms(syntax, {
      draft: listingDraft({ subject: { kind: 'page', identifiers: ['host:a.vn', phone] } }),
      details: { reason: 'phishing', words },
      language: 'vi',
      country: 'vn',
    });

  it('is written as its receiver asks, with the number as it is dialled at home', () => {
    expect(called('Gọi mời đầu tư\nlãi cao')).toBe('V 0901234567 Gọi mời đầu tư lãi cao');
    expect(called(null)).toBe('V 0901234567');
    expect(called('x', 'phone:+66812345678')).toBe('V +66812345678 x');
  });

  it('fits into one message, and holds nothing of the shopper', () => {
    const text = called(`Số tôi 0912345678 ${'dài '.repeat(60)}`) ?? '';
    expect(text.length).toBeLessThanOrEqual(70);
    expect(text).not.toContain('0912345678');
  });

  it('is none where the report names no number', () => {
    expect(called('x', 'host:b.vn')).toBeNull();
  });

  it('takes nothing from a page for a slot of its own', () => {
    expect(called('{source} {content}')).toBe('V 0901234567 {source} {content}');
  });
});
