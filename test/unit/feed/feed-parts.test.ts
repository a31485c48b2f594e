import { describe, expect, it } from 'vitest';
import { curatorSchema, entrySchema, officialSchema } from '#lib/feed/feed-schema.ts';
import { claimRuleSchema, labelRuleSchema } from '#lib/feed/rule-schemas.ts';
import { writtenClaim, writtenEntry, writtenFeed, writtenLabel } from './written-feed.ts';

const takesEntry = (changes: object): boolean =>
  entrySchema.safeParse({ ...writtenEntry(), ...changes }).success;
const takesCurator = (changes: object): boolean =>
  curatorSchema.safeParse({ ...writtenFeed().curators[0]!, ...changes }).success;
const takesClaim = (changes: object): boolean =>
  claimRuleSchema.safeParse({ ...writtenClaim(), ...changes }).success;
const takesLabel = (changes: object): boolean =>
  labelRuleSchema.safeParse({ ...writtenLabel(), ...changes }).success;

describe('texts that people will see', () => {
  const hidden = [
    ['a line break', 'một\nhai'],
    ['a tab', 'một\thai'],
    ['an escape', 'một\u001b[31mhai'],
    ['a NUL', 'một\u0000hai'],
    ['a right-to-left override', 'một\u202ehai'],
    ['an isolate', 'một\u2066hai\u2069'],
    ['an Arabic letter mark', 'một\u061chai'],
    ['a zero-width space', 'một\u200bhai'],
    ['a byte-order mark', '\ufeffmột'],
    ['a line separator', 'một\u2028hai'],
    ['a soft hyphen', 'một\u00adhai'],
    ['a tag character', 'một\u{e0041}hai'],
    ['a lone surrogate', 'một\ud800hai'],
    ['a private-use character', 'một\ue000hai'],
    ['space around', ' một '],
    ['nothing', ''],
    ['too much', 'a'.repeat(2_000)],
  ] as const;

  it.each(hidden)('reject %s, wherever they stand', (_, text) => {
    const both = { vi: text, en: 'fine' };
    expect(takesEntry({ about: text })).toBe(false);
    expect(takesEntry({ authority: both })).toBe(false);
    expect(takesEntry({ answer: { text, on: '2026-01' } })).toBe(false);
    expect(takesEntry({ source: { title: text, url: 'https://a.example/' } })).toBe(false);
    expect(takesCurator({ name: both })).toBe(false);
    expect(takesClaim({ why: both })).toBe(false);
    expect(takesClaim({ phrases: [text] })).toBe(false);
    expect(takesLabel({ issuer: text })).toBe(false);
    expect(takesLabel({ certifies: both })).toBe(false);
  });

  it('take marks, other scripts and joined pictures', () => {
    for (const text of ['Trà “An Đường” – 30 gói', 'ร้านค้า', 'दुकान क्\u200dष', '👨‍👩‍👧 quà']) {
      expect(takesEntry({ about: text }), text).toBe(true);
    }
  });

  it('are in both languages, and in no third one', () => {
    expect(takesCurator({ name: { vi: 'Hội' } })).toBe(false);
    expect(takesCurator({ name: { vi: 'Hội', en: 'Society', fr: 'Société' } })).toBe(false);
    expect(takesCurator({ name: 'Hội' })).toBe(false);
  });
});

describe('links', () => {
  it.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    ['java\tscript:alert(1)'],
    ['data:text/html,<script>1</script>'],
    ['http://a.example/'],
    ['ftp://a.example/'],
    ['file:///etc/passwd'],
    ['chrome-extension://abc/page.html'],
    ['//a.example/'],
    ['a.example'],
    ['https://'],
    ['https://user:pass@a.example/'],
    ['https://user@a.example/'],
    [' https://a.example/'],
    ['https://a.example/\u202egpj.exe'],
    ['https://a.example/a b'],
    [`https://a.example/${'x'.repeat(2_100)}`],
    [''],
    [7],
  ])('reject %s', (url) => {
    expect(takesEntry({ source: { title: 'Nguồn', url } })).toBe(false);
    expect(takesCurator({ objectionUrl: url })).toBe(false);
    expect(takesClaim({ ground: { ...writtenClaim().ground, url } })).toBe(false);
    expect(takesLabel({ verifyUrl: url })).toBe(false);
  });

  it('are mailto only where one writes to somebody', () => {
    expect(takesCurator({ objectionUrl: 'mailto:a@b.example' })).toBe(true);
    expect(takesCurator({ objectionUrl: 'https://b.example/phan-hoi' })).toBe(true);
    expect(takesCurator({ url: 'mailto:a@b.example' })).toBe(false);
    expect(takesEntry({ source: { title: 'Nguồn', url: 'mailto:a@b.example' } })).toBe(false);
  });
});

describe('dates', () => {
  it.each([['2026-07'], ['2026-07-31'], ['2024-02-29']])('take %s', (date) => {
    expect(takesEntry({ listedOn: date, lastCheckedOn: date, recheckBy: date })).toBe(true);
  });

  it.each([
    ['2026'],
    ['2026-7'],
    ['2026-13'],
    ['2026-00'],
    ['2026-02-30'],
    ['2025-02-29'],
    ['2026-04-31'],
    ['12/07/2026'],
    ['2026-07-12T00:00:00Z'],
    ['２０２６-07'],
    [''],
    [20_260_712],
    [null],
  ])('reject %s', (date) => {
    expect(takesEntry({ listedOn: date })).toBe(false);
    expect(takesEntry({ recheckBy: date })).toBe(false);
  });
});

describe('identifiers', () => {
  it.each([
    ['host', 'hang-thu.example'],
    ['host', 'xn--hng-thu-5ya.example'],
    ['url-prefix', 'san.example/gian-hang/tr%C3%A0'],
    ['shop', 'shopee:vn:900100200'],
    ['shop', 'shopee:vn:@tra.thaomoc.demo'],
    ['shop', 'amazon:us:A0DEMOSELLER01'],
    ['listing', 'tiki:vn:77001'],
    ['phone', '+84901234567'],
    ['bank-account', 'vcb:0123456789'],
    ['bank-account', ':0123456789'],
    ['tax-code', 'vn:0100109106'],
    ['handle', 'facebook:page.name'],
    ['handle', 'facebook:groups/123456'],
    ['product-name', 'dang xuan gold#11 2023'],
    ['product-name', 'tra an duong 30 goi'],
    ['registration', 'cosmetic:138797/20/cbmp-qld'],
    ['registration', 'own-declaration:2/abc.food/2021'],
  ])('take a %s in its normal shape: %s', (kind, value) => {
    expect(takesEntry({ identifier: { kind, value } })).toBe(true);
  });

  it.each([
    ['host', 'Hang-Thu.example'],
    ['host', 'https://hang-thu.example'],
    ['host', 'hang-thu.example/'],
    ['host', 'localhost'],
    ['host', '.example'],
    ['host', 'a..example'],
    ['host', `${'a.'.repeat(200)}example`],
    ['url-prefix', 'san.example'],
    ['url-prefix', 'https://san.example/a'],
    ['url-prefix', 'san.example/a?b=1'],
    ['url-prefix', 'san.example/a b'],
    ['shop', '900100200'],
    ['shop', 'shopee:vietnam:1'],
    ['shop', 'shopee:vn:1:2'],
    ['shop', 'shopee:vn:'],
    ['phone', '0901234567'],
    ['phone', '+84 901 234 567'],
    ['bank-account', 'VCB:0123456789'],
    ['bank-account', '0123456789'],
    ['tax-code', '0100109106'],
    ['handle', 'https://facebook.com/page'],
    ['product-name', 'Trà An Đường'],
    ['product-name', '123 456'],
    ['product-name', 'x'.repeat(300)],
    ['registration', '138797/20/CBMP-QLD'],
    ['registration', 'cosmetic:138797/20/CBMP-QLD'],
    ['registration', `drug:${'1'.repeat(90)}`],
    ['nickname', 'an'],
    ['__proto__', 'an'],
  ])('reject a %s of another shape: %s', (kind, value) => {
    expect(takesEntry({ identifier: { kind, value } })).toBe(false);
  });

  it('reject a value that is no text, and fields beside it', () => {
    for (const value of [1, null, {}, ['hang-thu.example'], { toString: 'hang-thu.example' }]) {
      expect(takesEntry({ identifier: { kind: 'host', value } })).toBe(false);
    }
    const more = { kind: 'host', value: 'hang-thu.example', score: 9 };
    expect(takesEntry({ identifier: more })).toBe(false);
  });
});

describe('entries', () => {
  it.each([
    ['state', 'guilty'],
    ['reason', 'evil'],
    ['demo', 'yes'],
    ['demo', undefined],
    ['id', 'Có Dấu'],
    ['id', 'a'.repeat(81)],
    ['id', '-a'],
    ['answer', 'text'],
    ['authority', 'Bộ'],
    ['source', null],
  ])('reject %s = %s', (key, value) => expect(takesEntry({ [key]: value })).toBe(false));

  it('may have no authority, no product and no answer, but always a source', () => {
    expect(takesEntry({ authority: null, about: null, answer: null })).toBe(true);
    const { source: _, ...without } = writtenEntry();
    expect(entrySchema.safeParse(without).success).toBe(false);
  });
});

describe('claim rules', () => {
  it('never reach danger', () => {
    expect(takesClaim({ severity: 'danger' })).toBe(false);
    expect(takesClaim({ severity: 'none' })).toBe(false);
  });

  it('have phrases and test sentences of both kinds', () => {
    expect(takesClaim({ phrases: [] })).toBe(false);
    expect(takesClaim({ examples: { positive: [], negative: ['Không'] } })).toBe(false);
    expect(takesClaim({ examples: { positive: ['Có'], negative: [] } })).toBe(false);
  });

  it('carry no pattern language and no code', () => {
    expect(takesClaim({ pattern: '(a+)+$' })).toBe(false);
    expect(takesClaim({ phrases: [{ regex: '.*' }] })).toBe(false);
    expect(takesClaim({ topic: 'anything' })).toBe(false);
  });
});

describe('label rules', () => {
  it('write numbers as bounded runs', () => {
    expect(takesLabel({ numbers: [[{ digits: [1, 41] }]] })).toBe(false);
    expect(takesLabel({ numbers: [[{ digits: [6, 2] }]] })).toBe(false);
    expect(takesLabel({ numbers: [[{ digits: [Number.NaN, 2] }]] })).toBe(false);
    expect(takesLabel({ numbers: [[{ text: 'A', digits: [1, 2] }]] })).toBe(false);
    expect(takesLabel({ numbers: [[]] })).toBe(false);
    expect(takesLabel({ numbers: [] })).toBe(true);
  });
});

describe('officials', () => {
  const takes = (changes: object): boolean =>
    officialSchema.safeParse({ ...writtenFeed().officials[0]!, ...changes }).success;

  it('name hosts and plain words', () => {
    expect(takes({ words: [] })).toBe(true);
    expect(takes({ hosts: [] })).toBe(false);
    expect(takes({ hosts: ['https://a.example'] })).toBe(false);
    expect(takes({ words: ['Có Dấu'] })).toBe(false);
    expect(takes({ words: ['a'] })).toBe(false);
    expect(takes({ kind: 'friend' })).toBe(false);
  });
});

describe('registers of labels', () => {
  const row = {
    number: 'NT-A000001',
    holder: 'Xưởng Thử',
    brands: ['Thử'],
    scope: 'Giấy',
    validUntil: '2027-03',
  };
  const register = {
    source: { title: 'Sổ thử', url: 'https://so-thu.example/' },
    asOf: '2026-11-01',
    demo: false,
    rows: [row],
  };
  const takesRow = (changes: object): boolean =>
    takesLabel({ register: { ...register, rows: [{ ...row, ...changes }] } });

  it('are taken whole, with and without brands and a last day', () => {
    expect(takesLabel({ register })).toBe(true);
    expect(takesRow({ validUntil: null })).toBe(true);
    const { brands: _brands, ...plain } = row;
    expect(takesLabel({ register: { ...register, rows: [plain] } })).toBe(true);
  });

  it.each<readonly [string, object]>([
    ['a number without letter or digit, which any sign would equal', { number: '---' }],
    ['a number beyond measure', { number: 'N'.repeat(61) }],
    ['a number with an invisible character', { number: 'NT\u200b1' }],
    ['no holder', { holder: '' }],
    ['a holder that turns the text round', { holder: 'Xưởng\u202e' }],
    ['a scope beyond measure', { scope: 'a'.repeat(301) }],
    ['a day that is in no calendar', { validUntil: '2027-02-30' }],
    ['a day in another writing', { validUntil: '31/03/2027' }],
    ['brands beyond number', { brands: Array.from({ length: 21 }, (_, at) => `B${at}`) }],
    ['an unknown field', { rating: 5 }],
  ])('refuse %s', (_, changes) => {
    expect(takesRow(changes)).toBe(false);
  });

  it.each<readonly [string, object]>([
    ['no rows, which would prove every number absent', { rows: [] }],
    ['more rows than a feed carries', { rows: Array.from({ length: 5_001 }, () => row) }],
    ['a source without https', { source: { title: 'Sổ', url: 'http://so.example/' } }],
    ['no day on which the copy was made', { asOf: '' }],
    ['no word on whether it was made up', { demo: null }],
  ])('refuse %s', (_, changes) => {
    expect(takesLabel({ register: { ...register, ...changes } })).toBe(false);
  });
});

describe('what a label may say of itself', () => {
  it('is one of the known kinds', () => {
    expect(takesLabel({ kind: 'organic' })).toBe(true);
    expect(takesLabel({ kind: 'green' })).toBe(false);
    expect(takesLabel({ kind: undefined })).toBe(false);
  });

  it('is names in the language of phrases, short ones and guards among them, in bounded number', () => {
    expect(takesLabel({ names: [], shortNames: ['nt'], needs: ['giấy'], unless: ['áo'] })).toBe(
      true,
    );
    expect(takesLabel({ shortNames: [] })).toBe(false);
    expect(takesLabel({ unlessAfter: Array.from({ length: 101 }, () => 'áo') })).toBe(false);
    expect(takesLabel({ pattern: '.*' })).toBe(false);
  });

  it('is numbers of bounded runs', () => {
    expect(takesLabel({ numbers: [[{ characters: [1, 40] }]] })).toBe(true);
    expect(takesLabel({ numbers: [[{ characters: [1, 41] }]] })).toBe(false);
    expect(takesLabel({ numbers: [[{ anything: [1, 4] }]] })).toBe(false);
  });
});
