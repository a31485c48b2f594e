import type { SyncState } from './feed-update.ts';
import type { Localised } from './localised.ts';

/** One feed as the shopper sees it. Times in ms since 1970. */
export type FeedView = {
  readonly id: string;
  readonly isMain: boolean;
  readonly name: Localised;
  readonly version: number;
  readonly publishedAtMs: number;
  readonly expiresAtMs: number;
  readonly mirrors: readonly string[];
  /** 64 hexadecimal digits; null for the feed that ships inside. */
  readonly rootFingerprint: string | null;
  readonly curators: readonly CuratorView[];
  readonly sync: Omit<SyncState, 'feedId' | 'mirrors'>;
  readonly held: HeldView | null;
  readonly droppedRules: number;
};

export type CuratorView = {
  readonly id: string;
  readonly name: Localised;
  readonly url: string;
  readonly isOn: boolean;
  readonly listTitles: readonly Localised[];
  /** Null where the lists were not fetched. */
  readonly entryCount: number | null;
};

/** What the brake holds back, and what it would have flagged. */
export type HeldView = {
  readonly version: number;
  readonly code: 'protected-name' | 'recent-shops';
  readonly newlyFlagged: readonly string[];
};

/** What is shown of a feed before the shopper agrees to it. */
export type FeedPreview = {
  readonly url: string;
  readonly rootFingerprint: string;
  readonly name: Localised;
  readonly version: number;
  readonly publishedAtMs: number;
  readonly licence: string;
  /** The host that reports go to; null when the feed names no intake. */
  readonly intake: string | null;
  readonly curators: readonly CuratorView[];
};
