import { beforeEach, describe, expect, test } from 'vitest';
import { digestHex } from '#lib/feed/tuf/bytes.ts';
import { tufLimits } from '#lib/feed/tuf/limits.ts';
import { Updater } from '#lib/feed/tuf/updater.ts';
import { endless } from '../../../support/feed-forgeries.ts';
import { bytesOf, FeedRepo, storeOf, targetsUrl, textOf } from '../../../support/feed-repo.ts';

let repo: FeedRepo;

beforeEach(async () => {
  repo = await FeedRepo.create();
});

/** What comes of asking for a target: its text, or why not. */
async function read(path: string, kept?: string): Promise<string> {
  const opened = await Updater.refresh(repo.parts(storeOf(repo)));
  if (!opened.ok) return opened.error;
  const found = await opened.value.findTarget(path);
  if (!found.ok) return found.error;
  const from = { baseUrl: targetsUrl, kept: kept === undefined ? null : bytesOf(kept) };
  const result = await opened.value.readTarget(found.value, from);
  return result.ok ? textOf(result.value) : result.error;
}

const asked = (): string[] => repo.requests.filter((path) => path.startsWith('targets/'));
const pathWith = async (content: string, path = 'list'): Promise<string> =>
  `targets/${await digestHex('SHA-256', bytesOf(content))}.${path}`;

describe('a target', () => {
  test('is asked for by its hash and name, in its folder', async () => {
    await repo.addTarget('targets', 'a/b/list.bin', 'the list');
    await repo.publishAll();
    expect(await read('a/b/list.bin')).toBe('the list');
    expect(asked()).toEqual([`targets/a/b/${await digestHex('SHA-256', 'the list')}.list.bin`]);
  });

  test.each([
    ['sha256', true],
    ['sha512', true],
    ['sha256 and sha512', true],
    ['sha256 and a hash of tomorrow', true],
    ['a hash of tomorrow', false],
  ])('named with %s', async (names, isRead) => {
    await repo.addTarget('targets', 'list', 'the list');
    const all: Record<string, string> = {
      sha256: await digestHex('SHA-256', 'the list'),
      sha512: await digestHex('SHA-512', 'the list'),
      'a hash of tomorrow': 'abc',
    };
    const target = repo.targets.targets['list'];
    if (target) {
      target.hashes = Object.fromEntries(
        names.split(' and ').map((name) => [name, all[name] ?? '']),
      );
    }
    await repo.publishAll();
    expect(await read('list')).toBe(isRead ? 'the list' : 'hash-unsupported');
    expect(asked()).toHaveLength(isRead ? 1 : 0);
  });

  test('that is here with the right bytes is not asked for again', async () => {
    await repo.addTarget('targets', 'list', 'the list');
    await repo.publishAll();
    expect(await read('list', 'the list')).toBe('the list');
    expect(asked()).toEqual([]);
    expect(await read('list', 'an old list')).toBe('the list');
    expect(asked()).toHaveLength(1);
  });

  test('of no bytes is a target', async () => {
    await repo.addTarget('targets', 'list', '');
    await repo.publishAll();
    expect(await read('list')).toBe('');
  });

  test('may be called by any text', async () => {
    for (const path of ['a b?c#d', '100%', 'Chợ Lành/danh sách', "it's!(*)", '...']) {
      await repo.addTarget('targets', path, `content of ${path}`);
    }
    await repo.publishAll();
    for (const path of Object.keys(repo.targets.targets)) {
      expect(await read(path)).toBe(`content of ${path}`);
    }
  });

  test('brings its custom fields and the role that speaks for it', async () => {
    await repo.addTarget('targets', 'list', 'x');
    const target = repo.targets.targets['list'];
    if (target) target['custom'] = { base: 7, note: { vi: 'Danh sách' } };
    await repo.publishAll();
    const opened = await Updater.refresh(repo.parts(storeOf(repo)));
    expect(opened.ok && (await opened.value.findTarget('list'))).toMatchObject({
      value: { role: 'targets', length: 1, custom: { base: 7, note: { vi: 'Danh sách' } } },
    });
  });
});

describe('a target is refused', () => {
  beforeEach(async () => {
    await repo.addTarget('targets', 'list', 'the list');
    await repo.publishAll();
  });

  test.each([
    ['of other bytes', 'the LIST', 'target-hash-mismatch'],
    ['too short', 'the lis', 'target-length-mismatch'],
    ['too long', 'the list!', 'target-too-long'],
  ])('%s', async (_, content, code) => {
    repo.files.set(await pathWith('the list'), bytesOf(content));
    expect(await read('list')).toBe(code);
  });

  test('that never ends, after its signed length', async () => {
    repo.answers.set(await pathWith('the list'), async () => endless(8));
    expect(await read('list')).toBe('target-too-long');
  });

  test.each([
    ['sha512', 'sha512'],
    ['sha256 beside a right sha512', 'sha256'],
    ['sha512 beside a right sha256', 'sha512'],
  ])('of another %s', async (name, wrong) => {
    const target = repo.targets.targets['list'];
    const right = {
      sha256: await digestHex('SHA-256', 'the list'),
      sha512: await digestHex('SHA-512', 'the list'),
    };
    const forged = {
      ...right,
      [wrong]: right[wrong === 'sha256' ? 'sha256' : 'sha512'].replaceAll(/./g, 'a'),
    };
    if (target) target.hashes = name === 'sha512' ? { sha512: forged.sha512 } : forged;
    await repo.publishAll();
    for (const hash of Object.values(forged))
      repo.files.set(`targets/${hash}.list`, bytesOf('the list'));
    expect(await read('list')).toBe('target-hash-mismatch');
  });

  test('that never ends, and the connection is closed', async () => {
    let isClosed = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(100)),
      cancel: () => {
        isClosed = true;
      },
    });
    repo.answers.set(await pathWith('the list'), async () => ({ status: 200, body }));
    expect(await read('list')).toBe('target-too-long');
    expect(isClosed).toBe(true);
  });

  test('that is signed to be longer than we hold in memory', async () => {
    const target = repo.targets.targets['list'];
    if (target) target.length = 2 * tufLimits.artifactBytes;
    await repo.publishAll();
    repo.answers.set(await pathWith('the list'), async () => endless(tufLimits.artifactBytes));
    expect(await read('list')).toBe('target-too-long');
  });

  test('that is not there', async () => {
    repo.files.delete(await pathWith('the list'));
    expect(await read('list')).toBe('target-missing');
  });

  test('where the server fails', async () => {
    repo.answers.set(await pathWith('the list'), async () => new Response('', { status: 503 }));
    expect(await read('list')).toBe('download-failed');
  });

  test.each(['../list', 'a/../list', './list', '/list', 'a//b', 'a/', '..', '', 'a/.', '\uD800'])(
    'called "%s", which is no place inside the folder',
    async (path) => {
      repo.targets.targets[path] = repo.targets.targets['list'] ?? { length: 0, hashes: {} };
      if (path.isWellFormed()) await repo.publishAll();
      expect(await read(path)).toBe('target-path-unsafe');
      expect(asked()).toEqual([]);
    },
  );

  test('whose name is longer than any', async () => {
    expect(await read('x'.repeat(tufLimits.targetPathChars + 1))).toBe('target-path-unsafe');
  });
});

describe('what was kept', () => {
  test('answers without the network', async () => {
    await repo.addTarget('targets', 'list', 'the list');
    await repo.delegate('targets', 'A');
    await repo.addTarget('A', 'other', 'x');
    await repo.publishAll();
    const store = storeOf(repo);
    const opened = await Updater.refresh(repo.parts(store));
    if (!opened.ok) throw new Error(opened.error);
    await opened.value.findTarget('other');
    repo.requests.length = 0;
    repo.files.clear();
    const kept = await Updater.recall(repo.parts(store));
    if (!kept.ok) throw new Error(kept.error);
    expect(kept.value.versions).toEqual(opened.value.versions);
    expect(await kept.value.findTarget('list')).toMatchObject({ value: { role: 'targets' } });
    expect(await kept.value.findTarget('other')).toMatchObject({ value: { role: 'A' } });
    expect(repo.requests).toEqual([]);
  });

  test.each([
    ['root.json', 'trusted-root-missing'],
    ['timestamp.json', 'metadata-missing'],
    ['snapshot.json', 'metadata-missing'],
    ['targets.json', 'metadata-missing'],
  ])('does not answer without %s', async (name, code) => {
    const store = storeOf(repo);
    await Updater.refresh(repo.parts(store));
    store.files.delete(name);
    expect(await Updater.recall(repo.parts(store))).toMatchObject({ error: code });
  });

  test.each([
    ['root.json', 'trusted-root-invalid'],
    ['timestamp.json', 'threshold-not-met'],
    ['snapshot.json', 'threshold-not-met'],
    ['targets.json', 'threshold-not-met'],
  ])(
    'does not answer with a changed %s, and a refresh replaces what it can',
    async (name, code) => {
      const store = storeOf(repo);
      await Updater.refresh(repo.parts(store));
      const good = store.files.get(name);
      store.files.set(name, bytesOf(textOf(good).replace('"signed":{', '"signed":{"x":1,')));
      expect(await Updater.recall(repo.parts(store))).toMatchObject({ error: code });
      const healed = await Updater.refresh(repo.parts(store));
      expect(healed.ok).toBe(name !== 'root.json');
      if (healed.ok) expect(store.files.get(name)).toEqual(good);
    },
  );

  test('does not answer once it has expired', async () => {
    const store = storeOf(repo);
    await Updater.refresh(repo.parts(store));
    repo.nowMs += 31 * 86_400_000;
    expect(await Updater.recall(repo.parts(store))).toMatchObject({ error: 'root-expired' });
  });
});
