import { describe, expect, it } from 'vitest';
import type { Evidence } from '#lib/domain/evidence.ts';
import type { PhoneNumber, ShopKey, ProductName } from '#lib/domain/identifier.ts';
import type { Subject } from '#lib/domain/subject.ts';
import { draftReport, type DraftInput } from '#lib/report/draft-report.ts';
import { sampleReading, unreadReading } from '../../support/sample-readings.ts';

const shopSubject: Subject = { kind: 'shop', ref: 'shop', name: 'Trà Thảo Mộc Demo' };
const listingSubject: Subject = { kind: 'listing', ref: 'listing', name: 'Trà thảo mộc demo' };

const evidence: readonly Evidence[] = [
  identifier(shopSubject, { kind: 'shop', value: 'shopee:vn:900100200' as ShopKey }),
  identifier(shopSubject, { kind: 'shop', value: 'shopee:vn:900100200' as ShopKey }),
  identifier(listingSubject, { kind: 'phone', value: '+84901234567' as PhoneNumber }),
  identifier(listingSubject, { kind: 'product-name', value: 'tra thao' as ProductName }),
];

function identifier(
  subject: Subject,
  value: Extract<Evidence, { type: 'identifier' }>['identifier'],
): Evidence {
  return { type: 'identifier', subject, field: 'shop', identifier: value, siteRuleVersion: 1 };
}

function input(changes: Partial<DraftInput> = {}): DraftInput {
  return {
    reading: sampleReading(),
    assessment: { checked: false, reason: 'feed-missing' },
    evidence,
    ref: 'shop',
    id: '0'.repeat(32),
    nowMs: 1_700_000_000_000,
    locale: 'vi',
    extensionVersion: '0.1.0',
    ...changes,
  };
}

describe('draftReport', () => {
  it('keeps what identifies the shop, and no query or fragment of the address', () => {
    const draft = draftReport(input());
    expect(draft).toMatchObject({
      subject: { kind: 'shop', identifiers: ['shop:shopee:vn:900100200'] },
      url: 'https://shopee.vn/Tra-thao-moc-demo-i.900100200.77001',
      title: null,
      shopName: 'Trà Thảo Mộc Demo',
      versions: { extension: '0.1.0', feed: 0, siteRule: 'shopee@1' },
    });
  });

  it('keeps title, price and the listing’s own identifiers for a listing, but no guesses from its words', () => {
    const draft = draftReport(input({ ref: 'listing' }));
    expect(draft).toMatchObject({
      title: 'Trà thảo mộc demo',
      price: { amount: 199_000, currency: 'VND' },
      subject: { kind: 'listing', identifiers: ['phone:+84901234567'] },
    });
  });

  it('speaks of the pressed card with the card’s own address, not the list’s', () => {
    const card = { id: 'c1', title: 'Thẻ', shopId: null, url: 'https://shopee.vn/The-i.5.6?x=1' };
    const draft = draftReport(input({ ref: 'card:c1', reading: sampleReading({ cards: [card] }) }));
    expect(draft).toMatchObject({
      subject: { kind: 'card' },
      url: 'https://shopee.vn/The-i.5.6',
      behindPath: '?x=1',
      title: 'Thẻ',
      shopName: null,
      price: null,
    });
  });

  it('can report a page that could not be checked', () => {
    const draft = draftReport(input({ ref: 'page', reading: unreadReading('site-changed') }));
    expect(draft?.subject.kind).toBe('page');
    expect(draft?.evidence).toEqual([]);
  });

  it.each(['card:nobody', 'listing', 'shop', 'constructor', ''])(
    'makes no report of a subject (%j) that the page does not have',
    (ref) => {
      expect(draftReport(input({ ref, reading: unreadReading('wall') }))).toBeNull();
    },
  );

  it('makes no report when the card’s address is not one of the web', () => {
    const card = { id: 'c1', title: 'x', shopId: null, url: 'javascript:alert(1)' };
    const reading = sampleReading({ cards: [card] });
    expect(draftReport(input({ ref: 'card:c1', reading }))).toBeNull();
  });

  it('quotes what was found, with the code of the rule that said so', () => {
    const rule = { id: 'cure-01' };
    const finding = {
      subject: listingSubject,
      field: 'description',
      severity: 'caution',
      lapsed: false,
      kind: 'claim',
      claim: {
        ruleId: 'cure-01',
        topic: 'cure',
        severity: 'caution',
        start: 0,
        end: 4,
        quote: 'khỏi',
      },
      rule,
    };
    const assessment = {
      checked: true,
      severity: 'caution',
      verdicts: [{ subject: listingSubject, severity: 'caution', findings: [finding] }],
      feed: { feedVersion: 7, publishedAtMs: 0, listCount: 2 },
    } as unknown as DraftInput['assessment'];
    const draft = draftReport(input({ ref: 'listing', assessment }));
    expect(draft?.evidence).toEqual([{ kind: 'claim', code: 'cure-01', quote: 'khỏi' }]);
    expect(draft?.versions.feed).toBe(7);
    expect(draftReport(input({ ref: 'shop', assessment }))?.evidence).toEqual([]);
    expect(draftReport(input({ ref: 'page', assessment }))?.evidence).toHaveLength(1);
  });
});
