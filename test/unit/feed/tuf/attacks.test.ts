import { describe, expect, test } from 'vitest';
import { topRoles } from '#lib/feed/tuf/metadata-schemas.ts';
import { Updater } from '#lib/feed/tuf/updater.ts';
import { feedAttacks } from '../../../support/feed-attacks.ts';
import {
  bytesOf,
  FeedRepo,
  type MemoryStore,
  startMs,
  storeOf,
  targetsUrl,
  textOf,
} from '../../../support/feed-repo.ts';

type Client = { readonly repo: FeedRepo; readonly store: MemoryStore; readonly good: Updater };

/** A client that holds generation 2 of a feed: root, targets, snapshot and timestamp of version 2. */
async function makeClient(): Promise<Client> {
  const repo = await FeedRepo.create();
  await repo.addTarget('targets', 'list', 'the list');
  await repo.publish('root', 'targets', 'snapshot', 'timestamp');
  const store = storeOf(repo);
  const result = await Updater.refresh(repo.parts(store));
  if (!result.ok) throw new Error(result.error);
  return { repo, store, good: result.value };
}

/** The maintainers take over: every document as it was, in versions nobody has seen, signed by the same keys. */
async function recover({ repo, store }: Client, documents: FeedRepo['documents']): Promise<void> {
  repo.nowMs = startMs;
  repo.answers.clear();
  Object.assign(repo.root, documents.root, { version: (store.versions()['root.json'] ?? 0) + 1 });
  Object.assign(repo.targets, documents.targets, { version: 20 });
  Object.assign(repo.snapshot, documents.snapshot, { version: 20 });
  Object.assign(repo.timestamp, documents.timestamp, { version: 20 });
  for (const role of ['root', 'targets', 'snapshot', 'timestamp']) await repo.publishAsIs(role);
}

describe('a client that has refreshed before', () => {
  test.each(feedAttacks.map((attack) => [attack.name, attack] as const))(
    '%s',
    async (_, attack) => {
      const client = await makeClient();
      const { repo, store, good } = client;
      const documents = structuredClone(repo.documents);
      const before = new Map(store.files);
      await attack.strike(repo);
      const result = await Updater.refresh(repo.parts(store));
      expect(result.ok ? 'ok' : result.error).toBe(attack.code);
      for (const role of topRoles) {
        const isTaken = attack.taken?.includes(role) ?? false;
        const isSame = store.files.get(`${role}.json`) === before.get(`${role}.json`);
        expect([role, isSame ? 'stays' : 'is taken']).toEqual([
          role,
          isTaken ? 'is taken' : 'stays',
        ]);
      }
      const target = await good.findTarget('list');
      if (!target.ok) throw new Error(target.error);
      const read = await good.readTarget(target.value, {
        baseUrl: targetsUrl,
        kept: bytesOf('the list'),
      });
      expect(read.ok && textOf(read.value)).toBe('the list');

      // 5: an error leaves nobody in a state from which there is no way back.
      await recover(client, documents);
      const next = await Updater.refresh(repo.parts(store));
      expect(next.ok && next.value.versions.targets.version).toBe(20);
    },
  );
});
