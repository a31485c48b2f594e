import type { ReportPicture } from './kept-report.ts';

/**
 * Why there is no picture of a tab.
 * - `private`: a private window, of which nothing is pictured
 * - `not-allowed`: browsers show a page to an extension only after a press on its own button, menu item or key
 * - `not-visible`: another tab was in front, or the page was left meanwhile
 * - `failed`: the browser made none, or none that is small enough
 */
export const untakenReasons = ['private', 'not-allowed', 'not-visible', 'failed'] as const;
export type UntakenReason = (typeof untakenReasons)[number];

/** What came of picturing a tab. It waits in memory, and nothing of it is in a report, until the shopper has seen it. */
export type TakenPicture =
  | { readonly taken: true; readonly host: string; readonly picture: ReportPicture }
  | { readonly taken: false; readonly why: UntakenReason };

/** A part of a picture that is covered, in fractions of its width and height from the top left corner, 0 to 1. */
export type PictureBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
