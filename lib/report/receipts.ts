import type { KeptReport } from '#lib/domain/kept-report.ts';
import type { ReceiptFeed, ReportOutcome } from '#lib/domain/receipt.ts';
import { digestHex } from '#lib/feed/tuf/bytes.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';

export type ReceiptParts = {
  readonly reports: Pick<KeptReports, 'readAll' | 'change'>;
  /** The feeds on this device that say what became of reports, the main one first. */
  readonly readReceiptFeeds: () => Promise<readonly ReceiptFeed[]>;
};

/**
 * F20. Looks for what became of each report that was sent, and keeps it beside the report. Nobody is asked: it stands in
 * the feeds that are here already. A later decision takes the place of an earlier one; where a feed has forgotten a
 * report, or is gone, what was last known stays.
 */
export async function applyReceipts({ reports, readReceiptFeeds }: ReceiptParts): Promise<void> {
  const sent = (await reports.readAll()).filter((report) => readOrigin(report) !== null);
  if (sent.length === 0) return;
  const feeds = await readReceiptFeeds();
  if (feeds.length === 0) return;
  for (const report of sent) {
    const found = findOutcome(report, feeds, await digestHex('SHA-256', report.id));
    if (found) await reports.change(report.id, (now) => takeOutcome(now, found));
  }
}

// Whoever copies another feed's receipts could change what they say: only the feed whose intake took the report is asked.
// An intake may move within its host.
function findOutcome(
  report: KeptReport,
  feeds: readonly ReceiptFeed[],
  hash: string,
): ReportOutcome | null {
  const origin = readOrigin(report);
  let last: ReportOutcome | null = null;
  for (const { intake, publisher, objectionHref, findReceipt } of feeds) {
    const receipt = URL.parse(intake)?.origin === origin ? findReceipt(hash) : null;
    if (receipt === null || (last !== null && receipt.decidedOn <= last.decidedOn)) continue;
    last = { ...receipt, publisher, objectionHref, ledgerHref: new URL('ledger', intake).href };
  }
  return last;
}

/** Where a report went, or was to go; null for one that never was to. One whose answer was lost arrived all the same. */
function readOrigin({ delivery }: KeptReport): string | null {
  return delivery.state === 'draft' ? null : (URL.parse(delivery.to)?.origin ?? null);
}

function takeOutcome(report: KeptReport, found: ReportOutcome): KeptReport {
  const { outcome } = report;
  const isEarlier = outcome !== undefined && found.decidedOn < outcome.decidedOn;
  const isSame = JSON.stringify(outcome) === JSON.stringify(found);
  return isEarlier || isSame ? report : { ...report, outcome: found };
}
