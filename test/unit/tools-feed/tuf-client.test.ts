import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayMs, FeedRepo, printMoment } from '../../support/feed-repo.ts';
import { makeSigner } from '../../support/feed-signer.ts';
import { FeedServer } from '../../support/feed-server.ts';
import { projectRoot } from '../../../tools/setup/project-root.ts';

const client = join(projectRoot, 'tools/feed/tuf-client');

let folder: string;
let repo: FeedRepo;
let server: FeedServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tuf-client-'));
  repo = await FeedRepo.create(Date.now());
  server = await FeedServer.start(repo);
  writeFileSync(join(folder, 'first-root.json'), repo.file('metadata/1.root.json'));
});

afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

type Done = { readonly code: number | null; readonly said: string };

/** Runs the executable from the temporary folder, with relative paths, as somebody elsewhere would, maybe days from now. */
async function run(args: readonly string[], daysAhead = 0): Promise<Done> {
  const shift = `const now = Date.now; Date.now = () => now() + ${daysAhead * dayMs};`;
  const child = spawn(client, args, {
    cwd: folder,
    env: {
      ...process.env,
      NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(shift)}"`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  }
  return new Promise((done) => child.on('close', (code) => done({ code, said })));
}

const at = (...rest: readonly string[]): string[] => ['--metadata-dir', 'trusted', ...rest];
const online = (...rest: readonly string[]): string[] =>
  at('--metadata-url', `${server.url}/metadata/`, ...rest);
const init = (): Promise<Done> => run(at('init', 'first-root.json'));
const refresh = (daysAhead = 0): Promise<Done> => run(online('refresh'), daysAhead);

function download(...names: readonly string[]): Promise<Done> {
  const named = names.flatMap((name) => ['--target-name', name]);
  const base = ['--target-base-url', `${server.url}/targets/`, '--target-dir', 'artifacts'];
  return run(online(...named, ...base, 'download'));
}

const trusted = (): string[] => readdirSync(join(folder, 'trusted')).sort();
const artifacts = (): string[] =>
  existsSync(join(folder, 'artifacts'))
    ? readdirSync(join(folder, 'artifacts'))
        .sort()
        .map((name) => readFileSync(join(folder, 'artifacts', name), 'utf8'))
    : [];

describe('tuf-client init', () => {
  test('trusts the root it is given, without a request', async () => {
    expect((await init()).code).toBe(0);
    expect(trusted()).toEqual(['root.json']);
    expect(repo.requests).toEqual([]);
  });

  test('refuses a root that is not signed by itself, and keeps nothing', async () => {
    writeFileSync(join(folder, 'first-root.json'), await repo.sign(repo.root, []));
    const { code, said } = await init();
    expect([code, said]).toEqual([1, expect.stringContaining('trusted-root-invalid')]);
    expect((await refresh()).code).toBe(1);
    expect(repo.requests).toEqual([]);
  });
});

describe('tuf-client refresh', () => {
  test('keeps what the server has, byte for byte', async () => {
    await init();
    expect(await refresh()).toEqual({ code: 0, said: '' });
    expect(trusted()).toEqual(['root.json', 'snapshot.json', 'targets.json', 'timestamp.json']);
    expect(new Uint8Array(readFileSync(join(folder, 'trusted/timestamp.json')))).toEqual(
      repo.file('metadata/timestamp.json'),
    );
  });

  test('says which attack it refused, and ends with 1', async () => {
    await init();
    repo.files.set('metadata/timestamp.json', await repo.sign(repo.timestamp, []));
    const { code, said } = await refresh();
    expect([code, said]).toEqual([1, expect.stringContaining('threshold-not-met')]);
    expect(trusted()).toEqual(['root.json']);
  });

  test('ends with 1 where nobody answers', async () => {
    await init();
    await server.stop();
    expect((await refresh()).code).toBe(1);
    server = await FeedServer.start(repo);
  });

  test('believes the clock of its process', async () => {
    repo.root.expires = printMoment(Date.now() + 7 * dayMs);
    await repo.publish('root');
    await init();
    expect((await refresh(6)).code).toBe(0);
    const { code, said } = await refresh(8);
    expect([code, said]).toEqual([1, expect.stringContaining('root-expired')]);
  });
});

describe('tuf-client download', () => {
  test('refreshes first, then brings targets of any folder into one', async () => {
    await repo.addTarget('targets', 'path/to/a.txt', 'content of a');
    await repo.addTarget('targets', 'b.txt', 'content of b');
    await repo.publishAll();
    await init();
    expect((await download('path/to/a.txt', 'b.txt')).code).toBe(0);
    expect(artifacts()).toEqual(['content of b', 'content of a']);
    expect(repo.requests.filter((path) => path.endsWith('root.json'))).toHaveLength(1);
  });

  test('updates the metadata also where the target does not exist', async () => {
    await init();
    expect((await download('nothing')).code).toBe(1);
    expect(trusted()).toContain('targets.json');
  });

  test('does not ask again for what is there with the right hashes, and asks where it is not', async () => {
    await repo.addTarget('targets', 'a.txt', 'one');
    await repo.publishAll();
    await init();
    await download('a.txt');
    repo.requests.length = 0;
    expect((await download('a.txt')).code).toBe(0);
    expect(repo.requests.filter((path) => path.startsWith('targets/'))).toEqual([]);
    await repo.addTarget('targets', 'a.txt', 'two');
    await repo.publishAll();
    expect((await download('a.txt')).code).toBe(0);
    expect(artifacts()).toEqual(['two']);
  });

  test('checks a role anew when the next target of the same run comes to it by another delegator', async () => {
    for (const [role, path] of [
      ['A', 'a-*'],
      ['B', 'b-*'],
    ] as const) {
      await repo.delegate('targets', role, { paths: [path] });
    }
    await repo.delegate('A', 'shared', { paths: ['*'] });
    await repo.delegate('B', 'shared', { paths: ['*'], signer: await makeSigner() });
    await repo.addTarget('shared', 'a-1', 'by A');
    await repo.addTarget('shared', 'b-1', 'not by B');
    await repo.publishAll();
    await init();
    const { code, said } = await download('a-1', 'b-1');
    expect([code, said]).toEqual([1, expect.stringContaining('threshold-not-met')]);
    expect(artifacts()).toEqual(['by A']);
  });

  test.each([['?'], ['#'], ['/delegatedrole'], ['../delegatedrole'], ["it's (*)"], ['%2e%2e']])(
    'asks for the role "%s" by its quoted name, and keeps it inside the folder',
    async (role) => {
      await repo.delegate('targets', role);
      await repo.publishAll();
      await init();
      expect((await download('nothing')).code).toBe(1);
      expect(trusted()).toHaveLength(5);
      expect(readdirSync(folder).sort()).toEqual(['first-root.json', 'trusted']);
      const asked = repo.requests.at(-1) ?? '';
      expect(asked).toMatch(/^metadata\/1\.[\w.~%-]+\.json$/);
      expect(decodeURIComponent(asked)).toBe(`metadata/1.${role}.json`);
    },
  );
});

describe('tuf-client on wrong use', () => {
  test.each([
    ['no command', []],
    ['an unknown command', at('burn')],
    ['an unknown option', at('--force', 'refresh')],
    ['no address', at('refresh')],
    ['no target', at('--metadata-url', 'http://127.0.0.1:9/', 'download')],
    ['no root file', at('init', 'nowhere.json')],
  ])('says what is missing and ends with 1: %s', async (_, args) => {
    const { code, said } = await run(args);
    expect(code).toBe(1);
    expect(said).toMatch(/^tuf-client: ./);
  });

  test('explains itself', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, said: expect.stringContaining('init') });
  });
});
