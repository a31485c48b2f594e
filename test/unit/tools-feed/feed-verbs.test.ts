import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSigningKey } from '../../../tools/key/signing-key.ts';
import { openWorkshop, type Workshop, writtenList } from '../../support/feed-workshop.ts';

let shop: Workshop;

beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => shop.end());

function writeList(changes: Record<string, unknown> = {}): void {
  mkdirSync(shop.path('feed', 'lists'), { recursive: true });
  writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList(changes)));
}

async function publish(): Promise<void> {
  await shop.done('compile');
  await shop.done('sign');
  await shop.done('publish');
}

async function begin(): Promise<void> {
  await shop.done('init');
  writeList();
  await publish();
}

function readPublishedNames(): readonly string[] {
  return readdirSync(shop.path('published'), { recursive: true, encoding: 'utf8' }).toSorted();
}

describe('a feed from the first key to the first shopper', () => {
  it('is made, listed, compiled, signed, published and read back in a few commands', async () => {
    await begin();
    const { answer } = await shop.done('inspect');
    expect(answer).toMatchObject({ version: 1 });
    expect(JSON.stringify(answer)).toContain('curators/publisher/lists/canh-bao/snapshot');
  });

  it('keeps private keys readable by their owner alone, and out of what is published', async () => {
    await begin();
    for (const name of readdirSync(shop.path('keys'))) {
      expect(statSync(shop.path('keys', name)).mode & 0o077).toBe(0);
    }
    const published = readPublishedNames().filter((name) =>
      statSync(shop.path('published', name)).isFile(),
    );
    for (const name of published) {
      expect(readFileSync(shop.path('published', name), 'utf8')).not.toContain('PRIVATE KEY');
    }
  });

  it('refuses to put keys inside a folder that is given away', async () => {
    const said = await shop.feed('init', '--keys', 'published/keys');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('keep private keys elsewhere');
    expect(existsSync(shop.path('published'))).toBe(false);
  });

  it('compiles to the same bytes for the same files and the same moment', async () => {
    await shop.done('init');
    writeList();
    const read = () =>
      Object.fromEntries(
        readdirSync(shop.path('build/files'), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => [entry.name, readFileSync(`${entry.parentPath}/${entry.name}`, 'hex')]),
      );
    await shop.done('compile', '--at', '2026-12-01T00:00:00Z');
    const first = read();
    await shop.done('compile', '--at', '2026-12-01T00:00:00Z');
    expect(read()).toEqual(first);
  });
});

describe('a change', () => {
  it('gets the next version; what did not change keeps its own and its signatures', async () => {
    await begin();
    await shop.done(
      'add',
      '--list',
      'canh-bao',
      '--id',
      'thong-bao-1',
      '--kind',
      'phone',
      '--value',
      '0901234567',
    );
    await publish();
    const names = readPublishedNames();
    expect(names).toContain('metadata/2.curator-publisher.json');
    expect(names).toContain('metadata/2.snapshot.json');
    expect(names).not.toContain('metadata/2.root.json');
    expect((await shop.done('inspect')).answer).toMatchObject({ version: 2 });
  });

  it('is told in words before it is published', async () => {
    await begin();
    await shop.done(
      'add',
      '--list',
      'canh-bao',
      '--id',
      'thong-bao-1',
      '--kind',
      'phone',
      '--value',
      '0901234567',
    );
    const said = await shop.done('diff');
    expect(said.lines).toContain(
      '  phone:+84901234567: listed for unlawful-health-ad (list canh-bao)',
    );
    expect((await shop.done('diff', '--most', '1')).code).toBe(0);
  });

  it('that changes nothing gives no new version', async () => {
    await begin();
    const before = readPublishedNames();
    await publish();
    expect(readPublishedNames()).toEqual(before);
  });

  it('of the time alone gives one before the old one ends, and where its date was wrong', async () => {
    await begin();
    const dayMs = 86_400_000;
    const readVersion = async (passedMs: number): Promise<unknown> => {
      shop.clock.nowMs += passedMs;
      await publish();
      return Object((await shop.done('inspect')).answer).version;
    };
    expect(await readVersion(100 * dayMs)).toBe(1);
    expect(await readVersion(150 * dayMs)).toBe(2);
    expect(await readVersion(100 * dayMs)).toBe(2);
    expect(await readVersion(-300 * dayMs)).toBe(3);
  });

  it('takes a notice away, or clears it', async () => {
    await begin();
    await shop.done('remove', '--list', 'canh-bao', '--id', 'thong-bao-1', '--cleared');
    expect((await shop.done('diff')).lines.join()).toContain('state listed → cleared');
    await shop.done('remove', '--list', 'canh-bao', '--id', 'thong-bao-1');
    expect((await shop.done('diff')).lines).toContain('No longer listed: 1');
  });

  it('prolongs a notice, and tells what nobody has looked at again', async () => {
    await shop.done('init');
    writeList();
    await shop.done('expire', '--list', 'canh-bao', '--id', 'thong-bao-1', '--on', '2026-11-02');
    expect((await shop.done('expire')).lines.at(-1)).toBe(
      '1 entries are past their re-check date.',
    );
    await shop.done('expire', '--list', 'canh-bao', '--id', 'thong-bao-1', '--on', '2027-11-02');
    expect((await shop.done('expire')).lines.at(-1)).toBe(
      '0 entries are past their re-check date.',
    );
  });

  it('that would not compile is taken back', async () => {
    await begin();
    const before = readFileSync(shop.path('feed/lists/canh-bao.json'), 'utf8');
    const said = await shop.feed(
      'add',
      '--list',
      'canh-bao',
      '--id',
      'thong-bao-1',
      '--kind',
      'host',
      '--value',
      'weebly.com',
      '--why',
      'x',
    );
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('shared host');
    expect(readFileSync(shop.path('feed/lists/canh-bao.json'), 'utf8')).toBe(before);
    expect(readdirSync(shop.path('feed/lists'))).toEqual(['canh-bao.json']);
  });
});

describe('the daily job', () => {
  it('renews the timestamp with its one key, and a client goes on trusting the feed', async () => {
    await begin();
    shop.clock.nowMs += 4 * 86_400_000;
    expect((await shop.feed('inspect')).warnings.join()).toContain('timestamp-expired');
    await shop.done('publish', '--timestamp');
    expect((await shop.done('inspect')).code).toBe(0);
  });

  it('cannot stand in for the other signatures once those have run out', async () => {
    await begin();
    shop.clock.nowMs += 40 * 86_400_000;
    const said = await shop.feed('publish', '--timestamp');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('snapshot-expired');
  });
});

describe('keys', () => {
  it('are changed without losing a client that has only the first root', async () => {
    await begin();
    await shop.done('rotate-key', '--role', 'timestamp');
    await shop.done('rotate-key', '--role', 'targets');
    await publish();
    expect(readPublishedNames()).toContain('metadata/2.root.json');
    expect((await shop.done('inspect')).code).toBe(0);
  });

  it('of the root are changed with signatures of the root before', async () => {
    await begin();
    const ids = readRootKeys();
    await shop.done('rotate-key', '--role', 'root', '--drop', ids[0]?.slice(0, 12) ?? '');
    await publish();
    expect(readRootKeys()).not.toContain(ids[0]);
    expect((await shop.done('inspect')).code).toBe(0);
  });

  it('cannot be dropped below what must sign', async () => {
    await begin();
    const [one = '', two = ''] = readRootKeys().map((id) => id.slice(0, 12));
    await shop.done('rotate-key', '--role', 'root', '--drop', one, '--only-drop');
    const said = await shop.feed('rotate-key', '--role', 'root', '--drop', two, '--only-drop');
    expect(said.code).toBe(1);
  });

  it('that are missing are named, and nothing is published', async () => {
    await shop.done('init');
    writeList();
    await shop.done('compile');
    const said = await shop.done('sign', '--keys', 'elsewhere');
    expect(said.lines.join('\n')).toContain('targets: 0 of 1 signatures');
    const published = await shop.feed('publish');
    expect(published.code).toBe(1);
    expect(existsSync(shop.path('published'))).toBe(false);
  });

  it('of two people sign one after the other', async () => {
    await shop.done('init', '--root-keys', '2', '--root-threshold', '2');
    writeList();
    await shop.done('compile');
    const [first = ''] = readdirSync(shop.path('keys')).filter((name) =>
      rootNames().includes(name),
    );
    mkdirSync(shop.path('second'));
    writeFileSync(shop.path('second', first), readFileSync(shop.path('keys', first)));
    writeFileSync(shop.path('keys', first), 'no key');
    expect((await shop.done('sign')).lines.join()).toContain('root: 1 of 2 signatures');
    expect((await shop.feed('publish')).warnings.join()).toContain('root');
    await shop.done('sign', '--keys', 'second');
    expect((await shop.done('publish')).code).toBe(0);
  });
});

function readRootKeys(): readonly string[] {
  const names = readPublishedNames().filter((name) => /^metadata\/\d+\.root\.json$/.test(name));
  const newest = names.toSorted(
    (a, b) => Number.parseInt(b.slice(9), 10) - Number.parseInt(a.slice(9), 10),
  )[0];
  return JSON.parse(readFileSync(shop.path('published', newest ?? ''), 'utf8')).signed.roles.root
    .keyids;
}

/** The key files of the roles.json's root keys, before anything was published. */
function rootNames(): readonly string[] {
  const { root } = JSON.parse(readFileSync(shop.path('feed/trust/roles.json'), 'utf8'));
  const publics: readonly string[] = root.keys.map(
    (key: { keyval: { public: string } }) => key.keyval.public,
  );
  return readdirSync(shop.path('keys')).filter((name) =>
    publics.some((hex) => isKeyOf(shop.path('keys', name), hex)),
  );
}

function isKeyOf(path: string, hex: string): boolean {
  return readSigningKey(readFileSync(path, 'utf8'), null).publicKey.keyval.public === hex;
}

describe('bad input', () => {
  it.each([
    [['nonsense'], 2, 'no verb'],
    [['compile', '--nonsense'], 2, 'nonsense'],
    [['compile'], 1, 'holds no feed.json'],
    [['sign'], 1, 'roles.json is not there'],
    [['publish'], 1, 'holds nothing compiled'],
    [['publish', '--timestamp'], 1, 'holds no feed yet'],
    [['inspect'], 1, 'holds no feed'],
    [['diff', '--most', 'x'], 1, 'whole number'],
    [['init', '--key-type', 'dsa'], 1, 'ed25519'],
    [['init', '--root-keys', '1', '--root-threshold', '2'], 1, 'whole number'],
    [['init', '--site', 'javascript:alert(1)'], 1, 'address'],
    [['rotate-key', '--role', 'root'], 1, 'roles.json is not there'],
    [['add', '--list', '../../x'], 1, 'is not there'],
  ] as const)('%j ends with %i and says "%s"', async (args, code, words) => {
    const said = await shop.feed(...args);
    expect(said.code).toBe(code);
    expect(said.warnings.join('\n')).toContain(words);
    expect(existsSync(shop.path('published'))).toBe(false);
  });

  it('says file and line of broken JSON', async () => {
    await shop.done('init');
    mkdirSync(shop.path('feed/lists'), { recursive: true });
    writeFileSync(shop.path('feed/lists/x.json'), '{\n "id": "x",\n oops\n}');
    const said = await shop.feed('compile');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toMatch(/lists\/x\.json, line 3/);
  });

  it('refuses a file of 60 MB without reading it', async () => {
    await shop.done('init');
    mkdirSync(shop.path('feed/lists'), { recursive: true });
    const file = openSync(shop.path('feed/lists/x.json'), 'w');
    ftruncateSync(file, 60_000_000);
    closeSync(file);
    expect((await shop.feed('compile')).warnings.join()).toContain('at most 50000000');
  });

  it('does not begin twice', async () => {
    await shop.done('init');
    expect((await shop.feed('init')).warnings.join()).toContain('rotate-key');
  });

  it('finds one statement that contradicts another of the same curator', async () => {
    await shop.done('init');
    writeList();
    const cleared = writtenList({ id: 'khac' });
    writeFileSync(
      shop.path('feed/lists/khac.json'),
      JSON.stringify(cleared).replace('"state":"listed"', '"state":"cleared"'),
    );
    const said = await shop.feed('lint');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('keep the later one');
  });

  it('tells how often claim rules answer on ordinary listings, and which line is no listing', async () => {
    await shop.done('init');
    const corpus = shop.path('corpus.jsonl');
    writeFileSync(corpus, '{"title":"Trà","text":"ngon"}\n\n{"title":"Áo"}\n');
    expect((await shop.done('lint', '--corpus', corpus)).answer).toMatchObject({
      alarms: { listings: 2 },
    });
    writeFileSync(corpus, '{"title":"Trà"}\nrubbish\n');
    expect((await shop.feed('lint', '--corpus', corpus)).warnings.join()).toContain('line 2');
    expect((await shop.feed('lint', '--corpus', 'nowhere')).warnings.join()).toContain(
      'cannot be read',
    );
  });
});

describe('a published folder that was tampered with', () => {
  it('is not built upon: a changed file of an old version stops the next publication', async () => {
    await begin();
    const [target = ''] = readPublishedNames().filter((name) =>
      /targets\/[0-9a-f]{64}\.feed\.json$/.test(name),
    );
    writeFileSync(shop.path('published', target), '{}');
    writeList({ title: { vi: 'Khác', en: 'Other' } });
    expect((await shop.feed('compile')).code).toBe(1);
    expect((await shop.feed('inspect')).warnings.join()).toContain('target-');
  });

  it('keeps serving the release before when a publication is refused', async () => {
    await begin();
    const before = readFileSync(shop.path('published/metadata/timestamp.json'), 'utf8');
    writeList({ title: { vi: 'Khác', en: 'Other' } });
    await shop.done('compile');
    await shop.done('sign', '--keys', 'elsewhere');
    expect((await shop.feed('publish')).code).toBe(1);
    expect(readFileSync(shop.path('published/metadata/timestamp.json'), 'utf8')).toBe(before);
    expect(readPublishedNames().filter((name) => name.endsWith('.half'))).toEqual([]);
  });
});
