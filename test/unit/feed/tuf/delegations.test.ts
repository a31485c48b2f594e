import { describe, expect, test } from 'vitest';
import { digestHex } from '#lib/feed/tuf/bytes.ts';
import { tufLimits } from '#lib/feed/tuf/limits.ts';
import { Updater } from '#lib/feed/tuf/updater.ts';
import {
  bytesOf,
  FeedRepo,
  type MemoryStore,
  printMoment,
  startMs,
  storeOf,
} from '../../../support/feed-repo.ts';
import { makeSigner } from '../../../support/feed-signer.ts';

type Edge = readonly [from: string, to: string, more?: { paths?: string[]; terminating?: boolean }];

async function open(repo: FeedRepo, store: MemoryStore): Promise<Updater> {
  const result = await Updater.refresh(repo.parts(store));
  if (!result.ok) throw new Error(`${result.error}: ${result.detail}`);
  return result.value;
}

/** Who describes a path, or why nobody does. */
async function find(updater: Updater, path: string): Promise<string> {
  const found = await updater.findTarget(path);
  return found.ok ? `by ${found.value.role}` : found.error;
}

const visited = (repo: FeedRepo): string[] =>
  repo.requests.slice(4).map((path) => path.replace(/^metadata\/1\.(.*)\.json$/, '$1'));

async function repoOf(edges: readonly Edge[]): Promise<FeedRepo> {
  const repo = new FeedRepo(startMs);
  for (const role of ['root', 'targets', 'snapshot', 'timestamp'] as const) await repo.addKey(role);
  for (const [from, to, more] of edges) await repo.delegate(from, to, more);
  return repo;
}

const publish = (repo: FeedRepo): Promise<void> =>
  repo.publish('root', ...repo.roles.keys(), 'snapshot', 'timestamp');

const python = { paths: ['*.py'] };

describe('the search for a target', () => {
  test.each<[string, readonly Edge[], string]>([
    ['comes to a delegated role', [['targets', 'A']], 'A'],
    [
      'takes roles in order',
      [
        ['targets', 'A'],
        ['targets', 'B'],
      ],
      'A B',
    ],
    [
      'goes down a level',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['B', 'C'],
      ],
      'A B C',
    ],
    [
      'goes down before it goes on',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['A', 'C'],
        ['A', 'D'],
      ],
      'A C D B',
    ],
    [
      'goes down two levels before it goes on',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['A', 'C'],
        ['C', 'D'],
      ],
      'A C D B',
    ],
    [
      'asks nobody after a terminating role, here or further up',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['A', 'C', { terminating: true }],
        ['A', 'D'],
      ],
      'A C',
    ],
    [
      'asks the roles below a terminating one',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['A', 'C', { terminating: true }],
        ['C', 'D'],
      ],
      'A C D',
    ],
    [
      'asks the roles before a terminating one first',
      [
        ['targets', 'A'],
        ['targets', 'B', { terminating: true }],
        ['targets', 'C'],
        ['A', 'D'],
      ],
      'A D B',
    ],
    [
      'passes by a terminating role for other paths',
      [
        ['targets', 'A', { terminating: true, ...python }],
        ['targets', 'B'],
      ],
      'B',
    ],
    [
      'leaves out branches for other paths',
      [
        ['targets', 'A', python],
        ['targets', 'B'],
        ['A', 'C'],
      ],
      'B',
    ],
    [
      'leaves out branches for other paths further down',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['A', 'C', python],
        ['C', 'D'],
      ],
      'A B',
    ],
    [
      'ends in a cycle',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['B', 'C'],
        ['C', 'D'],
        ['D', 'B'],
      ],
      'A B C D',
    ],
    [
      'ends where a role trusts itself',
      [
        ['targets', 'A'],
        ['A', 'A'],
      ],
      'A',
    ],
    [
      'comes once to a role that two trust',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['B', 'C'],
        ['A', 'C'],
      ],
      'A C B',
    ],
    [
      'comes to a shared role by whoever trusts it with the path',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['B', 'C'],
        ['A', 'C', python],
      ],
      'A B C',
    ],
  ])('%s', async (_, edges, order) => {
    const repo = await repoOf(edges);
    await publish(repo);
    const store = storeOf(repo);
    expect(await find(await open(repo, store), 'missing')).toBe('target-not-found');
    expect(visited(repo).join(' ')).toBe(order);
    for (const role of order.split(' ')) expect(store.files.has(`${role}.json`)).toBe(true);
  });

  test.each([
    ['targetfile', 'by targets', ''],
    ['README.md', 'by A', 'A'],
    ['releases/x/x_v1', 'by C', 'B C'],
    ['releases/y/y_v1.zip', 'by D', 'B D'],
    ['releases/z/z_v1.zip', 'target-not-found', 'B'],
    ['constructor', 'target-not-found', ''],
    ['__proto__', 'target-not-found', ''],
  ])('finds %s %s', async (path, outcome, order) => {
    const repo = await repoOf([
      ['targets', 'A', { paths: ['*.doc', '*.md'] }],
      ['targets', 'B', { paths: ['releases/*/*'] }],
      ['B', 'C', { paths: ['releases/x/*'] }],
      ['B', 'D', { paths: ['releases/y/*.zip'] }],
    ]);
    await repo.addTarget('targets', 'targetfile', 'content');
    await repo.addTarget('A', 'README.md', 'by A');
    await repo.addTarget('C', 'releases/x/x_v1', 'by C');
    await repo.addTarget('D', 'releases/y/y_v1.zip', 'by D');
    // D says something about a path that nobody trusts it with.
    await repo.addTarget('D', 'releases/z/z_v1.zip', 'by D');
    await publish(repo);
    expect(await find(await open(repo, storeOf(repo)), path)).toBe(outcome);
    expect(visited(repo).join(' ')).toBe(order);
  });

  test('believes the role that comes first', async () => {
    const repo = await repoOf([
      ['targets', 'A'],
      ['targets', 'B'],
    ]);
    await repo.addTarget('A', 'list', 'by A');
    await repo.addTarget('B', 'list', 'by B');
    await publish(repo);
    expect(await find(await open(repo, storeOf(repo)), 'list')).toBe('by A');
  });

  test('ends at the limit of roles', async () => {
    const edges = Array.from({ length: tufLimits.delegations + 1 }, (_, at): Edge => [
      'targets',
      `R${at}`,
    ]);
    const repo = await repoOf(edges);
    await repo.addTarget(`R${tufLimits.delegations - 1}`, 'within', 'x');
    await repo.addTarget(`R${tufLimits.delegations}`, 'beyond', 'x');
    await publish(repo);
    const updater = await open(repo, storeOf(repo));
    expect(await find(updater, 'within')).toBe(`by R${tufLimits.delegations - 1}`);
    expect(await find(updater, 'beyond')).toBe('too-many-delegations');
  });

  test('finds by hash prefixes', async () => {
    const digest = await digestHex('SHA-256', 'list');
    const repo = await repoOf([]);
    await repo.delegate('targets', 'other', {
      path_hash_prefixes: [digest.startsWith('0') ? '1' : '0'],
    });
    await repo.delegate('targets', 'bin', { path_hash_prefixes: ['ffffffff', digest.slice(0, 3)] });
    await repo.addTarget('bin', 'list', 'x');
    await publish(repo);
    expect(await find(await open(repo, storeOf(repo)), 'list')).toBe('by bin');
    expect(visited(repo)).toEqual(['bin']);
  });

  test.each([1, 4, 8, 10, 32])('finds by bins of %i bits', async (bits) => {
    const repo = await repoOf([]);
    const signer = await makeSigner();
    repo.targets.delegations = {
      keys: { [signer.keyid]: signer.key },
      succinct_roles: {
        keyids: [signer.keyid],
        threshold: 1,
        bit_length: bits,
        name_prefix: 'bin',
      },
    };
    const bin = BigInt(`0x${await digestHex('SHA-256', 'list')}`) >> BigInt(256 - bits);
    const role = `bin-${bin.toString(16).padStart((2n ** BigInt(bits) - 1n).toString(16).length, '0')}`;
    repo.roles.set(role, repo.makeTargets());
    repo.signers.set(role, [signer]);
    await repo.addTarget(role, 'list', 'x');
    await publish(repo);
    expect(await find(await open(repo, storeOf(repo)), 'list')).toBe(`by ${role}`);
  });
});

test('nobody is asked after a bin', async () => {
  const repo = await repoOf([
    ['targets', 'A'],
    ['targets', 'B'],
  ]);
  const signer = await makeSigner();
  repo.roleOf('A').delegations = {
    keys: { [signer.keyid]: signer.key },
    succinct_roles: { keyids: [signer.keyid], threshold: 1, bit_length: 1, name_prefix: 'bin' },
  };
  for (const role of ['bin-0', 'bin-1']) {
    repo.roles.set(role, repo.makeTargets());
    repo.signers.set(role, [signer]);
  }
  await repo.addTarget('B', 'list', 'x');
  await publish(repo);
  expect(await find(await open(repo, storeOf(repo)), 'list')).toBe('target-not-found');
  expect(visited(repo)).toEqual(['A', expect.stringMatching(/^bin-[01]$/)]);
});

describe('a delegated role', () => {
  type Strike = (repo: FeedRepo) => Promise<void>;

  test.each<[string, string, Strike]>([
    [
      'that is not signed',
      'threshold-not-met',
      async (repo) => repo.serve('A', 1, await repo.sign(repo.roleOf('A'), [])),
    ],
    [
      'signed by the top-level targets key',
      'threshold-not-met',
      async (repo) =>
        repo.serve('A', 1, await repo.sign(repo.roleOf('A'), repo.signers.get('targets') ?? [])),
    ],
    [
      'of another version',
      'targets-version-mismatch',
      async (repo) =>
        repo.serve(
          'A',
          1,
          await repo.sign({ ...repo.roleOf('A'), version: 2 }, repo.signers.get('A') ?? []),
        ),
    ],
    [
      'that is not there',
      'metadata-missing',
      async (repo) => void repo.files.delete('metadata/1.A.json'),
    ],
    [
      'that is no targets file',
      'wrong-role-type',
      async (repo) =>
        repo.serve('A', 1, await repo.sign(repo.snapshot, repo.signers.get('A') ?? [])),
    ],
    [
      'that is no JSON',
      'metadata-malformed',
      async (repo) => repo.serve('A', 1, bytesOf('nothing')),
    ],
  ])('%s ends the search, and the roles after it are not asked', async (_, code, strike) => {
    const repo = await repoOf([
      ['targets', 'A'],
      ['targets', 'B'],
    ]);
    await repo.addTarget('B', 'list', 'by B');
    await publish(repo);
    await strike(repo);
    const store = storeOf(repo);
    expect(await find(await open(repo, store), 'list')).toBe(code);
    expect(visited(repo)).toEqual(['A']);
    expect(store.files.has('A.json')).toBe(false);
  });

  test('that has expired ends the search', async () => {
    const repo = await repoOf([['targets', 'A']]);
    repo.roleOf('A').expires = printMoment(startMs);
    await repo.addTarget('A', 'list', 'x');
    await publish(repo);
    const store = storeOf(repo);
    expect(await find(await open(repo, store), 'list')).toBe('targets-expired');
    expect(store.files.has('A.json')).toBe(false);
  });

  test('that expires while it is kept is asked for again, and helps once it is renewed', async () => {
    const repo = await repoOf([['targets', 'A']]);
    repo.roleOf('A').expires = printMoment(startMs + 1000);
    await repo.addTarget('A', 'list', 'x');
    await publish(repo);
    const store = storeOf(repo);
    expect(await find(await open(repo, store), 'list')).toBe('by A');
    repo.nowMs = startMs + 1000;
    expect(await find(await open(repo, store), 'list')).toBe('targets-expired');
    repo.roleOf('A').expires = printMoment(startMs + 5000);
    await repo.publish('A', 'snapshot', 'timestamp');
    expect(await find(await open(repo, store), 'list')).toBe('by A');
  });

  test('that the snapshot does not name is not asked for', async () => {
    const repo = await repoOf([['targets', 'A']]);
    await repo.publish('root', 'targets', 'snapshot', 'timestamp');
    expect(await find(await open(repo, storeOf(repo)), 'list')).toBe('role-not-in-snapshot');
    expect(visited(repo)).toEqual([]);
  });

  test('may not go back, nor be left out of the snapshot', async () => {
    const repo = await repoOf([['targets', 'A']]);
    repo.roleOf('A').version = 7;
    await publish(repo);
    const store = storeOf(repo);
    await open(repo, store);
    repo.roleOf('A').version = 6;
    await repo.publishAsIs('A');
    await repo.publish('snapshot', 'timestamp');
    expect(await Updater.refresh(repo.parts(store))).toMatchObject({ error: 'targets-rollback' });
    delete repo.snapshot.meta['A.json'];
    await repo.publish('snapshot', 'timestamp');
    expect(await Updater.refresh(repo.parts(store))).toMatchObject({ error: 'targets-dropped' });
  });

  test('is downloaded once for many targets, and kept for the next update', async () => {
    const repo = await repoOf([['targets', 'A']]);
    await repo.addTarget('A', 'one', '1');
    await repo.addTarget('A', 'two', '2');
    await publish(repo);
    const store = storeOf(repo);
    const updater = await open(repo, store);
    expect([await find(updater, 'one'), await find(updater, 'two')]).toEqual(['by A', 'by A']);
    expect(await find(await open(repo, store), 'two')).toBe('by A');
    store.files.delete('A.json');
    expect(await find(updater, 'one')).toBe('by A');
    expect(repo.requests.filter((path) => path.endsWith('.A.json'))).toHaveLength(1);
  });

  /** Both trust `shared`, by different keys; it is signed with A's only. */
  async function sharedByTwo(): Promise<FeedRepo> {
    const repo = await repoOf([
      ['targets', 'A', { paths: ['a/*'] }],
      ['targets', 'B', { paths: ['b/*'] }],
      ['A', 'shared', { paths: ['a/*', 'b/*'] }],
    ]);
    await repo.delegate('B', 'shared', { paths: ['b/*'], signer: await makeSigner() });
    await repo.addTarget('shared', 'a/list', 'for A');
    await repo.addTarget('shared', 'b/list', 'for B');
    await publish(repo);
    return repo;
  }

  test('that one delegator has vouched for is verified again for the next', async () => {
    const repo = await sharedByTwo();
    const updater = await open(repo, storeOf(repo));
    expect(await find(updater, 'a/list')).toBe('by shared');
    expect(await find(updater, 'b/list')).toBe('threshold-not-met');
    expect(await find(updater, 'a/list')).toBe('by shared');
  });

  test('that an earlier update kept is verified again for another delegator', async () => {
    const repo = await sharedByTwo();
    const store = storeOf(repo);
    expect(await find(await open(repo, store), 'a/list')).toBe('by shared');
    expect(await find(await open(repo, store), 'b/list')).toBe('threshold-not-met');
  });

  test('whose keys its delegator has changed is not trusted as it was kept', async () => {
    const repo = await repoOf([['targets', 'A']]);
    await repo.addTarget('A', 'list', 'x');
    await publish(repo);
    const store = storeOf(repo);
    expect(await find(await open(repo, store), 'list')).toBe('by A');
    const signer = await makeSigner();
    repo.targets.delegations = { keys: { [signer.keyid]: signer.key }, roles: [] };
    await repo.delegate('targets', 'A', { signer });
    await repo.publish('targets', 'snapshot', 'timestamp');
    expect(await find(await open(repo, store), 'list')).toBe('threshold-not-met');
    repo.signers.set('A', [signer]);
    await repo.publish('A', 'snapshot', 'timestamp');
    expect(await find(await open(repo, store), 'list')).toBe('by A');
  });

  test.each(['root', 'timestamp', 'snapshot', 'targets', 'Root', ''])(
    'may not be called "%s"',
    async (name) => {
      const repo = await repoOf([]);
      await repo.delegate('targets', 'A');
      repo.targets.delegations!.roles![0]!.name = name;
      await publish(repo);
      expect(await Updater.refresh(repo.parts(storeOf(repo)))).toMatchObject({
        error: 'metadata-malformed',
      });
    },
  );

  test.each([
    '?',
    '#',
    '/role',
    '../role',
    '..',
    '.',
    'a b',
    "it's!(*)",
    '%2e',
    'vai trò',
    'curators/vn',
  ])('called "%s" is asked for and kept under its quoted name', async (name) => {
    const repo = await repoOf([['targets', name]]);
    await repo.addTarget(name, 'list', 'x');
    await publish(repo);
    const store = storeOf(repo);
    expect(await find(await open(repo, store), 'list')).toBe(`by ${name}`);
    const asked = repo.requests.at(-1) ?? '';
    expect(asked).toMatch(/^metadata\/1\.[\w.~%-]+\.json$/);
    expect(decodeURIComponent(asked)).toBe(`metadata/1.${name}.json`);
    expect([...store.files.keys()].at(-1)).toMatch(/^[\w.~%-]+\.json$/);
  });

  test.each([
    ['two roles of one name', (repo: FeedRepo) => repo.delegate('targets', 'A')],
    [
      'paths and hash prefixes at once',
      (repo: FeedRepo) =>
        repo.delegate('targets', 'B', { paths: ['*'], path_hash_prefixes: ['0'] }),
    ],
    ['a threshold of nobody', (repo: FeedRepo) => repo.delegate('targets', 'B', { threshold: 0 })],
    [
      'more patterns than can be held against a path at once',
      (repo: FeedRepo) => {
        const paths = Array.from({ length: 300 }, () => 'a*'.repeat(500));
        return repo.delegate('targets', 'B', { paths });
      },
    ],
    ['a name that is too long', (repo: FeedRepo) => repo.delegate('targets', 'x'.repeat(201))],
  ])('is refused with the whole file where there are %s', async (_, spoil) => {
    const repo = await repoOf([['targets', 'A']]);
    await spoil(repo);
    await publish(repo);
    expect(await Updater.refresh(repo.parts(storeOf(repo)))).toMatchObject({
      error: 'metadata-malformed',
    });
  });

  test('without paths is trusted with nothing', async () => {
    const repo = await repoOf([['targets', 'A']]);
    delete repo.targets.delegations!.roles![0]!.paths;
    await repo.addTarget('A', 'list', 'x');
    await publish(repo);
    expect(await find(await open(repo, storeOf(repo)), 'list')).toBe('target-not-found');
  });
});
