import {
  closeSync,
  cpSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { verbs } from '../../../tools/feed/feed.ts';
import { serveFolder } from '../../../tools/feed/verbs/serve.ts';
import {
  openWorkshop,
  type Said,
  type Workshop,
  writtenList,
} from '../../support/feed-workshop.ts';

// Only against a hang: many processes may share the machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What each verb needs to do its work in the workshop below. */
const good: Readonly<Record<string, readonly string[]>> = {
  init: ['--feed', 'other-feed', '--keys', 'other-keys'],
  import: ['source.txt', '--to', 'vn-list'],
  add: ['--list', 'canh-bao', '--id', 'thong-bao-1', '--kind', 'phone', '--value', '0901234567'],
  remove: ['--list', 'canh-bao', '--id', 'thong-bao-1'],
  expire: ['--list', 'canh-bao', '--id', 'thong-bao-1', '--on', '2027-11-02'],
  lint: [],
  compile: [],
  diff: [],
  sign: [],
  publish: [],
  inspect: [],
  serve: ['--for', '1'],
  'rotate-key': ['--role', 'timestamp'],
};

const reading = ['diff', 'inspect', 'lint', 'serve'];
const writing = Object.keys(good).filter((name) => !reading.includes(name));

const bulk = Object.entries({
  curator: 'publisher',
  reason: 'phishing',
  'title-vi': 'Danh sách gộp',
  'title-en': 'Joined list',
  'source-title': 'Public list',
  'source-url': 'https://lists.example/vn',
}).flatMap(([name, value]) => [`--${name}`, value]);

let shop: Workshop;
let begun: Workshop;
beforeAll(async () => {
  begun = openWorkshop();
  await begun.done('init');
  writeFileSync(begun.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList()));
  writeFileSync(begun.path('source.txt'), 'a.example\nb.example\n');
  await begun.done('import', 'source.txt', '--to', 'vn-list', ...bulk);
  for (const verb of ['compile', 'sign', 'publish']) await begun.done(verb);
  // A second release, compiled and signed, waits to be published, and there is more to import.
  writeFileSync(begun.path('source.txt'), 'b.example\nc.example\n');
  await begun.done('import', 'source.txt', '--to', 'vn-list');
  for (const verb of ['compile', 'sign']) await begun.done(verb);
  writeFileSync(begun.path('source.txt'), 'c.example\nd.example\n');
});
afterAll(() => begun.end());
beforeEach(() => {
  shop = openWorkshop();
  cpSync(begun.folder, shop.folder, { recursive: true });
});
afterEach(() => shop.end());

const run = (verb: string, ...args: readonly string[]): Promise<Said> =>
  shop.feed(verb, ...(good[verb] ?? []), ...args);

/** Every file of a folder with its bytes, or how many where it is large; locks and half files are files, too. */
function read(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(shop.path(folder))) return new Map();
  const entries = readdirSync(shop.path(folder), { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .toSorted()
      .map((path) => {
        const { size } = statSync(path);
        return [path, size > 1_000_000 ? `${size} bytes` : readFileSync(path, 'base64')];
      }),
  );
}

describe('every verb', () => {
  it('is in this table', () => {
    expect(Object.keys(good).toSorted()).toEqual(verbs.map(({ name }) => name).toSorted());
  });

  it.each(Object.keys(good))('%s tells how it is used, also as one JSON answer', async (verb) => {
    const said = await shop.done(verb, '--help');
    expect(said.lines[0]).toContain(`npm run feed -- ${verb}: `);
    expect(said.lines.join('\n')).toContain('--json');
    expect(said.answers).toBe(1);
    expect(said.answer).toMatchObject({ name: verb, help: said.lines });
    const own = verbs.find(({ name }) => name === verb)?.options ?? {};
    for (const name of Object.keys(own)) expect(said.lines.join('\n')).toContain(`--${name}`);
  });

  it.each(Object.keys(good))('%s gives one answer where it goes well', async (verb) => {
    const said = await run(verb);
    expect([said.warnings.filter((line) => !line.includes('not encrypted')), said.code]).toEqual([
      [],
      0,
    ]);
    expect(said.answers).toBe(1);
    expect(JSON.parse(JSON.stringify(said.answer))).toEqual(expect.any(Object));
  });

  it.each(Object.keys(good))(
    '%s does not pass over an option that it does not know',
    async (verb) => {
      const before = read('.');
      const said = await run(verb, '--nonsense');
      expect(said.code).toBe(2);
      expect(said.warnings.join()).toContain("'--nonsense'");
      expect(said.answer).toMatchObject({ faults: [expect.stringContaining('--nonsense')] });
      expect(read('.')).toEqual(before);
    },
  );

  it.each(writing)('%s writes nothing on a dry run', async (verb) => {
    const before = read('.');
    const said = await run(verb, '--dry-run');
    expect([said.code, said.warnings.filter((line) => !line.includes('encrypted'))]).toEqual([
      0,
      [],
    ]);
    expect(read('.')).toEqual(before);
    const really = await run(verb);
    expect(really.code).toBe(0);
    // "compile" and "sign" were run already: the same words give the same bytes.
    if (!['compile', 'sign'].includes(verb)) expect(read('.')).not.toEqual(before);
  });

  it.each(reading)('%s writes nothing at all', async (verb) => {
    const before = read('.');
    await run(verb);
    expect(read('.')).toEqual(before);
  });
});

/** A file of so many bytes that takes no room on the disk. */
function writeSparse(name: string, size = 200_000_000): void {
  const file = openSync(shop.path(name), 'w');
  ftruncateSync(file, size);
  closeSync(file);
}

const feedReaders = ['import', 'add', 'lint', 'compile', 'diff'];
const publishedReaders = ['compile', 'diff', 'sign', 'publish', 'inspect'];
const write = (name: string, text: string) => (): void => writeFileSync(shop.path(name), text);
const broken = '{\n "formatVersion": 1,\n oops\n}\n';

type Case = {
  readonly name: string;
  readonly damage: () => void;
  readonly verbs: readonly string[];
  readonly args?: readonly string[];
  readonly told: RegExp;
};

const cases: readonly Case[] = [
  {
    name: 'broken JSON in feed.json',
    damage: write('feed/feed.json', broken),
    verbs: feedReaders,
    told: /feed\/feed\.json, line 3, column 2: "oops" is not expected there: is no JSON; look for/,
  },
  {
    name: 'broken JSON in a list',
    damage: write('feed/lists/canh-bao.json', broken),
    verbs: [...feedReaders, 'remove', 'expire'],
    told: /canh-bao\.json, line 3/,
  },
  {
    name: 'broken JSON in the head of a bulk list',
    damage: write('feed/lists/vn-list.json', broken),
    verbs: feedReaders,
    told: /vn-list\.json, line 3/,
  },
  ...['claims', 'labels', 'officials'].map((folder): Case => ({
    name: `broken JSON in ${folder}`,
    damage: write(`feed/${folder}/x.json`, '['),
    verbs: ['lint', 'compile'],
    told: new RegExp(`${folder}/x\\.json, line 1, column 2: the text ends too early`),
  })),
  {
    name: 'broken JSON in the roles',
    damage: write('feed/trust/roles.json', broken),
    verbs: ['sign', 'rotate-key'],
    told: /roles\.json, line 3/,
  },
  ...['null', '7', '[]', '"text"', '{}'].map((text): Case => ({
    name: `${text} in the place of every file`,
    damage() {
      for (const name of ['feed.json', 'lists/canh-bao.json', 'trust/roles.json']) {
        writeFileSync(shop.path('feed', name), text);
      }
    },
    verbs: [...feedReaders, 'sign', 'rotate-key', 'remove', 'expire'],
    told: /(?:feed|canh-bao|roles)\.json/,
  })),
  ...(
    [
      ['a shared host', { kind: 'host', value: 'weebly.com', why: 'x' }, 'line 27 › thong-bao-1 ›'],
      ['a kind that is none', { kind: 'colour', value: 'red' }, 'line 28 › notices/thong-bao-1/'],
    ] as const
  ).map(([name, identifier, told]): Case => ({
    name: `${name} in a list`,
    damage() {
      const path = shop.path('feed/lists/canh-bao.json');
      const list = JSON.parse(readFileSync(path, 'utf8'));
      list.notices[0].identifiers.push(identifier);
      writeFileSync(path, JSON.stringify(list, null, 1));
    },
    verbs: ['lint', 'compile'],
    told: new RegExp(`lists/canh-bao\\.json, ${told}`),
  })),
  {
    name: 'words that accuse, written in numbers of letters',
    damage: () =>
      writeFileSync(
        shop.path('feed/lists/canh-bao.json'),
        JSON.stringify(writtenList({ title: { vi: 'x', en: 'SCAM' } })).replace(
          'SCAM',
          '\\u0073cammer',
        ),
      ),
    verbs: ['lint', 'compile'],
    told: /canh-bao\.json › text: says "scammer"/,
  },
  {
    name: 'a feed of another format version',
    damage() {
      const json = JSON.parse(readFileSync(shop.path('feed/feed.json'), 'utf8'));
      writeFileSync(shop.path('feed/feed.json'), JSON.stringify({ ...json, formatVersion: 2 }));
    },
    verbs: ['lint', 'compile', 'diff'],
    told: /feed\.json, line 1 › formatVersion: is 1; another number/,
  },
  {
    name: 'roles that ask for more signatures than there are keys',
    damage() {
      const json = JSON.parse(readFileSync(shop.path('feed/trust/roles.json'), 'utf8'));
      json.targets.threshold = 5;
      writeFileSync(shop.path('feed/trust/roles.json'), JSON.stringify(json));
    },
    verbs: ['sign', 'rotate-key'],
    told: /roles\.json › targets: asks for more signatures than it has keys/,
  },
  {
    name: 'a threshold that is no number',
    damage: () => {},
    verbs: ['rotate-key'],
    args: ['--threshold', 'two'],
    told: /--threshold wants a whole number/,
  },
  {
    name: 'a curator without a role',
    damage() {
      const json = JSON.parse(readFileSync(shop.path('feed/trust/roles.json'), 'utf8'));
      writeFileSync(shop.path('feed/trust/roles.json'), JSON.stringify({ ...json, curators: {} }));
    },
    verbs: ['sign'],
    told: /the curator "publisher" has no (?:role in trust\/roles\.json; give|key; run)/,
  },
  {
    name: 'no keys at all',
    damage: () => rmSync(shop.path('keys'), { recursive: true }),
    verbs: ['publish'],
    args: ['--timestamp'],
    told: /timestamp: 0 of 1 signatures; sign with another --keys\n.*is not there/,
  },
  {
    name: 'keys that are none',
    damage() {
      for (const name of readdirSync(shop.path('keys'))) {
        writeFileSync(shop.path('keys', name), 'no key');
      }
    },
    verbs: ['publish'],
    args: ['--timestamp'],
    told: /timestamp: 0 of 1 signatures/,
  },
  {
    name: 'signatures that ran out before the publication',
    damage: () => void (shop.clock.nowMs += 4 * 86_400_000),
    verbs: ['publish', 'inspect'],
    told: /timestamp-expired/,
  },
  {
    name: 'a root that ran out',
    damage: () => void (shop.clock.nowMs += 500 * 86_400_000),
    verbs: ['publish', 'inspect'],
    told: /root-expired/,
  },
  {
    name: 'a published timestamp that is no JSON',
    damage: write('published/metadata/timestamp.json', '{"signed": '),
    verbs: ['sign', 'publish', 'inspect'],
    told: /timestamp\.json is no JSON: line 1, column 12: the text ends too early; fetch the/,
  },
  {
    name: 'a published timestamp that names nothing',
    damage: write('published/metadata/timestamp.json', '{"signed":{},"signatures":[]}'),
    verbs: ['sign', 'publish', 'inspect'],
    told: /timestamp\.json names no versions; fetch/,
  },
  {
    name: 'a published snapshot that is gone',
    damage: () => rmSync(shop.path('published/metadata/1.snapshot.json')),
    verbs: publishedReaders,
    told: /1\.snapshot\.json(?: is missing; fetch|)/,
  },
  {
    name: 'a first root that is gone',
    damage: () => rmSync(shop.path('published/metadata/1.root.json')),
    verbs: ['compile', 'diff', 'inspect'],
    told: /1\.root\.json/,
  },
  {
    name: 'targets that are gone',
    damage: () => rmSync(shop.path('published/targets'), { recursive: true }),
    verbs: ['compile', 'diff', 'inspect'],
    told: /a client refuses feed\.json: target-missing/,
  },
  {
    name: 'a build whose index is broken',
    damage: write('build/metadata/index.json', '{'),
    verbs: ['sign', 'publish'],
    told: /build\/metadata.*run "sign" again/,
  },
  {
    name: 'a build without its files',
    damage: () => rmSync(shop.path('build/files'), { recursive: true }),
    verbs: ['sign', 'publish'],
    told: /holds nothing compiled; run "compile" first/,
  },
  {
    name: 'a build with one file missing',
    damage: () => rmSync(shop.path('build/files/feed.json')),
    verbs: ['publish'],
    told: /a client refuses feed\.json: target-missing/,
  },
  ...['feed/feed.json', 'feed/lists/canh-bao.json', 'feed/lists/vn-list.txt'].map((file): Case => ({
    name: `200 MB in ${file}`,
    damage: () => writeSparse(file),
    verbs: ['lint', 'compile', 'diff'],
    told: /has 200000000 bytes; at most 50000000 are read/,
  })),
  {
    name: '200 MB of nothing to import',
    damage: () => writeSparse('source.txt'),
    verbs: ['import'],
    told: /source\.txt: the file is no text/,
  },
  {
    name: '200 MB without a line end to import',
    damage() {
      const file = openSync(shop.path('source.txt'), 'w');
      const piece = Buffer.alloc(10_000_000, 'a');
      for (let i = 0; i < 20; i++) writeFileSync(file, piece);
      closeSync(file);
    },
    verbs: ['import'],
    told: /nothing could be taken/,
  },
  {
    name: '200 MB in the place of the timestamp',
    damage: () => writeSparse('published/metadata/timestamp.json'),
    verbs: ['sign', 'publish', 'inspect'],
    told: /timestamp\.json has 200000000 bytes, and a client reads at most/,
  },
  {
    name: '200 MB in the place of a target',
    damage() {
      const [name = ''] = readdirSync(shop.path('published/targets')).filter((each) =>
        each.endsWith('.feed.json'),
      );
      writeSparse(`published/targets/${name}`);
    },
    verbs: ['compile', 'diff', 'inspect'],
    told: /a client refuses feed\.json: target-/,
  },
  {
    name: '200 MB in the build',
    damage: () => writeSparse('build/files/claims.json'),
    verbs: ['sign', 'publish'],
    told: /claims\.json has 200000000 bytes; a client reads at most/,
  },
  {
    name: '200 MB in the place of every key',
    damage() {
      for (const name of readdirSync(shop.path('keys'))) writeSparse(`keys/${name}`);
    },
    verbs: ['publish'],
    args: ['--timestamp'],
    told: /timestamp: 0 of 1 signatures.*\n.*has 200000000 bytes/,
  },
  {
    name: '200 MB of ordinary listings in one line',
    damage: () => writeSparse('corpus.jsonl'),
    verbs: ['lint'],
    args: ['--corpus', 'corpus.jsonl'],
    told: /corpus\.jsonl.*no text/,
  },
  {
    name: 'a folder in the place of a file',
    damage() {
      rmSync(shop.path('feed/lists/canh-bao.json'));
      mkdirSync(shop.path('feed/lists/canh-bao.json'));
    },
    verbs: [...feedReaders, 'remove', 'expire'],
    told: /canh-bao\.json cannot be read: .*EISDIR/,
  },
  {
    name: 'a file in the place of the feed folder',
    damage: () => {},
    verbs: [...feedReaders, 'sign', 'remove', 'expire', 'rotate-key'],
    args: ['--feed', 'source.txt'],
    told: /source\.txt/,
  },
  {
    name: 'a file in the place of the build folder',
    damage: () => {},
    verbs: ['compile', 'sign', 'publish'],
    args: ['--build', 'source.txt'],
    told: /source\.txt/,
  },
  {
    name: 'a file in the place of the published folder',
    damage: () => {},
    verbs: ['publish', 'inspect', 'serve'],
    args: ['--published', 'source.txt'],
    told: /source\.txt/,
  },
  {
    name: 'a file in the place of the key folder',
    damage: () => {},
    verbs: ['rotate-key', 'init'],
    args: ['--keys', 'source.txt'],
    told: /source\.txt/,
  },
  {
    name: 'a bundle where a folder is',
    damage: () => {},
    verbs: ['publish'],
    args: ['--bundle', 'keys'],
    told: /keys .*folder/,
  },
  {
    name: 'no published folder',
    damage: () => rmSync(shop.path('published'), { recursive: true }),
    verbs: ['inspect', 'serve'],
    told: /published holds no feed/,
  },
];

describe('on bad input', () => {
  const each = cases.flatMap((one) => one.verbs.map((verb) => [one.name, verb, one] as const));

  it.each(each)('%s: %s says what is wrong and changes nothing', async (_name, verb, one) => {
    one.damage();
    const before = read('.');
    const heldBefore = process.memoryUsage().rss;
    const said = await run(verb, ...(one.args ?? []));
    const told = said.warnings.join('\n');
    expect(said.code).toBe(1);
    expect(told).toMatch(one.told);
    expect(told).not.toMatch(/(?<!received )undefined|\[object|ZodError/);
    expect(said.answers).toBe(1);
    expect(said.answer).toMatchObject({ faults: expect.arrayContaining([expect.any(String)]) });
    expect(read('.')).toEqual(before);
    // Nothing of 200 MB was ever held at once.
    expect(process.memoryUsage().rss - heldBefore).toBeLessThan(150_000_000);
  });
});

describe('serve', () => {
  it('--fresh serves what is written and not yet published, and keeps nothing of it', async () => {
    writeFileSync(
      shop.path('feed/lists/canh-bao.json'),
      JSON.stringify(writtenList({ title: { vi: 'Chưa phát hành', en: 'Unpublished' } })),
    );
    const before = read('.');
    const serving = shop.feed('serve', '--fresh', '--for', '2');
    let answer = null;
    for (let tries = 0; answer === null && tries < 200; tries++) {
      await new Promise((done) => void setTimeout(done, 25));
      answer = shop.seen.answer;
    }
    const { url } = Object(answer);
    const timestamp = await (await fetch(`${url}metadata/timestamp.json`)).json();
    expect(timestamp.signed.version).toBe(2);
    const said = await serving;
    expect([said.code, said.warnings]).toEqual([0, []]);
    expect(read('.')).toEqual(before);
  });

  it('--fresh says what keeps the feed from being published', async () => {
    writeFileSync(shop.path('feed/lists/canh-bao.json'), '{');
    const said = await shop.feed('serve', '--fresh');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('canh-bao.json, line 1');
    const keyless = await shop.feed('serve', '--fresh', '--keys', 'nowhere');
    expect(keyless.code).toBe(1);
  });

  it('says which port another program has', async () => {
    const other = await serveFolder(shop.path('published'));
    const said = await shop.feed('serve', '--port', new URL(other.url).port);
    await other.close();
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toMatch(/port \d+: .*EADDRINUSE/);
    expect(said.answers).toBe(1);
  });
});

describe('the command itself', () => {
  const feed = fileURLToPath(new URL('../../../tools/feed/feed.ts', import.meta.url));
  const start = (...args: readonly string[]) =>
    spawnSync(process.execPath, [feed, ...args], { cwd: shop.folder, encoding: 'utf8' });

  it.each<[string, readonly string[], number]>([
    ['a verb that goes well', ['inspect', '--json'], 0],
    ['help', ['publish', '--help', '--json'], 0],
    ['no verb at all', ['--json'], 0],
    ['a list of the verbs', ['--help', '--json'], 0],
    ['a verb that nobody knows', ['nonsense', '--json'], 2],
    ['an option that nobody knows', ['inspect', '--nonsense', '--json'], 2],
    ['an option without its value', ['inspect', '--json', '--published'], 2],
    ['something to mend', ['inspect', '--published', 'nowhere', '--json'], 1],
    ['a list that cannot be taken', ['import', 'nowhere.txt', '--json'], 1],
  ])('prints one JSON document and nothing else for %s', (_name, args, code) => {
    const said = start(...args);
    expect([said.stderr.includes('    at '), said.status]).toEqual([false, code]);
    const answer: unknown = JSON.parse(said.stdout);
    expect(answer).toEqual(expect.any(Object));
    if (code > 0) expect(answer).toMatchObject({ faults: [expect.any(String)] });
  });

  it('draws no bar where no terminal is', () => {
    writeFileSync(shop.path('many.txt'), 'a.example # remark\n'.repeat(300_000));
    const said = start('import', 'many.txt');
    expect([said.status, said.stderr]).toEqual([0, '']);
    expect(said.stdout).toContain('300000 items, 1 accepted');
  });

  it('does not know verbs by the names that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(start(name).status).toBe(2);
    }
  });
});
