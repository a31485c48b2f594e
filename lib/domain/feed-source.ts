/** The feed that ships inside. Others are named by their root. */
export const mainFeedId = 'main';

/** Where a feed comes from, and what the shopper chose about it. */
export type FeedSource = {
  readonly id: string;
  /** Addresses that end with `/`, tried in this order. None: the feed cannot be updated over the network. */
  readonly mirrors: readonly string[];
  /** SHA-256 of the root file that was trusted first, 64 hexadecimal digits. */
  readonly rootFingerprint: string;
  readonly addedAtMs: number;
  /** Curators of this feed whose lists the shopper does not want. */
  readonly curatorsOff: readonly string[];
  /** SHA-256 of the release that the brake held back and the shopper said no to, 64 hexadecimal digits. */
  readonly declinedRelease?: string;
};
