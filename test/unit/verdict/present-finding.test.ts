import { describe, expect, it } from 'vitest';
import { type EntryState, entryStates } from '#lib/domain/entry.ts';
import type { Finding, FindingBasis } from '#lib/domain/finding.ts';
import { identifierKinds, type Identifier } from '#lib/domain/identifier.ts';
import { locales, type Locale } from '#lib/domain/localised.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { judge } from '#lib/verdict/judge.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { presentFinding } from '#lib/verdict/present-finding.ts';
import { presentLink } from '#lib/verdict/present-link.ts';
import {
  claimOf,
  labelOf,
  lookAlikeOf,
  matchOf,
  nameIdentifier,
  offPlatformOf,
  shopMismatchOf,
  today,
} from './sample-findings.ts';

const objectionUrl = 'mailto:phan-hoi@cho-lanh.example';
const authority = { vi: 'Cục Thử', en: 'Test Agency' };

function judged(basis: FindingBasis, more: readonly FindingBasis[] = []): Finding {
  const bases = [basis, ...more];
  const [verdict] = judge({ bases, policy: readBundledPolicy(), today, subjects: [basis.subject] });
  const [finding] = verdict?.findings ?? [];
  if (!finding) throw new Error('nothing is told');
  return finding;
}

const show = (basis: FindingBasis, locale: Locale = 'vi') =>
  presentFinding(judged(basis), { locale, objectionUrl });

describe('an entry', () => {
  it.each<readonly [EntryState, string, string, string, string]>([
    [
      'reported',
      'Có phản ánh chưa xác minh',
      'Có phản ánh chưa xác minh gửi tới Hội thử, từ 12/07/2026 đến 03/11/2026.',
      'Reported, not verified',
      'Reports to Test society, not verified, from 12 Jul 2026 to 3 Nov 2026.',
    ],
    [
      'under-review',
      'Đang được xem xét',
      'Đang được Hội thử xem xét từ 12/07/2026.',
      'Under review',
      'Under review by Test society since 12 Jul 2026.',
    ],
    [
      'listed',
      'Có trong danh sách cảnh báo',
      'Có trong danh sách cảnh báo của Hội thử từ 12/07/2026. Nơi cảnh báo: Cục Thử.',
      'On a warning list',
      'On the warning list of Test society since 12 Jul 2026. Warning by: Test Agency.',
    ],
    [
      'confirmed',
      'Cơ quan chức năng đã kết luận',
      'Cục Thử đã kết luận ngày 12/07/2026. Tổng hợp: Hội thử.',
      'Confirmed by an authority',
      'Confirmed by Test Agency on 12 Jul 2026. Compiled by: Test society.',
    ],
    [
      'cleared',
      'Đã được gỡ',
      'Hội thử đã gỡ ngày 03/11/2026.',
      'Cleared',
      'Taken off by Test society on 3 Nov 2026.',
    ],
  ])('that is %s is told in exactly its grade', (state, label, source, labelEn, sourceEn) => {
    const basis = matchOf({
      state,
      authority: state === 'listed' || state === 'confirmed' ? authority : null,
    });
    expect(show(basis).label).toBe(label);
    expect(show(basis).source).toContain(source);
    expect(show(basis, 'en').label).toBe(labelEn);
    expect(show(basis, 'en').source).toContain(sourceEn);
  });

  it('is told as precisely as its source knows the day', () => {
    const { source } = show(matchOf({ listedOn: '2026-07', state: 'confirmed', authority }));
    expect(source).toContain('đã kết luận tháng 07/2026.');
    expect(show(matchOf({ listedOn: '2026-07' })).source).toContain('từ 07/2026.');
  });

  it('says when it was last checked and when again', () => {
    expect(show(matchOf()).source).toContain(
      'Kiểm tra gần nhất 03/11/2026, xem lại trước 12/07/2028.',
    );
  });

  it.each([
    [
      'listed',
      'Từng có trong danh sách cảnh báo',
      'Từng có trong danh sách cảnh báo của Hội thử từ 12/07/2020; đã quá hạn xem lại (07/2022).',
    ],
    [
      'confirmed',
      'Từng có kết luận của cơ quan chức năng',
      'Cục Thử từng kết luận ngày 12/07/2020; đã quá hạn xem lại (07/2022).',
    ],
  ] as const)('past its re-check date is history (%s)', (state, label, source) => {
    const basis = matchOf({
      state,
      authority,
      listedOn: '2020-07-12',
      lastCheckedOn: '2020-07-12',
      recheckBy: '2022-07',
    });
    expect(show(basis)).toMatchObject({ tone: 'info', label });
    expect(show(basis).source).toContain(source);
    expect(show(basis).source).not.toContain('xem lại trước');
  });

  it('links to its source and to whoever takes objections', () => {
    expect(show(matchOf())).toMatchObject({
      sourceLink: { text: 'Xem nguồn', href: 'https://bao-thu.example/1' },
      objection: { text: 'Gửi ý kiến phản đối', href: 'mailto:phan-hoi@hoi-thu.example' },
    });
  });

  it('stands beside the seller’s answer, dated', () => {
    const answer = { text: 'Chúng tôi đã\ngiao\u202e hàng.', on: '2026-08-01' };
    expect(show(matchOf({ answer })).answer).toBe('Chúng tôi đã giao hàng. (01/08/2026)');
    expect(show(matchOf({ answer }), 'en').answer).toBe('Chúng tôi đã giao hàng. (1 Aug 2026)');
    expect(show(matchOf()).answer).toBeNull();
  });

  it('of the demonstration says so, in its label and its source', () => {
    const shown = show(matchOf({ demo: true }));
    expect(shown.label).toBe('Có trong danh sách cảnh báo (mẫu trình diễn)');
    expect(shown.source).toContain('dữ liệu mẫu để trình diễn, không nói về người bán thật');
    expect(show(matchOf()).source).not.toContain('trình diễn');
  });

  it('says in one sentence what agrees with what, for every kind of identifier', () => {
    for (const kind of identifierKinds) {
      const value = kind === 'product-name' ? nameIdentifier().value : 'x';
      const basis = matchOf({ identifier: { kind, value } as Identifier });
      for (const locale of locales) {
        const { why } = show(basis, locale);
        expect(why, kind).toContain('“Trang Hàng Thử”');
        expect(why.match(/[.?]/g), why).toHaveLength(1);
      }
    }
  });

  it('asks to compare maker and batch when only the name is the same', () => {
    const named = { reason: 'recalled' as const };
    expect(show(matchOf({ ...named, identifier: nameIdentifier() })).why).toContain(
      'so lại nhà sản xuất và số lô',
    );
    expect(show(matchOf({ ...named, identifier: nameIdentifier('tra#ab12') })).why).toContain(
      'Tên và số lô trùng',
    );
  });

  it('past its re-check date speaks of the past', () => {
    const past = { recheckBy: '2026-01' };
    expect(show(matchOf(past)).why).toMatch(/^Địa chỉ này từng được nêu trong cảnh báo/);
    expect(show(matchOf({ ...past, identifier: nameIdentifier() }), 'en').why).toMatch(
      /^This product name was named in a warning/,
    );
  });

  it('that nobody has proved is never called a warning', () => {
    for (const state of ['reported', 'under-review'] as const) {
      expect(show(matchOf({ state })).why).not.toContain('cảnh báo');
      expect(show(matchOf({ state }), 'en').why).not.toContain('warning');
    }
  });

  it('that is only reported says that nobody has verified it', () => {
    expect(show(matchOf({ state: 'reported' })).why).toContain('chưa ai xác minh');
  });

  it('without a product name still makes a whole sentence', () => {
    expect(show(matchOf({ about: null })).why).toBe(
      'Địa chỉ này được nêu trong cảnh báo có ghi ở nguồn, với lý do: khách phản ánh đã trả tiền nhưng không nhận được hàng.',
    );
  });

  it('never accuses and never leaves a slot open, in any state, for any reason', () => {
    for (const state of entryStates) {
      for (const reason of reasonCodes) {
        for (const locale of locales) {
          const text = JSON.stringify(show(matchOf({ state, reason, authority }), locale));
          expect(text).not.toMatch(/\{[a-zA-Z]+\}|undefined|null,"source"/);
        }
      }
    }
  });
});

describe('a claim', () => {
  it('quotes the page, gives its ground and its rule', () => {
    expect(show(claimOf())).toEqual({
      id: 'claim:listing:cure-01',
      tone: 'caution',
      label: 'Nội dung cần kiểm chứng',
      quote: 'khỏi hẳn sau 3 ngày',
      field: 'description',
      why: 'Lời hứa này cần căn cứ.',
      source: 'Căn cứ: Nghị định thử, Điều 1. Quy tắc cure-01.',
      sourceLink: null,
      objection: { text: 'Gửi ý kiến phản đối', href: objectionUrl },
      answer: null,
    });
  });

  it('says how often the same is found', () => {
    const finding = judged(claimOf(), [claimOf({ start: 40 }), claimOf({ start: 80 })]);
    const why = (locale: Locale) => presentFinding(finding, { locale, objectionUrl }).why;
    expect(why('vi')).toBe('Lời hứa này cần căn cứ. Trên trang còn 2 chỗ tương tự.');
    expect(why('en')).toBe('This promise needs proof. Found in 2 more places of this page.');
  });

  it('quotes at most 160 characters, without what the page hid in them', () => {
    const { quote } = show(claimOf({ quote: `\u202eKHỎI\u0007 ${'hẳn '.repeat(200)}` }));
    expect(quote?.length).toBeLessThanOrEqual(160);
    expect(quote).toMatch(/^KHỎI hẳn hẳn/);
  });

  it('offers no objection when nobody is named to send it to', () => {
    expect(
      presentFinding(judged(claimOf()), { locale: 'vi', objectionUrl: null }).objection,
    ).toBeNull();
  });
});

describe('a label', () => {
  it.each([
    ['named', 'info', 'Nhãn FSC, chưa thấy số chứng nhận'],
    ['number-shown', 'info', 'Nhãn FSC, số chưa đối chiếu'],
    ['verified', 'credit', 'Nhãn FSC, số khớp danh bạ'],
  ] as const)('%s is %s', (state, tone, label) => {
    const shown = show(labelOf(state));
    expect(shown).toMatchObject({ id: 'label:listing:fsc', tone, label, quote: 'FSC' });
    expect(shown.why).toContain('Nguồn gốc gỗ. Không nói về hóa chất.');
  });

  it('names its issuer and where to look it up, and says what was not checked again', () => {
    expect(show(labelOf())).toMatchObject({
      source:
        'Nơi cấp nhãn: FSC International (nhãn rừng). Thông tin về nhãn này chưa được đối chiếu lại.',
      sourceLink: { text: 'Tra cứu nhãn', href: 'https://search.fsc.org/' },
    });
  });

  it('shows the number as the page writes it', () => {
    expect(show(labelOf('number-shown')).why).toContain('FSC-C123456');
  });
});

describe('a look-alike host', () => {
  it('names both addresses and links to the official one', () => {
    const shown = show(lookAlikeOf());
    expect(shown).toMatchObject({
      id: 'check:page:look-alike-host',
      tone: 'caution',
      label: 'Tên miền dễ nhầm',
      sourceLink: { text: 'Mở địa chỉ chính thức', href: 'https://santhu.example/' },
    });
    expect(shown.why).toBe(
      'Địa chỉ santhu-uudai.example trông giống Sàn Thử nhưng không phải địa chỉ chính thức (santhu.example).',
    );
  });
});

describe('what leads away from a marketplace', () => {
  it('quotes an account, and says what ends there without accusing anybody', () => {
    const shown = show(offPlatformOf('off-platform-payment'));
    expect(shown).toMatchObject({
      id: 'check:listing:off-platform-payment',
      tone: 'caution',
      label: 'Có số tài khoản ngân hàng',
      quote: 'STK 0123456789',
      field: 'description',
      sourceLink: null,
    });
    expect(shown.why).toContain('bảo vệ của sàn');
  });

  it('only lets a contact be known', () => {
    expect(show(offPlatformOf('off-platform-contact', 'Zalo: 0901234567'))).toMatchObject({
      tone: 'info',
      label: 'Có liên hệ ngoài sàn',
      quote: 'Zalo: 0901234567',
    });
  });
});

describe('a listing under another shop’s address', () => {
  it('names both ids and what to do', () => {
    const shown = show(shopMismatchOf());
    expect(shown).toMatchObject({ tone: 'caution', label: 'Mã gian hàng không khớp', quote: null });
    expect(shown.why).toContain('410001');
    expect(shown.why).toContain('410002');
  });
});

describe('presentLink', () => {
  it.each([['https://a.example/x'], ['mailto:a@b.example'], ['tel:18006838']])(
    'shows %s',
    (href) => {
      expect(presentLink('Mở', href)).toEqual({ text: 'Mở', href });
    },
  );

  it.each([
    [null],
    ['http://a.example/'],
    ['javascript:alert(1)'],
    ['JAVASCRIPT:alert(1)'],
    ['\u0001javascript:alert(1)'],
    ['data:text/html,x'],
    ['blob:https://a.example/1'],
    ['file:///etc/passwd'],
    ['https://shopee.vn@evil.example/'],
    ['/relative'],
    [''],
    [`https://a.example/${'x'.repeat(3_000)}`],
  ])('shows nothing for %s', (href) => expect(presentLink('Mở', href)).toBeNull());
});
