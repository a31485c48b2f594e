import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKeyId, readSigningKey } from '../../../tools/key/signing-key.ts';
import { addSignatures, printSignedFile } from '../../../tools/feed/repository/signed-file.ts';
import { readSignedFile } from '../../../tools/feed/repository/read-repository.ts';
import { type FeedClient, openFeedClient, type Updated } from '../../support/feed-client.ts';
import { openWorkshop, type Workshop, writtenList } from '../../support/feed-workshop.ts';

// Each ceremony of docs/operate.md, walked with the real verbs. A client that last saw the feed before it goes on.

const dayMs = 86_400_000;
const ownList = 'curators/publisher/lists/canh-bao/snapshot';
let shop: Workshop;

beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => shop.end());

async function begin(...options: readonly string[]): Promise<FeedClient> {
  await shop.done('init', ...options);
  writeList('canh-bao', 'publisher');
  await publish();
  return openClient('old');
}

async function publish(): Promise<void> {
  await shop.done('compile');
  await shop.done('sign');
  await shop.done('publish');
}

function openClient(name: string): Promise<FeedClient> {
  return openFeedClient(shop.path('published'), shop.path('clients', name));
}

function writeList(id: string, curatorId: string, title = 'Cảnh báo thử'): void {
  mkdirSync(shop.path('feed', 'lists'), { recursive: true });
  const list = writtenList({ id, curatorId, title: { vi: title, en: title } });
  writeFileSync(shop.path('feed', 'lists', `${id}.json`), JSON.stringify(list));
}

function editJson(path: string, edit: (json: Record<string, unknown>) => void): void {
  const json = JSON.parse(readFileSync(shop.path(path), 'utf8'));
  edit(json);
  writeFileSync(shop.path(path), JSON.stringify(json));
}

/** The ids of a role's keys as trust/roles.json has them. */
function readRoleKeys(role: string): readonly string[] {
  const roles = JSON.parse(readFileSync(shop.path('feed/trust/roles.json'), 'utf8'));
  const curatorId = /^curator:(.+)$/.exec(role)?.[1];
  const { keys } = curatorId === undefined ? roles[role] : roles.curators[curatorId];
  return keys.map(readKeyId);
}

const keyFile = (keyId: string): string => shop.path('keys', `${keyId.slice(0, 16)}.pem`);

function readKey(keyId: string) {
  return readSigningKey(readFileSync(keyFile(keyId), 'utf8'), null);
}

function versions(updated: Updated): Record<string, number> {
  if (!updated.ok) throw new Error(updated.error);
  return updated.versions;
}

/** Whoever holds these keys puts a file of their own on the host. */
function forge(path: string, from: string, changes: object, keyIds: readonly string[]): void {
  const { signed } = readSignedFile(shop.path('published/metadata', from));
  const forged = addSignatures(
    { signed: { ...signed, ...changes }, signatures: [] },
    keyIds.map(readKey),
  );
  writeFileSync(shop.path('published/metadata', path), printSignedFile(forged));
}

describe('the daily timestamp', () => {
  it('is renewed where no other key lies, and a client takes it', async () => {
    const client = await begin();
    const before = versions(await client.update(shop.clock.nowMs));
    const [timestampKey = ''] = readRoleKeys('timestamp');
    mkdirSync(shop.path('online'));
    cpSync(keyFile(timestampKey), shop.path('online', `${timestampKey.slice(0, 16)}.pem`));
    shop.clock.nowMs += 4 * dayMs;
    expect(await client.update(shop.clock.nowMs)).toEqual({
      ok: false,
      error: 'timestamp-expired',
    });
    await shop.done('publish', '--timestamp', '--keys', 'online');
    expect(versions(await client.update(shop.clock.nowMs))).toEqual({ ...before, timestamp: 2 });
  });
});

describe('the monthly signature', () => {
  it('keeps a feed going in which nothing changes, beyond the end that was written first', async () => {
    const client = await begin();
    for (let month = 1; month <= 14; month += 1) {
      shop.clock.nowMs += 29 * dayMs;
      await publish();
      expect((await client.update(shop.clock.nowMs)).ok, `month ${month}`).toBe(true);
      const { expiresAtMs } = JSON.parse(readHead());
      expect(expiresAtMs, `month ${month}`).toBeGreaterThan(shop.clock.nowMs);
    }
  });
});

function readHead(): string {
  return readFileSync(shop.path('build/files/feed.json'), 'utf8');
}

describe('a new timestamp key', () => {
  it('takes the place of the old one, with which nobody can sign any more', async () => {
    const client = await begin();
    versions(await client.update(shop.clock.nowMs));
    const [stolen = ''] = readRoleKeys('timestamp');
    await shop.done('rotate-key', '--role', 'timestamp');
    await publish();
    expect(versions(await client.update(shop.clock.nowMs))).toMatchObject({ root: 2 });
    forge('timestamp.json', 'timestamp.json', { version: 99 }, [stolen]);
    const refused = await client.update(shop.clock.nowMs);
    expect(refused).toEqual({ ok: false, error: 'threshold-not-met' });
  });

  it('is of the kind the old one was', async () => {
    await shop.done('init', '--key-type', 'ecdsa');
    await shop.done('rotate-key', '--role', 'timestamp');
    const [now = ''] = readRoleKeys('timestamp');
    expect(readKey(now).publicKey.keytype).toBe('ecdsa');
  });
});

describe('a root of which two of three keys sign', () => {
  it('loses one key, gets another, and every client follows', async () => {
    const client = await begin('--root-keys', '3', '--root-threshold', '2');
    versions(await client.update(shop.clock.nowMs));
    const [lost = '', ...others] = readRoleKeys('root');
    rmSync(keyFile(lost));
    await shop.done('rotate-key', '--role', 'root', '--drop', lost.slice(0, 12));
    await publish();
    expect(versions(await client.update(shop.clock.nowMs))).toMatchObject({ root: 2 });
    expect(readRoleKeys('root')).toHaveLength(3);
    expect(readRoleKeys('root')).toEqual(expect.arrayContaining(others));
    expect(readRoleKeys('root')).not.toContain(lost);
    expect(versions(await (await openClient('new')).update(shop.clock.nowMs))).toMatchObject({
      root: 2,
    });
  });

  it('cannot be changed with one key left: nothing is published, and clients stay', async () => {
    const client = await begin('--root-keys', '3', '--root-threshold', '2');
    const before = versions(await client.update(shop.clock.nowMs));
    const [one = '', two = ''] = readRoleKeys('root');
    rmSync(keyFile(one));
    rmSync(keyFile(two));
    await shop.done('rotate-key', '--role', 'root', '--drop', one.slice(0, 12));
    await shop.done('compile');
    const signed = await shop.done('sign');
    expect(signed.lines.join('\n')).toContain('root before this one: 1 of 2 signatures');
    expect((await shop.feed('publish')).code).toBe(1);
    expect(versions(await client.update(shop.clock.nowMs))).toEqual(before);
  });
});

describe('a curator', () => {
  const theirs = ['curators/ban-doc/lists/mot/snapshot', 'curators/ban-doc/lists/hai/snapshot'];

  async function beginWithCurator(): Promise<FeedClient> {
    const client = await begin();
    editJson('feed/feed.json', (feed) => {
      feed['curators'] = [{ id: 'ban-doc', name: { vi: 'Bạn đọc', en: 'Readers' } }];
    });
    writeList('mot', 'ban-doc');
    writeList('hai', 'ban-doc');
    await shop.done('rotate-key', '--role', 'curator:ban-doc');
    await publish();
    return client;
  }

  it('joins a feed that is published already', async () => {
    const client = await beginWithCurator();
    const updated = await client.update(shop.clock.nowMs);
    if (!updated.ok) throw new Error(updated.error);
    expect([...updated.files.keys()]).toEqual(expect.arrayContaining(theirs));
  });

  it('must be named in feed.json before getting a key', async () => {
    await begin();
    const said = await shop.feed('rotate-key', '--role', 'curator:ban-doc');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('feed.json');
  });

  it('whose key is missing in the roles is named where it is signed', async () => {
    await begin();
    editJson('feed/feed.json', (feed) => {
      feed['curators'] = [{ id: 'ban-doc', name: { vi: 'Bạn đọc', en: 'Readers' } }];
    });
    writeList('mot', 'ban-doc');
    await shop.done('compile');
    const said = await shop.feed('sign');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('rotate-key --role curator:ban-doc');
  });

  it('whose key was stolen gets a new one: all their lists are signed by it, and old clients follow', async () => {
    const client = await beginWithCurator();
    const before = versions(await client.update(shop.clock.nowMs));
    const [stolen = ''] = readRoleKeys('curator:ban-doc');
    await shop.done('rotate-key', '--role', 'curator:ban-doc');
    rmSync(keyFile(stolen));
    await publish();
    const updated = await client.update(shop.clock.nowMs);
    expect(versions(updated)).toMatchObject({ root: 1, targets: (before['targets'] ?? 0) + 1 });
    if (updated.ok) expect([...updated.files.keys()]).toEqual(expect.arrayContaining(theirs));
    const role = readSignedFile(shop.path('published/metadata/2.curator-ban-doc.json'));
    expect(role.signatures.map(({ keyid }) => keyid)).toEqual(readRoleKeys('curator:ban-doc'));
    expect(role.signed['targets']).toHaveProperty([theirs[0] ?? '']);
    expect(role.signed['targets']).toHaveProperty([theirs[1] ?? '']);
  });

  it('whose stolen key signed the lists that the host serves is not believed any more', async () => {
    const client = await beginWithCurator();
    versions(await client.update(shop.clock.nowMs));
    const stolen = readRoleKeys('curator:ban-doc');
    const kept = readFileSync(keyFile(stolen[0] ?? ''));
    await shop.done('rotate-key', '--role', 'curator:ban-doc');
    await publish();
    writeFileSync(keyFile(stolen[0] ?? ''), kept);
    forge('2.curator-ban-doc.json', '2.curator-ban-doc.json', {}, stolen);
    expect(await client.update(shop.clock.nowMs)).toEqual({
      ok: false,
      error: 'threshold-not-met',
    });
  });
});

describe('a thief of the online keys who wrote the highest version there is', () => {
  const highest = Number.MAX_SAFE_INTEGER;

  it('has shut clients out only until the key is changed', async () => {
    const client = await begin();
    versions(await client.update(shop.clock.nowMs));
    cpSync(shop.path('published'), shop.path('own-copy'), { recursive: true });
    forge('timestamp.json', 'timestamp.json', { version: highest }, readRoleKeys('timestamp'));
    expect(versions(await client.update(shop.clock.nowMs))['timestamp']).toBe(highest);

    // Upon what the thief left nothing can be built: the next version would be no number any more.
    await shop.done('rotate-key', '--role', 'timestamp');
    writeList('canh-bao', 'publisher', 'Đã sửa');
    await shop.done('compile');
    const said = await shop.feed('sign');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('own copy');

    rmSync(shop.path('published'), { recursive: true });
    cpSync(shop.path('own-copy'), shop.path('published'), { recursive: true });
    await publish();
    expect(versions(await client.update(shop.clock.nowMs))).toMatchObject({
      root: 2,
      timestamp: 2,
    });
  });

  it('is undone the same way where the snapshot was raised, too', async () => {
    const client = await begin();
    versions(await client.update(shop.clock.nowMs));
    cpSync(shop.path('published'), shop.path('own-copy'), { recursive: true });
    forge(
      `${highest}.snapshot.json`,
      '1.snapshot.json',
      { version: highest },
      readRoleKeys('snapshot'),
    );
    const meta = { 'snapshot.json': { version: highest } };
    forge('timestamp.json', 'timestamp.json', { version: 7, meta }, readRoleKeys('timestamp'));
    expect(versions(await client.update(shop.clock.nowMs))['snapshot']).toBe(highest);

    rmSync(shop.path('published'), { recursive: true });
    cpSync(shop.path('own-copy'), shop.path('published'), { recursive: true });
    await shop.done('rotate-key', '--role', 'timestamp');
    await shop.done('rotate-key', '--role', 'snapshot');
    await publish();
    expect(versions(await client.update(shop.clock.nowMs))).toMatchObject({
      root: 2,
      timestamp: 2,
      snapshot: 2,
    });
  });
});

describe('the list of a curator', () => {
  it('is the same for a client of before and one of after all of it', async () => {
    const client = await begin();
    const before = await client.update(shop.clock.nowMs);
    for (const role of ['timestamp', 'snapshot', 'targets', 'curator:publisher']) {
      await shop.done('rotate-key', '--role', role);
    }
    await publish();
    const after = await client.update(shop.clock.nowMs);
    const fresh = await (await openClient('new')).update(shop.clock.nowMs);
    if (!before.ok || !after.ok || !fresh.ok) throw new Error('refused');
    expect(after.files.get(ownList)).toBe(before.files.get(ownList));
    expect(fresh.files).toEqual(after.files);
  });
});
