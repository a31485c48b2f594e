import type { FeedFiles, UpdateFault } from '#lib/domain/feed-update.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { applyDelta, parseDelta, type Pause } from '#lib/feed/delta.ts';
import { openList } from '#lib/feed/list-codec/parse-list.ts';
import { type Bytes, digestHex } from '#lib/feed/tuf/bytes.ts';
import type { Generation } from '#lib/store/feed-rows.ts';
import type { FeedListing, KeptFiles, ListedFile } from './feed-listing.ts';

/**
 * Bytes of all files of one feed together: a device keeps two generations of it, and an older one while it changes. A
 * list of 5,000,000 entries, five times what is designed for, takes half of it.
 */
export const feedBytesAtMost = 67_108_864;

/** The files of generations on this device, by their signed hash. */
export function listKept(generations: readonly Generation[]): KeptFiles {
  const kept = new Map<string, Uint8Array>();
  for (const { files, hashes } of generations) {
    for (const [path, bytes] of files) {
      const hash = hashes.get(path);
      if (hash !== undefined) kept.set(hash, bytes);
    }
  }
  return kept;
}

/**
 * Gets every file that a feed lists: what a generation on this device holds already is not fetched again, and of a list
 * that is here in an earlier version only the change is. `pause` lets pages be answered while a large list is put
 * together.
 */
export async function fetchFiles(
  listing: FeedListing,
  generations: readonly Generation[],
  pause: Pause,
): Promise<Result<FeedFiles, UpdateFault>> {
  const kept = listKept(generations);
  const files = new Map<string, Uint8Array>();
  for (const file of listing.files) {
    const known =
      kept.get(file.hash) ?? (await buildFromDelta(file, { listing, generations, pause }));
    const fetched = known ? ok(known) : await listing.fetch(file);
    if (!fetched.ok) return fetched;
    files.set(file.path, fetched.value);
  }
  return ok(files);
}

type Bases = {
  readonly listing: FeedListing;
  readonly generations: readonly Generation[];
  readonly pause: Pause;
};

/** Null where no change leads to the file: none is offered, or it does not give exactly what was signed. */
async function buildFromDelta(
  file: ListedFile,
  { listing, generations, pause }: Bases,
): Promise<Uint8Array | null> {
  for (const { files, hashes } of generations) {
    const [base, hash] = [files.get(file.path), hashes.get(file.path)];
    if (base === undefined || hash === undefined) continue;
    const delta = await listing.fetchDelta(file, hash);
    const built = delta && (await applyToBase(base, delta, pause));
    if (built && (await isSigned(built, file))) return built;
  }
  return null;
}

async function applyToBase(
  base: Uint8Array,
  bytes: Uint8Array,
  pause: Pause,
): Promise<Bytes | null> {
  const delta = parseDelta(bytes);
  const list = delta.ok ? openList(base) : delta;
  if (!delta.ok || !list.ok) return null;
  const built = await applyDelta(list.value, delta.value, pause);
  return built.ok ? built.value : null;
}

// The delta proves its own result; only this proves that the result is the snapshot that the curator signed.
async function isSigned(bytes: Bytes, { sizeBytes, hash }: ListedFile): Promise<boolean> {
  const algorithm = hash.length === 64 ? 'SHA-256' : 'SHA-512';
  return bytes.length === sizeBytes && (await digestHex(algorithm, bytes)) === hash;
}
