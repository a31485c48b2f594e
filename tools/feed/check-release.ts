import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { feedPaths, parseFeedFiles } from '#lib/feed/feed-files.ts';
import { readTargetPaths } from '#lib/feed/list-targets.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import type { Bytes } from '#lib/feed/tuf/bytes.ts';
import type { FetchFile, FileStore } from '#lib/feed/tuf/seams.ts';
import { plantRoot, Updater } from '#lib/feed/tuf/updater.ts';
import { VerbFault } from './verb.ts';

/** A store in memory, as a client that was just installed has it. */
export function memoryStore(kept: ReadonlyMap<string, Bytes> = new Map()): FileStore {
  const files = new Map(kept);
  return {
    read: async (name) => files.get(name) ?? null,
    write: async (name, bytes) => void files.set(name, bytes),
    remove: async (name) => void files.delete(name),
  };
}

/** Serves a folder to a client without a network, with files laid over it that are not written yet. */
export function folderFetch(
  folder: string,
  unwritten: ReadonlyMap<string, Uint8Array> = new Map(),
): FetchFile {
  return async (url) => {
    try {
      const path = normalize(decodeURIComponent(new URL(url).pathname)).slice(1);
      const bytes = unwritten.get(path);
      // A file on the disk may have any length: the client cuts off what is too long.
      const blob = bytes ? new Blob([new Uint8Array(bytes)]) : await openAsBlob(join(folder, path));
      return { status: 200, body: blob.stream() };
    } catch {
      return { status: 404, body: null };
    }
  };
}

export type CheckedRelease = {
  readonly content: PackedFeed;
  readonly versions: Updater['versions'];
  readonly files: FeedFiles;
};

const base = 'https://folder.invalid/';

/**
 * Brings a client that trusts only this root up to date with a folder.
 * @throws VerbFault with the code of what it would refuse
 */
export async function openRelease(
  fetchFile: FetchFile,
  root: Bytes,
  nowMs: number,
): Promise<Updater> {
  const store = memoryStore();
  const planted = await plantRoot(store, root);
  if (!planted.ok) throw new VerbFault(`no client would trust this root: ${planted.detail}`);
  const opened = await Updater.refresh({
    metadataUrl: `${base}metadata/`,
    store,
    fetchFile,
    nowMs,
  });
  if (!opened.ok) {
    throw new VerbFault(`a client refuses this release: ${opened.error} (${opened.detail ?? ''})`);
  }
  return opened.value;
}

/**
 * Reads a published folder as a client does that trusts only this root: refresh, every target, decode.
 * @throws VerbFault with the code of what a client would refuse
 */
export async function checkRelease(
  folder: string | FetchFile,
  root: Bytes,
  nowMs: number,
): Promise<CheckedRelease> {
  const fetchFile = typeof folder === 'string' ? folderFetch(folder) : folder;
  const updater = await openRelease(fetchFile, root, nowMs);
  const read = async (path: string): Promise<Uint8Array> => {
    const target = await updater.findTarget(path);
    const bytes = target.ok
      ? await updater.readTarget(target.value, { baseUrl: `${base}targets/` })
      : target;
    if (bytes.ok) return bytes.value;
    throw new VerbFault(`a client refuses ${path}: ${bytes.error} (${bytes.detail ?? ''})`);
  };
  const head = await read(feedPaths.head);
  const paths = readTargetPaths(head);
  if (!paths.ok) throw new VerbFault(`a client cannot read this release: ${paths.detail ?? ''}`);
  const files = new Map<string, Uint8Array>();
  for (const path of paths.value) files.set(path, await read(path));
  const content = parseFeedFiles(files);
  if (!content.ok) {
    throw new VerbFault(`a client cannot read this release: ${content.detail ?? content.error}`);
  }
  return { content: content.value, versions: updater.versions, files };
}

/** `1.root.json`, as a client that ships with it starts. */
export function readFirstRoot(folder: string): Uint8Array<ArrayBuffer> {
  const path = join(folder, 'metadata', '1.root.json');
  if (!existsSync(path))
    throw new VerbFault(`${path} is not there; it must stay published for ever`);
  return new Uint8Array(readFileSync(path));
}
