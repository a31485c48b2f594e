import type { Localised } from './localised.ts';
import type { ReasonCode } from './reason-code.ts';

/**
 * What became of a report.
 * - `accepted`: a person looked at it, and a warning was added
 * - `rejected`: a person looked at it, and none was
 * - `cleared`: a warning there was has been taken back
 */
export const receiptStatuses = ['accepted', 'rejected', 'cleared'] as const;
export type ReceiptStatus = (typeof receiptStatuses)[number];

/** What a feed says of one report. `decidedOn` is a day, `2026-11-23`. */
export type Receipt = {
  readonly status: ReceiptStatus;
  readonly reason: ReasonCode;
  readonly decidedOn: string;
};

/** A receipt as it is kept beside its report, with who answers for it: that feed may be gone by the time it is read. */
export type ReportOutcome = Receipt & {
  readonly publisher: Localised;
  /** Where whoever sees it otherwise can turn to: https or mailto. */
  readonly objectionHref: string;
  /** Where the intake counts its decisions for everybody to see. */
  readonly ledgerHref: string;
};

/** A feed on this device that says what became of reports. */
export type ReceiptFeed = {
  /** The intake that it names: it speaks only of reports that were sent there. */
  readonly intake: string;
  readonly publisher: Localised;
  readonly objectionHref: string;
  /** `hash`: SHA-256 of a report's id, hexadecimal. Null: nothing was decided, or it was long ago. */
  readonly findReceipt: (hash: string) => Receipt | null;
};
