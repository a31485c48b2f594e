import type { ReportDraft } from '#lib/domain/report.ts';

/** A report of a shop, as one press makes it. */
export function sampleDraft(id = '0'.repeat(32), createdAtMs = 1): ReportDraft {
  return {
    id,
    createdAtMs,
    locale: 'vi',
    subject: { kind: 'shop', identifiers: ['shop:shopee:vn:1'] },
    url: 'https://shopee.vn/x',
    title: null,
    shopName: 'Demo',
    price: null,
    evidence: [],
    versions: { extension: '0.1.0', feed: 1, siteRule: 'shopee@1' },
  };
}
