import type { SyncState, UpdateFault } from './feed-update.ts';
import type { IdentifierKind } from './identifier.ts';
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
  /** 64 hexadecimal digits: of the root file the shopper agreed to; null for the feed that ships inside. */
  readonly rootFingerprint: string | null;
  /** Null until signed metadata of this feed are kept on this device. */
  readonly signers: SignersView | null;
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

/** Who may sign, and what was signed last; from metadata that were verified before they were kept. */
export type SignersView = {
  /** SHA-256 of the root file in use now, 64 hexadecimal digits. */
  readonly rootFingerprint: string;
  readonly rootVersion: number;
  /** How many keys may sign the root file, and how many of them must. */
  readonly rootKeys: number;
  readonly rootThreshold: number;
  /** How many different keys' valid signatures the root file in use carries. */
  readonly rootSigned: number;
  /** The first moment, ms since 1970, at which one of the signatures runs out. */
  readonly nextExpiryMs: number;
};

/** How fresh one feed is: what the popup says in a line. Times in ms since 1970. */
export type FeedFreshness = {
  readonly id: string;
  readonly isMain: boolean;
  readonly name: Localised;
  readonly version: number;
  readonly publishedAtMs: number;
  readonly expiresAtMs: number;
  readonly fault: UpdateFault | null;
  /** The version that the brake holds back and nobody has decided about. */
  readonly heldVersion: number | null;
};

/** What the brake holds back, and what it would have flagged. */
export type HeldView = {
  readonly version: number;
  readonly code: 'protected-name' | 'recent-shops';
  readonly newlyFlagged: readonly string[];
  /** The shopper said no to this version; a newer one is asked about anew. */
  readonly isDeclined: boolean;
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

/** One shop that is kept for the brake, as the shopper sees it. */
export type RecentShopView = {
  /** Names it in a question: `shop:shopee:vn:123`. */
  readonly ref: string;
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly name: string | null;
  /** ISO day of the last visit. */
  readonly day: string;
};
