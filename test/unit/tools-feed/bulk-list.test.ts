import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compileFolder } from '../../../tools/feed/compile-folder.ts';
import { openWorkshop, type Workshop, writtenList } from '../../support/feed-workshop.ts';

// Only against a hang: many processes may share the machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let shop: Workshop;
beforeEach(async () => {
  shop = openWorkshop();
  await shop.done('init');
});
afterEach(() => shop.end());

const first = Object.entries({
  curator: 'publisher',
  reason: 'phishing',
  state: 'listed',
  'title-vi': 'Danh sách gộp',
  'title-en': 'Joined list',
  'source-title': 'Public list',
  'source-url': 'https://lists.example/vn',
}).flatMap(([name, value]) => [`--${name}`, value]);

function source(...hosts: readonly string[]): void {
  writeFileSync(shop.path('source.txt'), `${hosts.join('\n')}\n`);
}

const take = (...args: readonly string[]) =>
  shop.feed('import', 'source.txt', '--to', 'vn-list', ...args);
const read = (name: string): string => readFileSync(shop.path('feed/lists', name), 'utf8');

async function begin(...hosts: readonly string[]): Promise<void> {
  source(...hosts);
  const said = await take(...first);
  expect(said.warnings).toEqual([]);
}

const dayMs = 86_400_000;

describe('import --to', () => {
  it('begins a list: what is said of all once, and one identifier a line', async () => {
    await begin('b.example', 'a.example', '# remark');
    expect(read('vn-list.txt')).toBe('host a.example\nhost b.example\n');
    expect(JSON.parse(read('vn-list.json'))).toEqual({
      id: 'vn-list',
      curatorId: 'publisher',
      title: { vi: 'Danh sách gộp', en: 'Joined list' },
      demo: false,
      entries: 'vn-list.txt',
      defaults: {
        reason: 'phishing',
        state: 'listed',
        authority: null,
        about: null,
        source: { title: 'Public list', url: 'https://lists.example/vn' },
        listedOn: '2026-11-23',
        lastCheckedOn: '2026-11-23',
        recheckBy: '2028-11-23',
        answer: null,
      },
    });
  });

  it('brings it up to date the next day, and says how many came and went', async () => {
    await begin('a.example', 'b.example');
    shop.clock.nowMs += dayMs;
    source('b.example', 'c.example');
    const said = await take();
    expect(said.lines.slice(-4)).toEqual([
      'Came: 1',
      '  host c.example',
      'Went: 1',
      '  host a.example',
    ]);
    expect(said.answer).toMatchObject({
      list: { entries: 2, came: ['host c.example'], went: ['host a.example'], leftOut: 0 },
    });
    expect(read('vn-list.txt')).toBe('host b.example\nhost c.example\t{"listedOn":"2026-11-24"}\n');
    expect(JSON.parse(read('vn-list.json')).defaults).toMatchObject({
      listedOn: '2026-11-23',
      lastCheckedOn: '2026-11-24',
      recheckBy: '2028-11-24',
    });
  });

  it('writes the same bytes for the same source on the same day', async () => {
    await begin('b.example', 'a.example');
    const before = [read('vn-list.json'), read('vn-list.txt')];
    source('a.example', 'b.example', 'a.example');
    expect((await take()).code).toBe(0);
    expect([read('vn-list.json'), read('vn-list.txt')]).toEqual(before);
  });

  it('changes of the head what it is told, and keeps the rest', async () => {
    await begin('a.example');
    await take('--reason', 'counterfeit', '--authority-vi', 'Cục mẫu', '--authority-en', 'Office');
    expect(JSON.parse(read('vn-list.json')).defaults).toMatchObject({
      reason: 'counterfeit',
      authority: { vi: 'Cục mẫu', en: 'Office' },
      source: { title: 'Public list' },
    });
  });

  it('says what would come on a dry run, and writes nothing', async () => {
    source('a.example');
    const said = await take(...first, '--dry-run');
    expect(said.lines).toContain('Came: 1');
    expect(existsSync(shop.path('feed/lists/vn-list.json'))).toBe(false);
  });

  it('does not believe a source that lost most of its entries, until a person does', async () => {
    const many = Array.from({ length: 100 }, (_, i) => `shop-${i}.example`);
    await begin(...many);
    const before = read('vn-list.txt');
    source(...many.slice(0, 70));
    const said = await take();
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toContain('30 of 100 entries would go');
    expect(read('vn-list.txt')).toBe(before);
    expect((await take('--may-shrink')).code).toBe(0);
    expect(read('vn-list.txt').split('\n')).toHaveLength(71);
  });

  it('does not bring back what a person left out', async () => {
    await begin('a.example', 'b.example');
    const head = JSON.parse(read('vn-list.json'));
    const leftOut = [{ kind: 'host', value: 'a.example', why: 'the shop answered' }];
    writeFileSync(shop.path('feed/lists/vn-list.json'), JSON.stringify({ ...head, leftOut }));
    expect((await shop.feed('compile')).warnings.join()).toContain('is left out by the list');
    const said = await take();
    expect(said.answer).toMatchObject({ list: { leftOut: 1, went: ['host a.example'] } });
    expect((await shop.feed('compile')).code).toBe(0);
    expect(JSON.parse(read('vn-list.json')).leftOut).toEqual(leftOut);
  });

  it.each([
    ['nothing but the file', [], /--curator is missing/],
    ['no reason', ['--curator', 'publisher', '--title-vi', 'a', '--title-en', 'b'], /--reason/],
    ['a curator whom nobody knows', [...first, '--curator', 'x'], /feed.json knows publisher/],
    ['an unknown reason', [...first, '--reason', 'bad'], /--reason wants counterfeit/],
    ['a source that is no address', [...first, '--source-url', 'x'], /source.url: is no https/],
    ['a day that is none', [...first, '--listed-on', '2026-02-30'], /listedOn: is no day/],
    ['half an authority', [...first, '--authority-vi', 'x'], /go together/],
    ['words that accuse', [...first, '--about', 'scammer'], /says "scammer"/],
    ['confirmed by nobody', [...first, '--state', 'confirmed'], /confirmed by nobody/],
    ['checked before listed', [...first, '--listed-on', '2027-01-01'], /before it was listed/],
  ])('refuses %s, and leaves the folder as it was', async (_name, args, told) => {
    source('a.example');
    const said = await take(...args);
    expect(said.code).toBe(1);
    expect(said.warnings.join('\n')).toMatch(told);
    expect(existsSync(shop.path('feed/lists/vn-list.json'))).toBe(false);
    expect(existsSync(shop.path('feed/lists/vn-list.txt'))).toBe(false);
  });

  it('is one of two at once: the other is refused, and the list is whole', async () => {
    await begin('a.example');
    writeFileSync(shop.path('other.txt'), 'a.example\nz.example\n');
    source('a.example', 'b.example');
    const other = shop.feed('import', 'other.txt', '--to', 'vn-list');
    const both = await Promise.all([take(), other]);
    expect(both.filter(({ code }) => code === 0).length).toBeGreaterThan(0);
    const told = both.flatMap(({ warnings }) => warnings).join();
    expect(told === '' || told.includes('vn-list.lock: another command is at work')).toBe(true);
    expect(existsSync(shop.path('feed/lists/vn-list.lock'))).toBe(false);
    await shop.done('compile');
  });

  it('waits for a person where another machine is at work on the list', async () => {
    await begin('a.example');
    writeFileSync(shop.path('feed/lists/vn-list.lock'), '1 another-machine.example\n');
    expect((await take()).warnings.join()).toContain('another command is at work');
  });

  it('leaves a list that people write alone', async () => {
    writeFileSync(shop.path('feed/lists/vn-list.json'), JSON.stringify(writtenList()));
    source('a.example');
    expect((await take(...first)).warnings.join()).toContain('a list of notices');
  });

  it('lists no name that the project protects, whoever runs the feed', async () => {
    source('a.example', 'shopee.vn', 'weebly.com');
    const said = await take(...first);
    expect(said.answer).toMatchObject({
      reports: [{ accepted: 1, rejected: { protected: 1, 'shared-host': 1 } }],
    });
  });
});

describe('remove from a bulk list', () => {
  const remove = (...args: readonly string[]) => shop.feed('remove', '--list', 'vn-list', ...args);

  it('takes one line off for good, with the reason beside it', async () => {
    await begin('a.example', 'b.example', 'c.example');
    await remove('--value', 'c.example', '--why', 'chủ cũ đã bán tên miền');
    const said = await remove('--value', 'a.example', '--why', 'người bán đã phản hồi');
    expect(said.answer).toMatchObject({ entry: 'host a.example' });
    expect(read('vn-list.txt')).toBe('host b.example\n');
    expect(JSON.parse(read('vn-list.json')).leftOut).toEqual([
      { kind: 'host', value: 'a.example', why: 'người bán đã phản hồi' },
      { kind: 'host', value: 'c.example', why: 'chủ cũ đã bán tên miền' },
    ]);
    expect((await take()).answer).toMatchObject({ list: { came: [], leftOut: 2 } });
    await shop.done('compile');
  });

  it('takes the one that is meant where two kinds have the value', async () => {
    await begin('a.example');
    writeFileSync(
      shop.path('feed/lists/vn-list.txt'),
      'bank-account :900100200\nhandle zalo:900100200\n',
    );
    expect((await remove('--value', ':900100200', '--why', 'x')).code).toBe(0);
    expect((await remove('--value', 'handle zalo:900100200', '--why', 'x')).code).toBe(0);
    expect(read('vn-list.txt')).toBe('');
  });

  it.each([
    ['what is not on it', ['--value', 'x.example', '--why', 'x'], /no line for "x\.example"; look/],
    ['nothing', ['--why', 'x'], /--value is missing/],
    ['something without a reason', ['--value', 'a.example'], /--why is missing/],
    ['words that accuse', ['--value', 'a.example', '--why', 'scammer'], /says "scammer"/],
  ])('refuses %s, and leaves the list as it was', async (_name, args, told) => {
    await begin('a.example');
    const before = [read('vn-list.json'), read('vn-list.txt')];
    const said = await remove(...args);
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toMatch(told);
    expect([read('vn-list.json'), read('vn-list.txt')]).toEqual(before);
  });

  it('writes nothing on a dry run', async () => {
    await begin('a.example');
    expect((await remove('--value', 'a.example', '--why', 'x', '--dry-run')).code).toBe(0);
    expect(read('vn-list.txt')).toBe('host a.example\n');
  });

  it('is the only verb for notices that such a list knows', async () => {
    await begin('a.example');
    const notice = ['--list', 'vn-list', '--id', 'x', '--kind', 'host', '--value', 'b.example'];
    expect((await shop.feed('add', ...notice)).warnings.join()).toContain('is a bulk list');
    expect((await shop.feed('expire', ...notice.slice(0, 4), '--checked')).code).toBe(1);
  });
});

describe('a bulk list', () => {
  it('is compiled, signed, published and read back like any other', async () => {
    await begin('a.example', 'b.example');
    for (const verb of ['compile', 'sign', 'publish', 'lint']) await shop.done(verb);
    expect((await shop.done('inspect')).answer).toMatchObject({ version: 1 });
    source('b.example', 'c.example');
    expect((await take()).code).toBe(0);
    const { lines } = await shop.done('diff');
    expect(lines).toContain('  host:c.example: listed for phishing (list vn-list)');
    expect(lines).toContain('No longer listed: 1');
  });

  it('gives an entry the same id through every import', async () => {
    await begin('a.example', 'b.example');
    const before = readIds();
    source('a.example', '0.example', 'b.example');
    await take('--reason', 'counterfeit');
    expect(before).toHaveLength(2);
    expect(readIds()).toEqual(expect.arrayContaining([...before]));
    expect(new Set(readIds()).size).toBe(3);
  });

  it.each([
    ['unsorted lines', 'host b.example\nhost a.example\n', /vn-list\.txt, line 2 › .*sorted/],
    [
      'a protected name',
      'host a.example\nhost shopee.vn\n',
      /vn-list\.txt, line 2 › host shopee\.vn: .*take the line out/,
    ],
    ['a public suffix', 'host com.vn\n', /many people keep sites below it/],
    ['words that accuse', 'host a.example\t{"about":"scammer"}\n', /says "scammer"/],
    ['proof that nobody gave', 'host a.example\t{"state":"confirmed"}\n', /confirmed by nobody/],
  ])('with %s is not compiled', async (_name, text, told) => {
    await begin('a.example');
    writeFileSync(
      shop.path('feed/officials/shops.json'),
      '[{"id":"shopee","kind":"platform","name":"Shopee","hosts":["shopee.vn"],"words":["shopee"]}]',
    );
    writeFileSync(shop.path('feed/lists/vn-list.txt'), text);
    const said = await shop.feed('compile');
    expect(said.code).toBe(1);
    expect(said.warnings.join('\n')).toMatch(told);
  });

  it('without its file of entries is not compiled as an empty one', async () => {
    await begin('a.example');
    rmSync(shop.path('feed/lists/vn-list.txt'));
    expect((await shop.feed('compile')).warnings.join()).toContain(
      'vn-list.txt › vn-list: is not there',
    );
  });

  it('tells the first of many faults, and how many more there are', async () => {
    await begin('a.example');
    const lines = Array.from({ length: 500 }, (_, i) => `nonsense ${i}`);
    writeFileSync(shop.path('feed/lists/vn-list.txt'), lines.join('\n'));
    const { warnings } = await shop.feed('compile');
    expect(warnings.length).toBeLessThan(30);
    expect(warnings.join()).toContain('and 480 more like these');
  });

  it('may name its entries only as its own file', async () => {
    await begin('a.example');
    const head = JSON.parse(read('vn-list.json'));
    for (const entries of ['../feed.json', '/etc/hostname', 'other.txt', 7]) {
      writeFileSync(shop.path('feed/lists/vn-list.json'), JSON.stringify({ ...head, entries }));
      expect((await shop.feed('compile')).warnings.join()).toMatch(/entries: /);
    }
  });
});

function readIds(): readonly string[] {
  const { lists } = compileFolder(shop.path('feed')).content;
  return lists.flatMap(({ entries }) => entries.map(({ id }) => id));
}
