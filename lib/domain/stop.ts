import type { Locale } from './localised.ts';
import type { LinkView } from './verdict.ts';

/** One warning on the stop page, in finished sentences of one language. */
export type StopWarning = {
  readonly id: string;
  /** The graded word: "Trong danh sách cảnh báo", "Cơ quan chức năng đã kết luận". */
  readonly label: string;
  readonly confirmed: boolean;
  readonly who: string;
  /** What the notice calls it; a quotation of the source. Null when it gives no name. */
  readonly about: string | null;
  readonly reason: string;
  readonly since: string;
  readonly recheck: string;
  /** Said of sample data only. */
  readonly demo: string | null;
  readonly sourceLink: LinkView | null;
  readonly objection: LinkView | null;
  readonly answer: string | null;
  /** Id of the card on the shopper's rights in this case. */
  readonly tip?: string;
};

/** What the stop page shows. `none`: the worker stops no such address, or has no lists to look it up in. */
export type StopView =
  | { readonly state: 'none'; readonly locale: Locale }
  | {
      readonly state: 'stop';
      readonly locale: Locale;
      /** Host, or host and path where only that page is listed. */
      readonly subject: string;
      readonly warnings: readonly StopWarning[];
    };
