import type { DroppedRule, FeedFiles, HeldReason } from '#lib/domain/feed-update.ts';

/** One complete, verified and tested state of a feed on this device. */
export type Generation = {
  readonly feedId: string;
  /** Counts up on this device; a feed's own version may stay while its signatures are renewed. */
  readonly number: number;
  /** Which signed files these are; two generations with one release hold the same bytes. */
  readonly release: string;
  readonly version: number;
  readonly publishedAtMs: number;
  readonly expiresAtMs: number;
  readonly files: FeedFiles;
  /** The signed hash of each file, hexadecimal, by path. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Rules that failed their own examples and are not used. */
  readonly dropped: readonly DroppedRule[];
  /** Why the brake held it back; stored with it, so that a killed worker cannot part the two. */
  readonly heldFor: HeldReason | null;
};

export type GenerationRow = Omit<Generation, 'files' | 'hashes'> & {
  readonly files: readonly (readonly [path: string, bytes: Uint8Array, hash: string])[];
};

export type PointerRow = {
  readonly feedId: string;
  readonly active: number | null;
  readonly held: number | null;
};

export type MetadataRow = {
  readonly feedId: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};
