import type { ReportOutcome } from '#lib/domain/receipt.ts';

/** What became of a report, as it is kept beside it. */
export function sampleBecame(changes: Partial<ReportOutcome> = {}): ReportOutcome {
  return {
    status: 'accepted',
    reason: 'counterfeit',
    decidedOn: '2026-11-20',
    publisher: { vi: 'Hội Mẫu', en: 'Sample Society' },
    objectionHref: 'mailto:a@b.example',
    ledgerHref: 'https://intake.example/ledger',
    ...changes,
  };
}
