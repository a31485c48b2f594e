import { describe, expect, it } from 'vitest';
import { locales } from '#lib/domain/localised.ts';
import { notCheckedReasons } from '#lib/domain/page.ts';
import type { FindingBasis } from '#lib/domain/finding.ts';
import { worstSeverity } from '#lib/domain/severity.ts';
import type { Assessment, FeedState, PageView } from '#lib/domain/verdict.ts';
import { judge } from '#lib/verdict/judge.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { type PageToPresent, presentPage } from '#lib/verdict/present-page.ts';
import {
  cardSubject,
  claimOf,
  labelOf,
  listingSubject,
  matchOf,
  pageSubject,
  shopSubject,
  today,
} from './sample-findings.ts';

const nowMs = Date.UTC(2026, 10, 23);
const feed: FeedState = {
  feedVersion: 4,
  publishedAtMs: nowMs - 9 * 60_000,
  listCount: 2,
  listTitles: [
    { vi: 'Cảnh báo thử', en: 'Test warnings' },
    { vi: 'Danh sách thử', en: 'Test list' },
  ],
  objectionUrl: 'mailto:phan-hoi@cho-lanh.example',
};

function assess(bases: readonly FindingBasis[], state: FeedState = feed): Assessment {
  const subjects = [pageSubject, listingSubject, shopSubject, cardSubject('1'), cardSubject('2')];
  const verdicts = judge({ bases, policy: readBundledPolicy(), today, subjects });
  const severity = worstSeverity(verdicts.map((each) => each.severity));
  return { checked: true, severity, verdicts, feed: state };
}

function view(assessment: Assessment, changes: Partial<PageToPresent> = {}): PageView {
  return presentPage({
    assessment,
    reading: { url: 'https://hang-thu.example/p/1', kind: 'listing' },
    platformName: 'Sàn Thử',
    locale: 'vi',
    nowMs,
    ...changes,
  });
}

describe('a page that was not checked', () => {
  it.each(notCheckedReasons)('says why (%s), in grey, and nothing of "no data"', (reason) => {
    for (const locale of locales) {
      const shown = view({ checked: false, reason }, { locale });
      expect(shown).toMatchObject({ checked: false, tone: 'unchecked', verdicts: [] });
      expect(shown.headline).toBe(
        locale === 'vi' ? 'Chưa kiểm tra được trang này' : 'Could not check this page',
      );
      expect(shown.detail.length).toBeGreaterThan(10);
      expect(`${shown.headline} ${shown.detail}`).not.toMatch(
        /chưa có dữ liệu|chưa có cảnh báo|no warning/i,
      );
    }
  });
});

describe('a page about which nothing is on record', () => {
  it('says where it was looked up and how old that is', () => {
    expect(view(assess([]))).toMatchObject({
      checked: true,
      tone: 'none',
      headline: 'Chưa có dữ liệu cảnh báo',
      detail:
        'Sản phẩm trên Sàn Thử · đã tra 2 danh sách (Cảnh báo thử, Danh sách thử), cập nhật 9 phút trước',
    });
    expect(view(assess([]), { locale: 'en' }).detail).toBe(
      'Product on Sàn Thử · looked up in 2 lists (Test warnings, Test list), updated 9 minutes ago',
    );
  });

  it('counts the lists when there are too many to name, or when their names did not come', () => {
    const many = Array.from({ length: 4 }, () => ({ vi: 'Tên', en: 'Name' }));
    const { listTitles: _, ...unnamed } = feed;
    expect(view(assess([], { ...feed, listCount: 4, listTitles: many })).detail).toContain(
      'đã tra 4 danh sách, cập nhật',
    );
    expect(view(assess([], unnamed)).detail).toContain('đã tra 2 danh sách, cập nhật');
  });

  it('calls a shop of its own by its host, in every language', () => {
    const reading = {
      url: 'https://tra.example:8443/p/1',
      kind: 'shop',
      platform: 'independent',
    } as const;
    const shown = view(assess([]), { reading, platformName: 'Cửa hàng trực tuyến', locale: 'en' });
    expect(shown.detail).toContain('Shop on tra.example:8443 · ');
    expect(shown.platformName).toBe('tra.example:8443');
  });

  it('never claims that the page is safe', () => {
    for (const locale of locales) {
      const shown = view(assess([]), { locale });
      expect(JSON.stringify(shown)).not.toMatch(/an toàn|safe|trusted|uy tín/i);
    }
  });

  it('has one verdict for each subject, with the name that a shopper knows', () => {
    expect(
      view(assess([])).verdicts.map(({ subject, tone }) => [subject.ref, subject.name, tone]),
    ).toEqual([
      ['page', 'hang-thu.example', 'none'],
      ['listing', 'Trà An Lành', 'none'],
      ['shop', 'Tiệm Trà', 'none'],
      ['card:1', 'Trà 1', 'none'],
      ['card:2', 'Trà 2', 'none'],
    ]);
  });
});

describe('the first line', () => {
  it.each([
    [[claimOf()], '1 điều nên xem trước khi mua', '1 thing to look at before you buy'],
    [
      [claimOf(), labelOf(), claimOf({ id: 'khac' })],
      '3 điều nên xem trước khi mua',
      '3 things to look at before you buy',
    ],
    [
      [matchOf({}, shopSubject)],
      'Nên xem kỹ 1 cảnh báo trước khi mua',
      'Read 1 warning before you buy',
    ],
    [
      [matchOf({}, shopSubject), claimOf()],
      'Nên xem kỹ 2 điều trước khi mua',
      '2 things to read carefully before you buy',
    ],
    [[labelOf()], 'Có 1 điều nên biết', '1 thing to know'],
    [
      [labelOf('verified')],
      'Chưa có dữ liệu cảnh báo, có nhãn đã đối chiếu',
      'No warning on record, and a label found in its register',
    ],
    [[matchOf({ state: 'cleared' })], 'Chưa có dữ liệu cảnh báo', 'No warning on record'],
    [
      [matchOf({}, cardSubject('1')), claimOf({ subject: cardSubject('2') })],
      '2 sản phẩm ở đây nên xem kỹ trước khi mua',
      '2 products here need a look before you buy',
    ],
    [
      [matchOf({ state: 'reported' }, cardSubject('1'))],
      'Có điều nên biết về 1 sản phẩm ở đây',
      'Good to know about 1 product here',
    ],
  ])('answers whether to go on', (bases, vi, en) => {
    expect(view(assess(bases)).headline).toBe(vi);
    expect(view(assess(bases), { locale: 'en' }).headline).toBe(en);
  });

  it('does not count cards among the page’s own findings, but tells of them in the second line', () => {
    const shown = view(assess([claimOf(), matchOf({}, cardSubject('1'))]));
    expect(shown.headline).toBe('1 điều nên xem trước khi mua');
    expect(shown.detail).toContain(' · 1 sản phẩm được đánh dấu · ');
  });
});

describe('tones', () => {
  it('follow the severity; a credit colours only what has no warning', () => {
    const tone = (bases: readonly FindingBasis[]) => view(assess(bases)).tone;
    expect(tone([])).toBe('none');
    expect(tone([labelOf('verified')])).toBe('credit');
    expect(tone([labelOf('verified'), claimOf({ severity: 'info' })])).toBe('info');
    expect(tone([claimOf()])).toBe('caution');
    expect(tone([claimOf(), matchOf({}, cardSubject('1'))])).toBe('danger');
  });

  it('have a word of their own, and one for claims', () => {
    const word = (basis: FindingBasis) =>
      view(assess([basis])).verdicts.find(({ subject }) => subject.ref === basis.subject.ref)?.word;
    expect(word(matchOf())).toBe('Cảnh báo');
    expect(word(matchOf({ state: 'under-review' }))).toBe('Nên xem');
    expect(word(claimOf())).toBe('Kiểm chứng');
    expect(word(labelOf())).toBe('Lưu ý');
    expect(word(labelOf('verified'))).toBe('Nhãn đã xác thực');
  });

  it('of a cleared entry are those of a page without any', () => {
    const [page] = view(assess([matchOf({ state: 'cleared' })])).verdicts;
    expect(page).toMatchObject({ tone: 'none', findings: [{ label: 'Đã được gỡ', tone: 'info' }] });
  });
});

describe('words of the page', () => {
  it('cannot turn ours round: a hostile name stays on one line and short', () => {
    const hostile = { ...shopSubject, name: `Shop\u202e\n${'x'.repeat(9_000)}{headline}` };
    const assessment: Assessment = {
      checked: true,
      severity: 'none',
      verdicts: [{ subject: hostile, severity: 'none', findings: [] }],
      feed,
    };
    const [shop] = view(assessment, { platformName: '\u2066Sàn\u0000' }).verdicts;
    expect(shop?.subject.name).toMatch(/^Shop x+$/);
    expect(shop?.subject.name?.length).toBeLessThanOrEqual(160);
    expect(view(assessment, { platformName: '\u2066Sàn\u0000' }).detail).toContain('trên Sàn ·');
  });

  it('that look like a slot are quoted, not filled', () => {
    const [, listing] = view(assess([claimOf({ quote: '{count} {why}' })])).verdicts;
    expect(listing?.findings[0]?.quote).toBe('{count} {why}');
  });
});
