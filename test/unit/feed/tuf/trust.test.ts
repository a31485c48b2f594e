import { beforeAll, describe, expect, test } from 'vitest';
import { tufLimits } from '#lib/feed/tuf/limits.ts';
import { Updater } from '#lib/feed/tuf/updater.ts';
import { FeedRepo, type MemoryStore, storeOf } from '../../../support/feed-repo.ts';
import {
  makeSigner,
  renameSigner,
  type Signer,
  signerKinds,
} from '../../../support/feed-signer.ts';

async function refresh(repo: FeedRepo, store: MemoryStore): Promise<string> {
  const result = await Updater.refresh(repo.parts(store));
  return result.ok ? 'ok' : result.error;
}

/** Ten keys that exist beside a repository's own. */
let keys: readonly Signer[];

beforeAll(async () => {
  keys = await Promise.all(Array.from({ length: 10 }, () => makeSigner()));
});

type Version = {
  readonly keys: readonly number[];
  readonly threshold: number;
  readonly sigs: readonly number[];
};

const v = (threshold: number, trusted: readonly number[], sigs: readonly number[]): Version => ({
  keys: trusted,
  threshold,
  sigs,
});

/** Lets a role be trusted and signed as one version says. */
function assign(
  repo: FeedRepo,
  role: 'root' | 'timestamp' | 'snapshot' | 'targets',
  version: Version,
): void {
  const trusted = version.keys.flatMap((at) => keys[at] ?? []);
  for (const { keyid, key } of trusted) repo.root.keys[keyid] = key;
  repo.root.roles[role] = {
    keyids: trusted.map(({ keyid }) => keyid),
    threshold: version.threshold,
  };
  repo.signers.set(
    role,
    version.sigs.flatMap((at) => keys[at] ?? []),
  );
}

describe('a root that follows another', () => {
  test.each<[string, string, readonly Version[]]>([
    ['one key hands over to one', 'ok', [v(1, [1], [1]), v(1, [2], [2, 1]), v(1, [2], [2])]],
    [
      'strangers sign along',
      'ok',
      [v(1, [1], [3, 1, 4]), v(1, [2], [3, 2, 1, 4]), v(1, [2], [3, 2, 4])],
    ],
    [
      'any three of five sign',
      'ok',
      [
        v(3, [0, 1, 2, 3, 4], [0, 2, 4]),
        v(3, [0, 1, 2, 3, 4], [0, 4, 1]),
        v(3, [0, 1, 2, 3, 4], [1, 3, 0]),
      ],
    ],
    [
      'one of five is replaced',
      'ok',
      [v(3, [0, 1, 2, 3, 4], [0, 2, 4]), v(3, [0, 1, 3, 4, 5], [0, 4, 1])],
    ],
    [
      'all of five are replaced over a step between',
      'ok',
      [
        v(3, [0, 1, 2, 3, 4], [0, 2, 4]),
        v(3, [5, 6, 7, 8, 9], [0, 2, 4, 5, 6, 7]),
        v(3, [5, 6, 7, 8, 9], [5, 6, 7]),
      ],
    ],
    ['the threshold rises', 'ok', [v(1, [1, 2, 3], [1]), v(2, [1, 2, 3], [1, 2])]],
    [
      'the threshold falls',
      'ok',
      [v(2, [1, 2, 3], [1, 2]), v(1, [1, 2, 3], [1, 2]), v(1, [1, 2, 3], [1])],
    ],
    ['not signed by the old key', 'refused', [v(1, [1], [1]), v(1, [2], [2, 3, 4])]],
    ['not signed by the new key', 'refused', [v(1, [1], [1]), v(1, [2], [1, 3, 4])]],
    [
      'too few of the new keys',
      'refused',
      [v(3, [0, 1, 2, 3, 4], [0, 2, 4]), v(3, [0, 1, 3, 4, 5], [0, 2, 4])],
    ],
    [
      'too few of the old keys',
      'refused',
      [v(3, [0, 1, 2, 3, 4], [0, 2, 4]), v(3, [0, 1, 3, 4, 5], [0, 4, 5])],
    ],
    ['the raised threshold is not met', 'refused', [v(1, [1, 2, 3], [1]), v(2, [1, 2, 3], [2])]],
    [
      'the threshold before it fell is not met',
      'refused',
      [v(2, [1, 2, 3], [1, 2]), v(1, [1, 2, 3], [1])],
    ],
  ])('%s: %s', async (_, outcome, versions) => {
    const repo = await FeedRepo.create();
    repo.root.version = 0;
    for (const version of versions) {
      assign(repo, 'root', version);
      await repo.publish('root');
    }
    const store = storeOf(repo);
    expect(await refresh(repo, store)).toBe(outcome === 'ok' ? 'ok' : 'threshold-not-met');
    const last = outcome === 'ok' ? versions.length : versions.length - 1;
    expect(store.files.get('root.json')).toEqual(repo.file(`metadata/${last}.root.json`));
  });

  test('may come as one of hundreds, and the limit of one refresh is not the end', async () => {
    const repo = await FeedRepo.create();
    for (let at = 0; at < 9; at += 1) await repo.publish('root');
    const store = storeOf(repo);
    const parts = { ...repo.parts(store), limits: { ...tufLimits, rootRotations: 4 } };
    const versions: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      const result = await Updater.refresh(parts);
      versions.push(result.ok ? result.value.versions.root.version : 0);
    }
    expect(versions).toEqual([5, 9, 10]);
  });

  test('served again under the next number ends the search and harms nothing', async () => {
    const repo = await FeedRepo.create();
    repo.files.set('metadata/2.root.json', repo.file('metadata/1.root.json'));
    const store = storeOf(repo);
    expect(await refresh(repo, store)).toBe('ok');
    expect(repo.requests.filter((path) => path.endsWith('root.json'))).toHaveLength(1);
  });

  test('may have expired in between, as long as the newest has not', async () => {
    const repo = await FeedRepo.create();
    const { expires } = repo.root;
    repo.root.expires = '2020-01-01T00:00:00Z';
    await repo.publish('root');
    repo.root.expires = expires;
    await repo.publish('root');
    expect(await refresh(repo, storeOf(repo))).toBe('ok');
  });
});

describe.each(['timestamp', 'snapshot', 'targets'] as const)('signatures of %s', (role) => {
  test.each<[string, string, Version]>([
    ['by its new key', 'ok', v(1, [2], [2])],
    ['by its key and strangers', 'ok', v(1, [1], [3, 1, 4])],
    ['by strangers', 'threshold-not-met', v(1, [2], [1, 3, 4])],
    ['by two of three and a stranger', 'threshold-not-met', v(3, [0, 1, 3, 4, 5], [0, 2, 4])],
    ['by two of three', 'threshold-not-met', v(3, [0, 1, 3, 4, 5], [0, 4])],
    ['by three of five', 'ok', v(3, [0, 1, 2, 3, 4], [4, 2, 0])],
    [
      'by all keys, which are fewer than the threshold',
      'threshold-not-met',
      v(6, [0, 1, 2], [0, 1, 2]),
    ],
  ])('%s: %s', async (_, outcome, version) => {
    const repo = await FeedRepo.create();
    assign(repo, role, version);
    await repo.publish('root', 'targets', 'snapshot', 'timestamp');
    expect(await refresh(repo, storeOf(repo))).toBe(outcome);
  });
});

describe('a threshold', () => {
  test.each(signerKinds)('is met by %s keys', async (kind) => {
    const repo = await FeedRepo.create();
    await repo.addKey('root', await makeSigner(kind));
    repo.root.roles.root.threshold = 2;
    await repo.publish('root');
    const store = storeOf(repo);
    expect(await refresh(repo, store)).toBe('ok');
    await repo.publish('root');
    const forged = { ...repo.root };
    const [first, second] = repo.signers.get('root') ?? [];
    if (!first || !second) throw new Error('two keys');
    const wrong = { ...second, sign: async () => await second.sign(new Uint8Array([1])) };
    repo.serve('root', 3, await repo.sign(forged, [first, wrong]));
    expect(await refresh(repo, store)).toBe('threshold-not-met');
    expect(store.versions()).toMatchObject({ 'root.json': 2 });
  });

  test('counts one key under ten ids once', async () => {
    const repo = await FeedRepo.create();
    const [own] = repo.signers.get('snapshot') ?? [];
    if (!own) throw new Error('no signer');
    for (let at = 0; at < 9; at += 1) {
      const extra = { ...own.key, 'x-number': at };
      await repo.addKey('snapshot', renameSigner(own, `id-${at}`, extra));
    }
    repo.root.roles.snapshot.threshold = 2;
    await repo.publish('root', 'snapshot', 'timestamp');
    expect(await refresh(repo, storeOf(repo))).toBe('threshold-not-met');
    repo.root.roles.snapshot.threshold = 1;
    await repo.publish('root', 'timestamp');
    expect(await refresh(repo, storeOf(repo))).toBe('ok');
  });

  test('counts an id that a role names nine times once', async () => {
    const repo = await FeedRepo.create();
    const { keyids } = repo.root.roles.snapshot;
    repo.root.roles.snapshot = {
      keyids: Array.from({ length: 9 }, () => keyids[0] ?? ''),
      threshold: 2,
    };
    await repo.publish('root');
    expect(await refresh(repo, storeOf(repo))).toBe('threshold-not-met');
  });

  test('is not lowered by a key that nobody described, nor by one of an unknown kind', async () => {
    const repo = await FeedRepo.create();
    repo.root.roles.timestamp.keyids.push('nobody');
    repo.root.keys['alien'] = { keytype: 'alien', scheme: 'alien', keyval: {} };
    repo.root.roles.timestamp.keyids.push('alien');
    await repo.publish('root', 'timestamp');
    expect(await refresh(repo, storeOf(repo))).toBe('ok');
    repo.root.roles.timestamp.threshold = 2;
    await repo.publish('root', 'timestamp');
    expect(await refresh(repo, storeOf(repo))).toBe('threshold-not-met');
  });

  test.each([[''], ['00'], ['no hex at all'], ['30450221']])(
    'is met beside another signature that is "%s"',
    async (sig) => {
      const repo = await FeedRepo.create();
      const second = await repo.addKey('timestamp');
      await repo.publish('root', 'timestamp');
      repo.signers.set('timestamp', [
        { ...second, sign: async () => sig },
        ...(repo.signers.get('timestamp') ?? []).slice(0, 1),
      ]);
      await repo.publish('timestamp');
      expect(await refresh(repo, storeOf(repo))).toBe('ok');
    },
  );
});

describe('what nobody here knows', () => {
  test('is part of what is signed, in roles, keys and documents', async () => {
    const repo = await FeedRepo.create();
    repo.root['custom-field'] = { deep: ['value', { b: 1, a: 2 }] };
    repo.root.roles.root['another-field'] = 'value';
    const signer = await makeSigner();
    await repo.addKey('root', { ...signer, key: { ...signer.key, 'extra-field': { a: 1 } } });
    await repo.addKey('snapshot', {
      ...signer,
      key: { ...signer.key, keyid_hash_algorithms: ['md5'] },
    });
    repo.targets['x-note'] = 'Chợ Lành';
    Object.defineProperty(repo.targets, '__proto__', { value: 'a field', enumerable: true });
    await repo.publish('root', 'targets', 'snapshot', 'timestamp');
    expect(await refresh(repo, storeOf(repo))).toBe('ok');
  });
});

describe('recovery from versions that an attacker made huge', () => {
  async function attacked(): Promise<{ repo: FeedRepo; store: MemoryStore }> {
    const repo = await FeedRepo.create();
    const store = storeOf(repo);
    for (const role of ['targets', 'snapshot', 'timestamp']) {
      repo.documentOf(role).version = 99_999;
      await repo.publishAsIs(role);
    }
    expect(await refresh(repo, store)).toBe('ok');
    for (const role of ['targets', 'snapshot', 'timestamp']) repo.documentOf(role).version = 2;
    return { repo, store };
  }

  async function publishTwos(repo: FeedRepo): Promise<void> {
    for (const role of ['targets', 'snapshot', 'timestamp']) await repo.publishAsIs(role);
  }

  test('is impossible without a new key', async () => {
    const { repo, store } = await attacked();
    await publishTwos(repo);
    expect(await refresh(repo, store)).toBe('timestamp-rollback');
  });

  test.each(['timestamp', 'snapshot'] as const)('comes with a new %s key', async (role) => {
    const { repo, store } = await attacked();
    await repo.rotateKey(role);
    await repo.publish('root');
    await publishTwos(repo);
    expect(await refresh(repo, store)).toBe('ok');
    expect(store.versions()).toEqual({
      'root.json': 2,
      'targets.json': 2,
      'snapshot.json': 2,
      'timestamp.json': 2,
    });
  });

  test('comes also where the key was changed and changed back before this client asked', async () => {
    const { repo, store } = await attacked();
    const [own] = repo.signers.get('timestamp') ?? [];
    await repo.rotateKey('timestamp');
    await repo.publish('root');
    repo.root.roles.timestamp.keyids = [];
    repo.signers.set('timestamp', []);
    await repo.addKey('timestamp', own);
    await repo.publish('root');
    await publishTwos(repo);
    expect(await refresh(repo, store)).toBe('ok');
  });

  test('does not come with a key that only joins', async () => {
    const { repo, store } = await attacked();
    await repo.addKey('timestamp');
    await repo.addKey('snapshot');
    await repo.publish('root');
    await publishTwos(repo);
    expect(await refresh(repo, store)).toBe('timestamp-rollback');
  });

  test('does not come with the same key under a new id: the kept snapshot goes on to count', async () => {
    const { repo, store } = await attacked();
    const [own] = repo.signers.get('timestamp') ?? [];
    if (!own) throw new Error('no signer');
    repo.root.roles.timestamp.keyids = [];
    repo.signers.set('timestamp', []);
    await repo.addKey('timestamp', renameSigner(own, 'another-id'));
    await repo.publish('root');
    await publishTwos(repo);
    expect(await refresh(repo, store)).toBe('targets-rollback');
  });
});
