import type { UpdateFault } from '#lib/domain/feed-update.ts';
import type { Result } from '#lib/domain/result.ts';

/** One file of a feed as its signed metadata announce it. */
export type ListedFile = {
  readonly path: string;
  readonly sizeBytes: number;
  /** SHA-256 or SHA-512 in hexadecimal. Two files with one hash are the same file. */
  readonly hash: string;
};

/** What a feed offers now, proved by its signatures. Nothing but metadata was fetched for it. */
export type FeedListing = {
  /** Changes when, and only when, a file does. */
  readonly release: string;
  readonly files: readonly ListedFile[];
  /** Fetches one of the files and holds it against its signed size and hash. */
  readonly fetch: (file: ListedFile) => Promise<Result<Uint8Array, UpdateFault>>;
  /**
   * Fetches the change that makes a list out of the version with this hash. Null where the feed offers none, or it
   * cannot be had: the file itself is the other way.
   */
  readonly fetchDelta: (file: ListedFile, baseHash: string) => Promise<Uint8Array | null>;
};

/** Files that are on this device already, by their signed hash. */
export type KeptFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Asks a feed's host for its metadata and verifies them against the trusted root of that feed; what is kept already is
 * not fetched. Never throws.
 */
export type ListFeed = (kept: KeptFiles) => Promise<Result<FeedListing, UpdateFault>>;
