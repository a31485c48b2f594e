import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { applyDelta, parseDelta } from '#lib/feed/delta.ts';
import { encodeDelta } from '#lib/feed/encode-delta.ts';
import { deltaPath, listPath } from '#lib/feed/feed-files.ts';
import { openList, type PackedList } from '#lib/feed/list-codec/parse-list.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import { readRepository, readSignedFile } from './repository/read-repository.ts';
import { readVersion } from './repository/repository.ts';
import { curatorRoleName } from './repository/roles.ts';
import { describeBytes, readTargets, type SignedFile } from './repository/signed-file.ts';
import { VerbFault } from './verb.ts';

/** From so many versions before the newest a client loads the change alone; one that slept longer loads the list. */
export const deltaBases = 12;

/**
 * The changes that lead to each list from its last published versions (L13). What is published stays readable in the
 * folder for ever, so every base is at hand; of a list that did not change the published changes stay as they are.
 */
export async function buildDeltas(published: string, { lists }: PackedFeed): Promise<FeedFiles> {
  const repository = readRepository(published);
  const deltas = new Map<string, Uint8Array>();
  for (const list of lists) {
    const role = curatorRoleName(list.head.curatorId);
    const newest = repository?.curators.get(role);
    if (!newest) continue;
    const path = listPath(list.head.curatorId, list.head.id);
    const isUnchanged =
      readTargets(newest).get(path)?.sha256 === describeBytes(list.bytes).hashes.sha256;
    const found = isUnchanged
      ? readPublishedDeltas(published, newest, path)
      : await makeDeltas(list, path, readBases(published, { role, newest, path }));
    for (const [name, bytes] of found) deltas.set(name, bytes);
  }
  return deltas;
}

function readPublishedDeltas(published: string, newest: SignedFile, path: string): FeedFiles {
  const stem = deltaPath(path, '');
  const own = [...readTargets(newest)].filter(([name]) => name.startsWith(stem));
  return new Map(
    own.flatMap(([name, { sha256 }]) => {
      const bytes = readTarget(published, name, sha256);
      return bytes ? [[name, bytes] as const] : [];
    }),
  );
}

type Place = { readonly role: string; readonly newest: SignedFile; readonly path: string };

/** The list as it was in the last versions of its curator's role, newest first, each once. */
function readBases(published: string, { role, newest, path }: Place): readonly PackedList[] {
  const bases = new Map<string, PackedList>();
  for (let version = readVersion(newest); version > 0 && bases.size < deltaBases; version -= 1) {
    const file = join(published, 'metadata', `${version}.${role}.json`);
    if (!existsSync(file)) break;
    const hash = readTargets(readSignedFile(file)).get(path)?.sha256;
    const bytes = hash === undefined ? null : readTarget(published, path, hash);
    const list = bytes && openList(bytes);
    if (hash !== undefined && list?.ok) bases.set(hash, list.value);
  }
  return [...bases.values()];
}

async function makeDeltas(
  list: PackedList,
  path: string,
  bases: readonly PackedList[],
): Promise<FeedFiles> {
  const deltas = new Map<string, Uint8Array>();
  for (const base of bases) {
    const delta = await encodeDelta(base, list);
    if (!delta.ok || delta.value.length > list.bytes.length / 2) continue;
    await requireResult(base, delta.value, list);
    deltas.set(deltaPath(path, describeBytes(base.bytes).hashes.sha256), delta.value);
  }
  return deltas;
}

async function requireResult(base: PackedList, bytes: Uint8Array, list: PackedList): Promise<void> {
  const delta = parseDelta(bytes);
  const built = delta.ok ? await applyDelta(base, delta.value, async () => {}) : delta;
  if (!built.ok) {
    throw new VerbFault(`list ${list.head.id}: its change cannot be applied: ${built.error}`);
  }
}

function readTarget(published: string, path: string, hash: string): Uint8Array | null {
  const at = path.lastIndexOf('/') + 1;
  const file = join(published, 'targets', path.slice(0, at), `${hash}.${path.slice(at)}`);
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : null;
}
