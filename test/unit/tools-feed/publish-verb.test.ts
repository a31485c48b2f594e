import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importOrigin } from '#lib/sync/feed-updates.ts';
import { parseBundle } from '#lib/sync/import-bundle.ts';
import { buildListFeed } from '#lib/sync/list-feed.ts';
import { plantRoot } from '#lib/feed/tuf/updater.ts';
import { folderFetch, memoryStore } from '../../../tools/feed/check-release.ts';
import { readBuild } from '../../../tools/feed/build-folder.ts';
import { planRelease, writeRelease } from '../../../tools/feed/repository/write-repository.ts';
import { openWorkshop, type Workshop, writtenList } from '../../support/feed-workshop.ts';

// Only against a hang: many processes may share the machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let shop: Workshop;
beforeEach(async () => {
  shop = openWorkshop();
  await shop.done('init');
  writeList('Cảnh báo thử');
});
afterEach(() => shop.end());

function writeList(vi: string): void {
  const list = writtenList({ title: { vi, en: 'Test warnings' } });
  writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(list));
}

async function prepare(): Promise<void> {
  await shop.done('compile');
  await shop.done('sign');
}

async function publish(...args: readonly string[]): Promise<void> {
  await prepare();
  await shop.done('publish', ...args);
}

const listNames = (folder: string): readonly string[] =>
  readdirSync(shop.path(folder), { recursive: true, encoding: 'utf8' }).toSorted();

/** What a client that was just installed is offered: paths and hashes, or why it takes nothing. */
async function readAsClient(fetchFile: ReturnType<typeof folderFetch>) {
  const store = memoryStore();
  const root = readFileSync(shop.path('published/metadata/1.root.json'));
  await plantRoot(store, new Uint8Array(root));
  const list = buildListFeed({
    source: { mirrors: [importOrigin] },
    store,
    fetchFile,
    clock: () => shop.clock.nowMs,
  });
  return list(new Map());
}

describe('publish --bundle', () => {
  it('writes one file that the extension verifies like the folder itself', async () => {
    await publish('--bundle', 'feed.bundle.json');
    const bundle = parseBundle(readFileSync(shop.path('feed.bundle.json'), 'utf8'));
    if (!bundle.ok) throw new Error(bundle.detail);
    const carried = await readAsClient(bundle.value);
    const served = await readAsClient(folderFetch(shop.path('published')));
    if (!carried.ok || !served.ok) throw new Error('refused');
    expect(carried.value.release).toBe(served.value.release);
    expect(carried.value.files.length).toBeGreaterThan(4);
    for (const file of carried.value.files) {
      expect(await carried.value.fetch(file)).toMatchObject({ ok: true });
    }
  });

  it('holds every root, so that who has only the first one follows', async () => {
    await publish();
    await shop.done('rotate-key', '--role', 'timestamp');
    await publish('--bundle', 'feed.bundle.json');
    const { files } = JSON.parse(readFileSync(shop.path('feed.bundle.json'), 'utf8'));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['metadata/1.root.json', 'metadata/2.root.json']),
    );
    const bundle = parseBundle(readFileSync(shop.path('feed.bundle.json'), 'utf8'));
    expect(bundle.ok && (await readAsClient(bundle.value))).toMatchObject({ ok: true });
  });

  it('holds no version that is past', async () => {
    await publish();
    writeList('Khác');
    await publish('--bundle', 'feed.bundle.json');
    const { files } = JSON.parse(readFileSync(shop.path('feed.bundle.json'), 'utf8'));
    expect(Object.keys(files)).toContain('metadata/2.snapshot.json');
    expect(Object.keys(files)).not.toContain('metadata/1.snapshot.json');
  });

  it('is refused by the client when one byte in it was changed', async () => {
    await publish('--bundle', 'feed.bundle.json');
    const text = readFileSync(shop.path('feed.bundle.json'), 'utf8');
    const json = JSON.parse(text);
    const name = Object.keys(json.files).find((path) => path.endsWith('.feed.json')) ?? '';
    const bytes = Buffer.from(json.files[name], 'base64');
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    json.files[name] = bytes.toString('base64');
    const bundle = parseBundle(JSON.stringify(json));
    expect(bundle.ok && (await readAsClient(bundle.value))).toMatchObject({ ok: false });
  });

  it('is the same text for the same feed, and goes with the daily timestamp', async () => {
    await publish('--bundle', 'a.json');
    await shop.done('publish', '--bundle', 'b.json');
    expect(readFileSync(shop.path('b.json'), 'utf8')).toBe(
      readFileSync(shop.path('a.json'), 'utf8'),
    );
    shop.clock.nowMs += 86_400_000;
    await shop.done('publish', '--timestamp', '--bundle', 'c.json');
    expect(readFileSync(shop.path('c.json'), 'utf8')).not.toBe(
      readFileSync(shop.path('a.json'), 'utf8'),
    );
  });

  it('is not written on a dry run', async () => {
    await prepare();
    await shop.done('publish', '--bundle', 'feed.bundle.json', '--dry-run');
    expect(existsSync(shop.path('feed.bundle.json'))).toBe(false);
    expect(existsSync(shop.path('published'))).toBe(false);
  });
});

describe('a publication that was killed', () => {
  it('anywhere before its end leaves the release before, whole, and the next one goes through', async () => {
    await publish();
    writeList('Lần hai');
    await prepare();
    const { repository, files } = readBuild(shop.path('build'));
    if (!repository) throw new Error('not signed');
    const release = [...planRelease(shop.path('published'), repository, files)];
    expect(release.at(-1)?.[0]).toBe('metadata/timestamp.json');
    expect(release.length).toBeGreaterThan(4);
    writeList('Lần ba');
    await prepare();
    for (const [at] of release.entries()) {
      cpSync(shop.path('published'), shop.path('killed'), { recursive: true });
      writeRelease(shop.path('killed'), new Map(release.slice(0, at)));
      const killed = ['--published', 'killed'];
      expect((await shop.done('inspect', ...killed)).answer).toMatchObject({ version: 1 });
      await shop.done('publish', ...killed);
      expect((await shop.done('inspect', ...killed)).answer).toMatchObject({ version: 2 });
      expect((await shop.done('diff', ...killed)).lines).toEqual(['Nothing changes.']);
      rmSync(shop.path('killed'), { recursive: true });
    }
  });

  it('before anything was ever published leaves nothing that a client would take', async () => {
    await prepare();
    const { repository, files } = readBuild(shop.path('build'));
    if (!repository) throw new Error('not signed');
    const release = [...planRelease(shop.path('published'), repository, files)];
    writeRelease(shop.path('published'), new Map(release.slice(0, -1)));
    expect((await shop.feed('inspect')).warnings.join()).toContain('holds no feed');
    writeList('Khác');
    await publish();
    expect((await shop.done('inspect')).answer).toMatchObject({ version: 1 });
  });

  it('writes the root just before the timestamp: until then clients believe what they have', async () => {
    await publish();
    await shop.done('rotate-key', '--role', 'timestamp');
    await prepare();
    const { repository, files } = readBuild(shop.path('build'));
    if (!repository) throw new Error('not signed');
    const names = [...planRelease(shop.path('published'), repository, files).keys()];
    expect(names.slice(-2)).toEqual(['metadata/2.root.json', 'metadata/timestamp.json']);
  });

  it('does not keep the next one from using its version for other words', async () => {
    await publish();
    writeList('Lần hai');
    await prepare();
    await shop.done('publish', '--published', 'elsewhere', '--dry-run');
    const timestamp = readFileSync(shop.path('published/metadata/timestamp.json'));
    await shop.done('publish');
    // All of the second release is there but its timestamp: killed just before the end.
    writeFileSync(shop.path('published/metadata/timestamp.json'), timestamp);
    expect((await shop.done('inspect')).answer).toMatchObject({ version: 1 });
    writeList('Lần ba');
    await publish();
    expect((await shop.done('inspect')).answer).toMatchObject({ version: 2 });
    expect((await shop.done('diff')).lines).toEqual(['Nothing changes.']);
  });

  it('after its root was written is gone on from, since clients may have taken that root', async () => {
    await publish();
    const timestamp = readFileSync(shop.path('published/metadata/timestamp.json'));
    await shop.done('rotate-key', '--role', 'snapshot');
    await publish();
    const root = readFileSync(shop.path('published/metadata/2.root.json'), 'utf8');
    writeFileSync(shop.path('published/metadata/timestamp.json'), timestamp);
    await publish();
    expect(readFileSync(shop.path('published/metadata/2.root.json'), 'utf8')).toBe(root);
    expect((await shop.done('inspect')).code).toBe(0);
  });

  it('never takes a version that clients hold for one that was left over', async () => {
    await publish();
    writeList('Khác');
    await prepare();
    // The same version with other bytes, as if another laptop had published in between.
    const [name = ''] = readdirSync(shop.path('build/metadata')).filter((each) =>
      each.endsWith('.snapshot.json'),
    );
    const other = JSON.parse(readFileSync(shop.path('build/metadata', name), 'utf8'));
    await shop.done('publish');
    other.signed.expires = '2030-01-01T00:00:00Z';
    writeFileSync(shop.path('build/metadata', name), JSON.stringify(other));
    const said = await shop.feed('publish');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('is published with other bytes; sign again');
  });

  it('leaves half files behind that the next one takes away', async () => {
    await publish();
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    const left = `published/metadata/9.root.json.${ended}-0a1b2c3d.half`;
    const busy = `published/metadata/9.root.json.${process.pid}-0a1b2c3d.half`;
    for (const name of [left, busy]) writeFileSync(shop.path(name), '{');
    writeFileSync(shop.path(`build.${ended}-0a1b2c3d.half`), '{');
    await publish();
    expect([existsSync(shop.path(left)), existsSync(shop.path(busy))]).toEqual([false, true]);
    expect(listNames('.').filter((name) => name.startsWith('build.'))).toEqual([]);
  });

  it('between the old build and the new one says what to do', async () => {
    await prepare();
    renameSync(shop.path('build'), shop.path('build.1-0a1b2c3d.half'));
    expect((await shop.feed('publish')).warnings.join()).toContain('run "compile" first');
    await publish();
  });
});

describe('two publications at once', () => {
  it('are one: the other is refused and changes nothing', async () => {
    await prepare();
    const both = await Promise.all([shop.feed('publish'), shop.feed('publish')]);
    expect(new Set(both.map(({ code }) => code))).toEqual(new Set([0, 1]));
    const told = both.flatMap(({ warnings }) => warnings).join();
    expect(told).toContain('published.lock: another command is at work');
    expect((await shop.done('inspect')).code).toBe(0);
    expect(existsSync(shop.path('published.lock'))).toBe(false);
  });

  it('are not hindered by the lock of a process that was killed', async () => {
    await prepare();
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(shop.path('published.lock'), `${ended} ${hostname()}\n`);
    await shop.done('publish');
    expect(existsSync(shop.path('published.lock'))).toBe(false);
  });

  it.each([
    ['a process that runs', `${process.pid} ${hostname()}\n`],
    ['a process on another machine', '1 another-machine.example\n'],
    ['nobody knows whom', ''],
  ])('wait for a person where the lock is of %s', async (_name, text) => {
    await prepare();
    writeFileSync(shop.path('published.lock'), text);
    expect((await shop.feed('publish')).code).toBe(1);
    expect(existsSync(shop.path('published'))).toBe(false);
    expect(readFileSync(shop.path('published.lock'), 'utf8')).toBe(text);
    // A rehearsal takes no lock.
    expect((await shop.feed('publish', '--dry-run')).code).toBe(0);
  });

  it('are refused as one where the folder cannot be written', async () => {
    await publish();
    writeList('Khác');
    await prepare();
    chmodSync(shop.path('published/metadata'), 0o500);
    const before = readFileSync(shop.path('published/metadata/timestamp.json'), 'utf8');
    const said = await shop.feed('publish');
    chmodSync(shop.path('published/metadata'), 0o700);
    const after = readFileSync(shop.path('published/metadata/timestamp.json'), 'utf8');
    // Whoever runs the tests as root may write everything.
    if (said.code === 0) expect(process.getuid?.()).toBe(0);
    else expect([after, said.warnings.join()]).toEqual([before, expect.stringContaining('EACCES')]);
  });
});
