import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorkshop, type Workshop } from '../../support/feed-workshop.ts';

// Only against a hang: many processes may share the machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => shop.end());

function write(name: string, content: string | Uint8Array): string {
  const path = shop.path(name);
  writeFileSync(path, content);
  return path;
}

const lines = (name: string): readonly string[] =>
  readFileSync(shop.path(name), 'utf8').split('\n').slice(0, -1);

describe('npm run feed -- import', () => {
  it('writes the entries, the rest with its reasons, and tells how many of each', async () => {
    const list = write('list.txt', 'a.example\n# x\nmyshopify.com\nb.example/path\n');
    const said = await shop.done('import', 'list.txt', '--out', 'e.jsonl', '--rejects', 'r.tsv');
    expect(said.lines.join('\n')).toContain('4 items, 2 accepted, 2 left out');
    expect(lines('e.jsonl')).toEqual([
      '{"kind":"host","value":"a.example"}',
      '{"kind":"url-prefix","value":"b.example/path"}',
    ]);
    expect(lines('r.tsv').map((line) => line.split('\t').slice(0, 3))).toEqual([
      [list, '2', 'comment'],
      [list, '3', 'public-suffix'],
    ]);
    expect(said.shares.get('Reading list.txt')?.at(-1)).toBe(1);
  });

  it('reads several files as one run: what stands in both is an entry once', async () => {
    write('one.txt', 'a.example\nb.example\n');
    write('two.txt', '0.0.0.0 b.example\n0.0.0.0 c.example\n');
    const { answer } = await shop.done('import', 'one.txt', 'two.txt', '--json');
    expect(answer).toMatchObject({
      reports: [
        { format: 'addresses', accepted: 2 },
        { format: 'hosts', accepted: 1, rejected: { repeated: 1 } },
      ],
      list: null,
    });
  });

  it('keeps details of a table with the entries', async () => {
    write('list.csv', 'phone,about\n0901234567,Kem mẫu\n');
    await shop.done('import', 'list.csv', '--out', 'e.jsonl');
    expect(lines('e.jsonl')).toEqual(['{"kind":"phone","value":"+84901234567","about":"Kem mẫu"}']);
  });

  it('writes nothing on a dry run', async () => {
    write('list.txt', 'a.example\n');
    const said = await shop.done('import', 'list.txt', '--out', 'e', '--rejects', 'r', '--dry-run');
    expect(readdirSync(shop.folder)).toEqual(['list.txt']);
    expect(said.lines.join()).toContain('1 accepted');
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no file', [], /name at least one file/],
    ['an unknown format', ['x.txt', '--format', 'xml'], /none of hosts, addresses/],
    ['a file that is not there', ['nowhere.txt'], /nowhere.txt: there is no such file/],
    ['a folder', [tmpdir()], /is no file/],
    ['a word about no list', ['x.txt', '--reason', 'phishing'], /--reason speaks of a list/],
    ['a list outside the folder', ['x.txt', '--to', '../x'], /--to wants an id/],
  ])('refuses %s and says so', async (_name, args, words) => {
    const said = await shop.feed('import', ...args);
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toMatch(words);
  });

  it('refuses what cannot be read, with the file and the fix', async () => {
    write('list.gz', Uint8Array.of(0x1f, 0x8b, 8, 0));
    expect((await shop.feed('import', 'list.gz')).warnings.join()).toContain(
      'list.gz: the file is packed',
    );
    write('list.json', '{"blacklist": 7}');
    expect((await shop.feed('import', 'list.json')).warnings.join()).toContain('"blacklist"');
    chmodSync(write('closed.txt', 'a.example\n'), 0);
    const closed = await shop.feed('import', 'closed.txt');
    // Whoever runs the tests as root may read everything.
    expect(closed.code === 0 || closed.warnings.join().includes('who may read it')).toBe(true);
  });

  it('says with its exit code that nothing could be taken, and why', async () => {
    write('empty.txt', '');
    expect((await shop.feed('import', 'empty.txt')).code).toBe(1);
    write('remarks.txt', '# a\n# b\n');
    const said = await shop.feed('import', 'remarks.txt');
    expect(said.warnings.join()).toContain('nothing could be taken');
    expect(said.answer).toMatchObject({ reports: [{ rejected: { comment: 2 } }] });
    expect(said.answers).toBe(1);
  });

  it('leaves the old files as they were when a later file is refused', async () => {
    write('good.txt', 'a.example\n');
    write('entries.jsonl', 'old\n');
    write('bad.txt', Uint8Array.of(0xff, 0xfe, 0, 0));
    const said = await shop.feed('import', 'good.txt', 'bad.txt', '--out', 'entries.jsonl');
    expect(said.code).toBe(1);
    expect(lines('entries.jsonl')).toEqual(['old']);
    expect(readdirSync(shop.folder).filter((name) => name.endsWith('.half'))).toEqual([]);
  });

  it('says which place cannot be written', async () => {
    write('good.txt', 'a.example\n');
    const said = await shop.feed('import', 'good.txt', '--out', 'good.txt/entries.jsonl');
    expect(said.code).toBe(1);
    expect(said.warnings.join()).toMatch(/good\.txt.*(ENOTDIR|EEXIST)/);
    expect(existsSync(shop.path('good.txt'))).toBe(true);
  });

  it('reads a file of many megabytes piece by piece', async () => {
    const line = (i: number): string => `shop-${i}.example ${'# remark '.repeat(20)}\n`;
    write('large.txt', Array.from({ length: 60_000 }, (_, i) => line(i)).join(''));
    const said = await shop.done('import', 'large.txt');
    expect(said.shares.get('Reading large.txt')?.length).toBeGreaterThan(50);
  }, 30_000);
});
