import { readFileSync } from 'node:fs';
import { feedPaths } from '#lib/feed/feed-files.ts';
import { readTargetPaths } from '#lib/feed/list-targets.ts';
import { plantRoot, Updater } from '#lib/feed/tuf/updater.ts';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import { folderFetch } from '../../tools/feed/check-release.ts';
import { openFileStore } from '../../tools/feed/file-store.ts';

/** What a client holds after an update, or the code of what it refused. */
export type Updated =
  | {
      readonly ok: true;
      readonly versions: Readonly<Record<'root' | 'timestamp' | 'snapshot' | 'targets', number>>;
      /** By path, as text. */
      readonly files: ReadonlyMap<string, string>;
    }
  | { readonly ok: false; readonly error: string };

/** A shopper's client: it keeps its trusted metadata in a folder of its own from one update to the next. */
export type FeedClient = { readonly update: (nowMs: number) => Promise<Updated> };

/** Begins with the first root of a published folder, as an extension that ships with it does. */
export async function openFeedClient(published: string, folder: string): Promise<FeedClient> {
  const store = openFileStore(folder);
  const root = new Uint8Array(readFileSync(`${published}/metadata/1.root.json`));
  const planted = await plantRoot(store, root);
  if (!planted.ok) throw new Error(planted.error);
  const base = 'https://feed.example/';
  const fetchFile: FetchFile = folderFetch(published);
  return {
    async update(nowMs) {
      const metadataUrl = `${base}metadata/`;
      const opened = await Updater.refresh({ metadataUrl, store, fetchFile, nowMs });
      if (!opened.ok) return { ok: false, error: opened.error };
      return readAll(opened.value, `${base}targets/`);
    },
  };
}

async function readAll(updater: Updater, baseUrl: string): Promise<Updated> {
  const read = async (path: string) => {
    const target = await updater.findTarget(path);
    return target.ok ? updater.readTarget(target.value, { baseUrl }) : target;
  };
  const head = await read(feedPaths.head);
  if (!head.ok) return { ok: false, error: head.error };
  const paths = readTargetPaths(head.value);
  if (!paths.ok) return { ok: false, error: paths.error };
  const files = new Map<string, string>();
  for (const path of paths.value) {
    const bytes = await read(path);
    if (!bytes.ok) return { ok: false, error: bytes.error };
    files.set(path, new TextDecoder().decode(bytes.value));
  }
  const { root, timestamp, snapshot, targets } = updater.versions;
  const versions = {
    root: root.version,
    timestamp: timestamp.version,
    snapshot: snapshot.version,
    targets: targets.version,
  };
  return { ok: true, versions, files };
}
