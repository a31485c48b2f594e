import { describe, expect, test } from 'vitest';
import type { FetchFile, FileStore } from '#lib/feed/tuf/seams.ts';
import { Updater } from '#lib/feed/tuf/updater.ts';
import { FeedRepo, MemoryStore, startMs, storeOf, textOf } from '../../../support/feed-repo.ts';

/**
 * A worker that dies: from one step on nothing it asks for happens any more. Half of the deaths come just before a step
 * takes effect, half just after it did and before anybody heard of it.
 */
class DyingWorker {
  #step = 0;
  readonly #last: number;
  readonly #store: FileStore;
  readonly #fetchFile: FetchFile;

  constructor(last: number, store: FileStore, fetchFile: FetchFile) {
    this.#last = last;
    this.#store = store;
    this.#fetchFile = fetchFile;
  }

  readonly fetchFile: FetchFile = (url) => this.#live(() => this.#fetchFile(url));
  readonly store: FileStore = {
    read: (name) => this.#live(() => this.#store.read(name)),
    write: (name, bytes) => this.#live(() => this.#store.write(name, bytes)),
    remove: (name) => this.#live(() => this.#store.remove(name)),
  };

  get isDead(): boolean {
    return this.#step >= this.#last;
  }

  async #live<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#step += 1;
    if (this.#step >= this.#last) throw new Error('the worker is gone');
    const value = await work();
    this.#step += 1;
    if (this.#step >= this.#last) throw new Error('the worker is gone');
    return value;
  }
}

type Story = (repo: FeedRepo) => Promise<void>;

const stories: readonly (readonly [string, Story])[] = [
  ['a new generation', (repo) => repo.publish('A', 'targets', 'snapshot', 'timestamp')],
  ['three new roots', (repo) => repo.publish('root', 'root', 'root')],
  [
    'new keys for every role',
    async (repo) => {
      await repo.rotateKey('timestamp');
      await repo.rotateKey('snapshot');
      await repo.publish('root');
      await repo.rotateKey('targets');
      await repo.publish('root', 'A', 'targets', 'snapshot', 'timestamp');
    },
  ],
  [
    'recovery from a huge snapshot version',
    async (repo) => {
      await repo.rotateKey('snapshot');
      await repo.publish('root');
      for (const role of ['targets', 'snapshot']) {
        repo.documentOf(role).version = 2;
        await repo.publishAsIs(role);
      }
      await repo.publish('timestamp');
    },
  ],
];

async function makeRepo(): Promise<FeedRepo> {
  const repo = await FeedRepo.create(startMs);
  await repo.delegate('targets', 'A');
  await repo.addTarget('A', 'list', 'x');
  repo.snapshot.version = 900;
  await repo.publishAll();
  return repo;
}

async function update(parts: Parameters<typeof Updater.refresh>[0]): Promise<string> {
  const result = await Updater.refresh(parts);
  if (!result.ok) return result.error;
  const found = await result.value.findTarget('list');
  return found.ok ? found.value.role : found.error;
}

describe.each(stories)('a worker that dies during %s', (_, story) => {
  test('leaves whole files, old or new, and the next one goes on to the end', async () => {
    const repo = await makeRepo();
    const first = storeOf(repo);
    expect(await update(repo.parts(first))).toBe('A');
    const old = new Map(first.files);
    await story(repo);
    const served = new Set([...repo.files.values(), ...old.values()].map(textOf));
    let deaths = 0;
    for (let last = 1; ; last += 1) {
      const store = new MemoryStore();
      for (const [name, bytes] of old) store.files.set(name, bytes);
      const worker = new DyingWorker(last, store, repo.fetchFile);
      const parts = { ...repo.parts(store), store: worker.store, fetchFile: worker.fetchFile };
      const outcome = await update(parts);
      if (!worker.isDead) {
        expect(outcome).toBe('A');
        break;
      }
      deaths += 1;
      for (const bytes of store.files.values()) expect(served.has(textOf(bytes))).toBe(true);
      expect(store.files.has('root.json')).toBe(true);
      expect(await update(repo.parts(store))).toBe('A');
      const roles = ['A', 'root', 'snapshot', 'targets', 'timestamp'];
      expect(store.versions()).toEqual(
        Object.fromEntries(roles.map((role) => [`${role}.json`, repo.documentOf(role).version])),
      );
    }
    expect(deaths).toBeGreaterThan(15);
  });
});

test('files are kept in the order of trust: roots one by one, then timestamp, snapshot, targets, delegated roles', async () => {
  const repo = await makeRepo();
  const store = storeOf(repo);
  await repo.publish('root', 'root');
  const written: string[] = [];
  const watched: FileStore = {
    read: (name) => store.read(name),
    remove: (name) => store.remove(name),
    async write(name, bytes) {
      written.push(`${name} ${JSON.parse(textOf(bytes)).signed.version}`);
      await store.write(name, bytes);
    },
  };
  expect(await update({ ...repo.parts(store), store: watched })).toBe('A');
  expect(written).toEqual([
    'root.json 2',
    'root.json 3',
    'timestamp.json 2',
    'snapshot.json 901',
    'targets.json 2',
    'A.json 1',
  ]);
});

test('a store that fails is told apart from an attack', async () => {
  const repo = await makeRepo();
  const store = storeOf(repo);
  const full: FileStore = {
    read: (name) => store.read(name),
    remove: (name) => store.remove(name),
    write: () => Promise.reject(new Error('quota exceeded')),
  };
  expect(await Updater.refresh({ ...repo.parts(store), store: full })).toMatchObject({
    error: 'storage-failed',
    detail: 'quota exceeded',
  });
});
