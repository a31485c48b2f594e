import type { FeedPreview, FeedView } from '#lib/domain/feed-view.ts';
import type { Locale } from '#lib/domain/localised.ts';

/** What the page knows. `adding` is where the shopper stands with a new source. */
export type FeedsPage = {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly feeds: readonly FeedView[];
  readonly isSyncing: boolean;
  readonly adding: Adding;
  readonly importFault: boolean;
};
export type Adding =
  | { readonly state: 'none' | 'looking' }
  | { readonly state: 'seen'; readonly preview: FeedPreview }
  | { readonly state: 'fault'; readonly fault: string };

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
    readonly onCurator: (feedId: string, curatorId: string, isOn: boolean) => void;
    readonly onRelease: (feedId: string) => void;
    readonly onFile: (feedId: string, file: File) => void;
  };
};
