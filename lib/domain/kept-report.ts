import type { ReasonCode } from './reason-code.ts';
import type { ReportOutcome } from './receipt.ts';
import type { ReportDraft } from './report.ts';

/**
 * Why a try to send a report came to nothing.
 * - `unreachable`: no network, no answer, too slow, a broken connection
 * - `busy`: the intake asks to come back later
 * - `broken`: the intake has a fault of its own
 * - `refused`: the intake read it and will not take it, now or later
 * - `gave-up`: it could not be sent for so long that trying ended
 */
export const deliveryFaults = ['unreachable', 'busy', 'broken', 'refused', 'gave-up'] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

/** Where a report stands on its way. `to` is the address of the intake. Times in ms since 1970. */
export type Delivery =
  /** Goes nowhere by itself. The shopper can still write, call or export. */
  | {
      readonly state: 'draft';
      /**
       * It leaves for this intake as soon as the shopper allows the browser to send it; `attempts` were made before they
       * took that back. Left out: it waits for the shopper themselves.
       */
      readonly awaitsConsent?: { readonly to: string; readonly attempts: number };
    }
  | {
      readonly state: 'queued';
      readonly to: string;
      readonly firstQueuedAtMs: number;
      readonly nextTryAtMs: number;
      readonly attempts: number;
      readonly lastFault: DeliveryFault | null;
    }
  /** On its way at this moment, or was when the worker was killed. */
  | {
      readonly state: 'sending';
      readonly to: string;
      readonly firstQueuedAtMs: number;
      readonly attempts: number;
    }
  | { readonly state: 'delivered'; readonly to: string; readonly atMs: number }
  | {
      readonly state: 'failed';
      readonly to: string;
      readonly atMs: number;
      readonly fault: DeliveryFault;
      /** What the intake said of it, in its own words, at most 300 characters; null when it said nothing. */
      readonly detail: string | null;
    };

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** A picture of what was visible, as the shopper has seen and redacted it. */
export type ReportPicture = {
  readonly mediaType: (typeof pictureTypes)[number];
  readonly base64: string;
};

/** What the shopper added after the press. All of it may be missing: the press alone is a complete report. */
export type ReportDetails = {
  readonly reason: ReasonCode | null;
  readonly words: string | null;
  readonly screenshot: ReportPicture | null;
  /** The shopper ticked that what stands behind the path of the address leaves too. */
  readonly withWholeAddress?: true;
};

export const noDetails: ReportDetails = { reason: null, words: null, screenshot: null };

/** One press, from then on. It stays on the device until the shopper deletes it. */
export type KeptReport = {
  /** The draft's id: random, and the key by which an intake knows that it has this one already. */
  readonly id: string;
  readonly createdAtMs: number;
  readonly draft: ReportDraft;
  /** The presses that the draft was made of, in order; only where there is more than one. */
  readonly presses?: readonly ReportDraft[];
  /** The report of the same subject before this one. Known on this device alone: nothing of it leaves. */
  readonly furtherTo?: string;
  readonly details: ReportDetails;
  readonly delivery: Delivery;
  /** The last that was heard of it; left out while nothing was. */
  readonly outcome?: ReportOutcome;
};
