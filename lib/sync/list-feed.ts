import type { FeedSource } from '#lib/domain/feed-source.ts';
import type { UpdateFault } from '#lib/domain/feed-update.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { deltaPath, feedPaths } from '#lib/feed/feed-files.ts';
import { readTargetPaths } from '#lib/feed/list-targets.ts';
import type { TargetFile } from '#lib/feed/tuf/search-target.ts';
import type { FetchFile, FileStore } from '#lib/feed/tuf/seams.ts';
import type { TufErrorCode } from '#lib/feed/tuf/tuf-error.ts';
import { Updater } from '#lib/feed/tuf/updater.ts';
import type { FeedListing, KeptFiles, ListedFile, ListFeed } from './feed-listing.ts';

export type ListFeedParts = {
  readonly source: Pick<FeedSource, 'mirrors'>;
  /** The feed's trusted metadata; its root was planted when the feed was agreed to. */
  readonly store: FileStore;
  readonly fetchFile: FetchFile;
  readonly clock: () => number;
};

type Failed = Extract<Result<never, UpdateFault>, { ok: false }>;

/**
 * Lists what a feed offers, from the first of its mirrors that can be believed. A mirror is only a host: one that is
 * down or that serves something old or forged is passed over, and what is said in the end is the fault of the first.
 */
export function buildListFeed(parts: ListFeedParts): ListFeed {
  return async (kept) => {
    let first: Failed | null = null;
    for (const mirror of parts.source.mirrors) {
      const listed = await listMirror(mirror, kept, parts);
      if (listed.ok) return listed;
      first ??= listed;
    }
    return first ?? fail('unreachable', 'the feed has no address');
  };
}

async function listMirror(
  mirror: string,
  kept: KeptFiles,
  { source, store, fetchFile, clock }: ListFeedParts,
): Promise<Result<FeedListing, UpdateFault>> {
  const opened = await Updater.refresh({
    metadataUrl: `${mirror}metadata/`,
    store,
    fetchFile,
    nowMs: clock(),
  });
  if (!opened.ok) return explain(opened);
  // A host whose metadata are good may have lost a file; a file is known by its hash, whoever serves it.
  const others = source.mirrors.filter((each) => each !== mirror);
  return describe(opened.value, [mirror, ...others], kept);
}

type Target = ListedFile & { readonly described: TargetFile };

async function describe(
  updater: Updater,
  mirrors: readonly string[],
  kept: KeptFiles,
): Promise<Result<FeedListing, UpdateFault>> {
  const readTarget = buildReadTarget(updater, mirrors);
  const head = await findTarget(updater, feedPaths.head);
  if (!head.ok) return head;
  const known = kept.get(head.value.hash);
  const read = known ? ok(known) : await readTarget(head.value.described);
  if (!read.ok) return read;
  const paths = readTargetPaths(read.value);
  if (!paths.ok) return fail('damaged', paths.detail);
  const files: Target[] = [head.value];
  for (const path of paths.value.filter((each) => each !== feedPaths.head)) {
    const found = await findTarget(updater, path);
    if (!found.ok) return found;
    files.push(found.value);
  }
  const described = new Map(files.map((file) => [file.path, file.described]));
  return ok({
    release: files.map(({ path, hash }) => `${path} ${hash}`).join('\n'),
    files: files.map(({ path, sizeBytes, hash }) => ({ path, sizeBytes, hash })),
    async fetch({ path }) {
      if (path === feedPaths.head) return ok(read.value);
      const target = described.get(path);
      if (!target) return fail('damaged', `${path} was not listed`);
      return readTarget(target);
    },
    async fetchDelta({ path }, baseHash) {
      const target = path.endsWith('/snapshot')
        ? await updater.findTarget(deltaPath(path, baseHash))
        : null;
      if (!target?.ok) return null;
      const bytes = await readTarget(target.value);
      return bytes.ok ? bytes.value : null;
    },
  });
}

type ReadTarget = (target: TargetFile) => Promise<Result<Uint8Array, UpdateFault>>;

/** Reads a file from the first mirror that has it; one that failed is asked last from then on. */
function buildReadTarget(updater: Updater, mirrors: readonly string[]): ReadTarget {
  let order = mirrors;
  return async (target) => {
    let first: Failed | null = null;
    for (const mirror of order) {
      const bytes = await updater.readTarget(target, { baseUrl: `${mirror}targets/` });
      if (bytes.ok) return bytes;
      first ??= explain(bytes);
      order = [...order.filter((each) => each !== mirror), mirror];
    }
    return first ?? fail('unreachable', 'the feed has no address');
  };
}

async function findTarget(updater: Updater, path: string): Promise<Result<Target, UpdateFault>> {
  const found = await updater.findTarget(path);
  if (!found.ok) return explain(found);
  const { hashes, length } = found.value;
  const hash = hashes.sha256 ?? hashes.sha512;
  if (hash === undefined) return fail('refused', `${path} has no hash we know`);
  return ok({ path, sizeBytes: length, hash, described: found.value });
}

const silent = new Set<TufErrorCode>(['download-failed', 'metadata-missing', 'target-missing']);
const ended = new Set<TufErrorCode>([
  'root-expired',
  'timestamp-expired',
  'snapshot-expired',
  'targets-expired',
]);

/** Everything that is not silence, a clock or a full disk is something the trusted keys do not bear out. */
function explain(failed: { readonly error: TufErrorCode; readonly detail?: string }): Failed {
  const { error, detail = '' } = failed;
  const told = `${error}: ${detail}`;
  if (silent.has(error)) return { ok: false, error: 'unreachable', detail: told };
  if (ended.has(error)) return { ok: false, error: 'clock', detail: told };
  if (error === 'storage-failed') return { ok: false, error: 'not-kept', detail: told };
  return { ok: false, error: 'refused', detail: told };
}
