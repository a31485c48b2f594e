import type { Price } from './price.ts';
import type { Locale } from './localised.ts';

/** What one press keeps. It stays on the device until the shopper sends it. Times are milliseconds since 1970. */
export type ReportDraft = {
  /** Random, 128 bits, hexadecimal. */
  readonly id: string;
  readonly createdAtMs: number;
  readonly locale: Locale;
  readonly subject: {
    readonly kind: 'page' | 'listing' | 'shop' | 'card';
    /** Identifier texts as in `identifierText`. */
    readonly identifiers: readonly string[];
  };
  /** Cut to what identifies the subject: no query, no fragment, no user part. */
  readonly url: string;
  /**
   * The query and fragment that were cut off, as `?id=7#sold`; only where there were some. It leaves when the shopper ticks
   * that, and never else: shops that are no platform often name a listing there alone.
   */
  readonly behindPath?: string;
  readonly title: string | null;
  readonly shopName: string | null;
  readonly price: Price | null;
  readonly evidence: readonly ReportEvidence[];
  readonly versions: {
    readonly extension: string;
    readonly feed: number;
    readonly siteRule: string;
  };
};

export type ReportEvidence = {
  readonly kind: 'match' | 'check' | 'claim' | 'label';
  readonly code: string;
  readonly quote: string | null;
};

/** In what a shopper takes a report along: our own form, and XARF v4 for whoever reads abuse reports by machine. */
export const exportForms = ['json', 'xarf'] as const;
export type ExportForm = (typeof exportForms)[number];
