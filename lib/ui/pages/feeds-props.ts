import type { FeedPreview, FeedView } from '#lib/domain/feed-view.ts';
import type { Locale } from '#lib/domain/localised.ts';

/** What the page knows. `adding` is where the shopper stands with a new source. */
export type FeedsPage = {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly feeds: readonly FeedView[];
  readonly isSyncing: boolean;
  readonly adding: Adding;
  /** What came of the last file, and for which feed it was. */
  readonly imported: Imported | null;
  /** The last press came to nothing; what is shown is the state before it. */
  readonly hasFailed: boolean;
};
export type Adding =
  | { readonly state: 'none' | 'looking' }
  | { readonly state: 'seen'; readonly preview: FeedPreview }
  | { readonly state: 'fault'; readonly fault: string };

/** `outcome` is a code of the worker, or of what the file itself did. */
export type Imported = { readonly feedId: string; readonly outcome: string };

export type FeedsProps = {
  readonly page: FeedsPage;
  readonly locale: Locale;
  readonly nowMs: number;
  readonly actions: {
    readonly onSync: () => void;
    readonly onLook: (url: string) => void;
    readonly onAgree: (preview: FeedPreview) => void;
    readonly onCancel: () => void;
    readonly onRemove: (feedId: string) => void;
    readonly onMove: (feedId: string, by: -1 | 1) => void;
    readonly onCurator: (feedId: string, curatorId: string, isOn: boolean) => void;
    readonly onRelease: (feedId: string, version: number) => void;
    readonly onDecline: (feedId: string, version: number) => void;
    readonly onFile: (feedId: string, file: File) => void;
  };
};

export type FeedProps = FeedsProps & { readonly feed: FeedView };
