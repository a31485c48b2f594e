import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { FetchFile, FileStore } from '#lib/feed/tuf/seams.ts';
import { plantRoot } from '#lib/feed/tuf/updater.ts';
import type { SyncStates } from '#lib/store/sync-states.ts';
import type { FeedListing, ListFeed } from './feed-listing.ts';
import { buildListFeed } from './list-feed.ts';
import { buildMemoryStore } from './memory-store.ts';

/** Reads a file that ships inside the extension; null when there is none of that path. */
export type ReadOwnFile = (path: string) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Where the signed feed lies that ships inside the extension, laid out as every feed is. */
export const seedFolder = 'seed/';
/** Before any signature has run out: what ships inside is as old as the release, and its own end is held against the clock. */
const beforeAllEnds = 0;
const seedOrigin = 'https://seed.invalid/';

/** Serves the files that ship inside to a TUF client, as if they came over the network. */
export function buildSeedFetch(readOwnFile: ReadOwnFile): FetchFile {
  return async (url) => {
    const path = decodeURIComponent(url.slice(seedOrigin.length));
    const bytes = await readOwnFile(`${seedFolder}${path}`);
    return bytes === null
      ? { status: 404, body: null }
      : { status: 200, body: new Blob([bytes]).stream() };
  };
}

/** The seed as a feed that can be updated from. `store` ends up with its metadata: from then on nothing older is taken. */
export function buildSeedList(readOwnFile: ReadOwnFile, store: FileStore): ListFeed {
  const list = buildListFeed({
    source: { mirrors: [seedOrigin] },
    store,
    fetchFile: buildSeedFetch(readOwnFile),
    clock: () => beforeAllEnds,
  });
  return async (kept) => {
    const planted = await plantSeedRoot(readOwnFile, store);
    return planted.ok ? list(kept) : planted;
  };
}

/** Puts the root that ships inside where the client of the main feed begins, unless one is there already. */
async function plantSeedRoot(
  readOwnFile: ReadOwnFile,
  store: FileStore,
): Promise<Result<null, 'damaged'>> {
  if ((await store.read('root.json')) !== null) return ok(null);
  const root = await readOwnFile(`${seedFolder}metadata/1.root.json`);
  if (root === null) return fail('damaged', 'the extension ships without a root');
  const planted = await plantRoot(store, root);
  return planted.ok ? planted : fail('damaged', `${planted.error}: ${planted.detail ?? ''}`);
}

/** What ships inside proves nothing about today: taking it counts neither as asked nor as confirmed. */
export function buildSeedStates(states: SyncStates): SyncStates {
  return {
    ...states,
    async apply({ feedId, failure }) {
      await states.apply({ ...(await states.read(feedId)), failure });
    },
  };
}

/** Reads the seed whole, trusting nothing but its root. For a device on which nothing can be stored. */
export async function readSeedFiles(
  readOwnFile: ReadOwnFile,
): Promise<Result<FeedFiles, 'damaged'>> {
  const listed = await buildSeedList(readOwnFile, buildMemoryStore())(new Map());
  if (!listed.ok) return fail('damaged', `${listed.error}: ${listed.detail ?? ''}`);
  return readAll(listed.value);
}

async function readAll(listing: FeedListing): Promise<Result<FeedFiles, 'damaged'>> {
  const files = new Map<string, Uint8Array>();
  for (const file of listing.files) {
    const bytes = await listing.fetch(file);
    if (!bytes.ok) return fail('damaged', `${bytes.error}: ${bytes.detail ?? ''}`);
    files.set(file.path, bytes.value);
  }
  return ok(files);
}
