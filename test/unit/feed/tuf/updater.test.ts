import { describe, expect, test } from 'vitest';
import { plantRoot, Updater } from '#lib/feed/tuf/updater.ts';
import {
  bytesOf,
  dayMs,
  FeedRepo,
  MemoryStore,
  printMoment,
  startMs,
  storeOf,
  targetsUrl,
  textOf,
} from '../../../support/feed-repo.ts';

async function refresh(repo: FeedRepo, store: MemoryStore): Promise<string> {
  const result = await Updater.refresh(repo.parts(store));
  return result.ok ? 'ok' : result.error;
}

describe('refresh', () => {
  test('asks for the next root, the timestamp, the snapshot and the targets, in this order', async () => {
    const repo = await FeedRepo.create();
    expect(await refresh(repo, storeOf(repo))).toBe('ok');
    expect(repo.requests).toEqual([
      'metadata/2.root.json',
      'metadata/timestamp.json',
      'metadata/1.snapshot.json',
      'metadata/1.targets.json',
    ]);
  });

  test('keeps every file byte for byte as it was served, under a name without a version', async () => {
    const repo = await FeedRepo.create();
    repo.files.set(
      'metadata/timestamp.json',
      bytesOf(`${textOf(repo.file('metadata/timestamp.json'))} \n`),
    );
    const store = storeOf(repo);
    expect(await refresh(repo, store)).toBe('ok');
    expect([...store.files.keys()].sort()).toEqual([
      'root.json',
      'snapshot.json',
      'targets.json',
      'timestamp.json',
    ]);
    expect(store.files.get('timestamp.json')).toEqual(repo.file('metadata/timestamp.json'));
    expect(store.files.get('snapshot.json')).toEqual(repo.file('metadata/1.snapshot.json'));
    expect(store.files.get('targets.json')).toEqual(repo.file('metadata/1.targets.json'));
  });

  test('asks only for the next root and the timestamp when nothing has changed', async () => {
    const repo = await FeedRepo.create();
    const store = storeOf(repo);
    await refresh(repo, store);
    repo.requests.length = 0;
    expect(await refresh(repo, store)).toBe('ok');
    expect(repo.requests).toEqual(['metadata/2.root.json', 'metadata/timestamp.json']);
  });

  test('tells versions and ends of the four roles', async () => {
    const repo = await FeedRepo.create();
    repo.targets.expires = printMoment(startMs + 3 * dayMs);
    await repo.publishAll();
    const result = await Updater.refresh(repo.parts(storeOf(repo)));
    expect(result.ok && result.value.versions).toMatchObject({
      root: { version: 1 },
      targets: { version: 2, expiresAtMs: startMs + 3 * dayMs },
    });
  });

  test('reads repositories without consistent snapshots by plain names', async () => {
    const repo = await FeedRepo.create();
    repo.root.consistent_snapshot = false;
    await repo.publish('root');
    await repo.addTarget('targets', 'a/b.txt', 'content');
    await repo.publishAll();
    const result = await Updater.refresh(repo.parts(storeOf(repo)));
    expect(repo.requests.slice(-2)).toEqual(['metadata/snapshot.json', 'metadata/targets.json']);
    if (!result.ok) throw new Error(result.error);
    const target = await result.value.findTarget('a/b.txt');
    if (!target.ok) throw new Error(target.error);
    const read = await result.value.readTarget(target.value, { baseUrl: targetsUrl });
    expect(read.ok && textOf(read.value)).toBe('content');
    expect(repo.requests.at(-1)).toBe('targets/a/b.txt');
  });
});

describe('a later refresh', () => {
  test('keeps the timestamp it has when another one comes under the same version', async () => {
    const repo = await FeedRepo.create();
    const store = storeOf(repo);
    await refresh(repo, store);
    const kept = store.files.get('timestamp.json');
    repo.timestamp.meta['snapshot.json'] = { version: 100 };
    await repo.publishAsIs('timestamp');
    expect(await refresh(repo, store)).toBe('ok');
    expect(repo.requests.at(-1)).toBe('metadata/timestamp.json');
    expect(store.files.get('timestamp.json')).toBe(kept);
  });

  test('takes nothing that no timestamp names', async () => {
    const repo = await FeedRepo.create();
    const store = storeOf(repo);
    await refresh(repo, store);
    await repo.publish('targets', 'snapshot');
    expect(await refresh(repo, store)).toBe('ok');
    expect(store.versions()).toMatchObject({ 'snapshot.json': 1, 'targets.json': 1 });
  });

  test('goes on from kept files that have expired', async () => {
    const repo = await FeedRepo.create();
    for (const role of ['timestamp', 'snapshot', 'targets']) {
      repo.documentOf(role).expires = printMoment(startMs + dayMs);
    }
    await repo.publishAll();
    const store = storeOf(repo);
    expect(await refresh(repo, store)).toBe('ok');
    for (const role of ['timestamp', 'snapshot', 'targets']) {
      repo.documentOf(role).expires = printMoment(startMs + 21 * dayMs);
    }
    repo.nowMs = startMs + 18 * dayMs;
    expect(await refresh(repo, store)).toBe('timestamp-expired');
    await repo.publishAll();
    expect(await refresh(repo, store)).toBe('ok');
    expect(store.versions()).toMatchObject({ 'timestamp.json': 3, 'targets.json': 3 });
  });

  test('asks again for a snapshot that is not the one its timestamp has hashed', async () => {
    const repo = await FeedRepo.create();
    repo.hashesMetadata = true;
    await repo.publishAll();
    const store = storeOf(repo);
    await refresh(repo, store);
    const respelt = bytesOf(`${textOf(repo.file('metadata/2.snapshot.json'))}\n`);
    store.files.set('snapshot.json', respelt);
    expect(await refresh(repo, store)).toBe('ok');
    expect(store.files.get('snapshot.json')).toEqual(repo.file('metadata/2.snapshot.json'));
  });

  test('names the time at which it began for every file, however long it takes', async () => {
    const repo = await FeedRepo.create();
    repo.targets.expires = printMoment(startMs + 1000);
    await repo.publishAll();
    repo.nowMs = startMs + 999;
    const parts = repo.parts(storeOf(repo));
    repo.nowMs = startMs + 5000;
    expect((await Updater.refresh(parts)).ok).toBe(true);
  });

  test('takes an address with or without a slash at its end', async () => {
    const repo = await FeedRepo.create();
    const parts = repo.parts(storeOf(repo));
    const slashed = { ...parts, metadataUrl: `${parts.metadataUrl}/` };
    expect((await Updater.refresh(slashed)).ok).toBe(true);
    expect(repo.requests[0]).toBe('metadata/2.root.json');
  });
});

describe('the first root', () => {
  test('is planted where it is signed by itself', async () => {
    const repo = await FeedRepo.create();
    const store = new MemoryStore();
    expect(await plantRoot(store, repo.file('metadata/1.root.json'))).toEqual({
      ok: true,
      value: null,
    });
    expect(await refresh(repo, store)).toBe('ok');
  });

  test('is refused where it is not', async () => {
    const repo = await FeedRepo.create();
    const store = new MemoryStore();
    const forged = textOf(repo.file('metadata/1.root.json')).replace('"version":1', '"version":2');
    expect(await plantRoot(store, bytesOf(forged))).toMatchObject({
      error: 'trusted-root-invalid',
    });
    expect(store.files.size).toBe(0);
  });

  test('missing, malformed or unsigned in the store, it stops everything before a single request', async () => {
    const repo = await FeedRepo.create();
    const store = new MemoryStore();
    expect(await refresh(repo, store)).toBe('trusted-root-missing');
    store.files.set('root.json', bytesOf('{}'));
    expect(await refresh(repo, store)).toBe('trusted-root-invalid');
    store.files.set('root.json', await repo.sign(repo.root, []));
    expect(await refresh(repo, store)).toBe('trusted-root-invalid');
    expect(repo.requests).toEqual([]);
  });
});
