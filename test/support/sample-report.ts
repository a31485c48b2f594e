import { digestEvidence, type WireEvidence, type WireReport } from '#lib/report/wire-report.ts';

export const sampleEvidence: WireEvidence = {
  observedAtMs: 1_795_000_000_000,
  subject: { kind: 'listing', identifiers: ['listing:shopee:vn:77', 'shop:shopee:vn:12'] },
  url: 'https://shopee.vn/tra-mat-i.12.77',
  title: 'Trà mát gan Bình Lợi',
  seller: 'Tiệm Bình Lợi',
  price: { amount: '89000', currency: 'VND' },
  findings: [{ kind: 'claim', code: 'cure-claim', quote: 'khỏi hẳn sau 7 ngày' }],
  versions: { extension: '0.1.0', feed: 12, siteRule: 'shopee@4' },
};

/** A report as it travels, with an id made of `at` and whatever is to be different. */
export async function buildSampleReport(
  at: number,
  change: { evidence?: Partial<WireEvidence>; report?: Partial<WireReport> } = {},
): Promise<WireReport> {
  const evidence = { ...sampleEvidence, ...change.evidence };
  return {
    schemaVersion: 1,
    id: at.toString(16).padStart(32, '0'),
    locale: 'vi',
    evidence,
    evidenceSha256: await digestEvidence(evidence),
    reason: 'unlawful-health-ad',
    words: null,
    screenshot: null,
    ...change.report,
  };
}
