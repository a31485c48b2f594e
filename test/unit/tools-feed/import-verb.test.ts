import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importVerb } from '../../../tools/feed/verbs/import.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-verb-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...args: readonly string[]) {
  let [out, err] = ['', ''];
  const shares: number[] = [];
  const code = await importVerb.run(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    progress: (share) => shares.push(share),
  });
  return { code, out, err, shares };
}

const lines = (path: string): readonly string[] =>
  readFileSync(path, 'utf8').split('\n').slice(0, -1);

describe('npm run feed -- import', () => {
  it('writes the entries, the rest with its reasons, and tells how many of each', async () => {
    const list = write('list.txt', 'a.example\n# x\nmyshopify.com\nb.example/path\n');
    const [entries, rejects] = [join(folder, 'entries.jsonl'), join(folder, 'rejects.tsv')];
    const { code, out, shares } = await run(list, '--out', entries, '--rejects', rejects);
    expect(code).toBe(0);
    expect(out).toContain('4 items, 2 accepted, 2 left out');
    expect(lines(entries)).toEqual([
      '{"kind":"host","value":"a.example"}',
      '{"kind":"url-prefix","value":"b.example/path"}',
    ]);
    expect(lines(rejects).map((line) => line.split('\t').slice(0, 3))).toEqual([
      [list, '2', 'comment'],
      [list, '3', 'public-suffix'],
    ]);
    expect(shares.at(-1)).toBe(1);
  });

  it('reads several files as one run: what stands in both is an entry once', async () => {
    const one = write('one.txt', 'a.example\nb.example\n');
    const two = write('two.txt', '0.0.0.0 b.example\n0.0.0.0 c.example\n');
    const { out } = await run(one, two, '--json');
    const reports = JSON.parse(out);
    expect(
      reports.map((each: { format: string; accepted: number }) => [each.format, each.accepted]),
    ).toEqual([
      ['addresses', 2],
      ['hosts', 1],
    ]);
    expect(reports[1].rejected).toEqual({ repeated: 1 });
  });

  it('keeps details of a table with the entries', async () => {
    const list = write('list.csv', 'phone,about\n0901234567,Kem mẫu\n');
    const entries = join(folder, 'entries.jsonl');
    await run(list, '--out', entries);
    expect(lines(entries)).toEqual(['{"kind":"phone","value":"+84901234567","about":"Kem mẫu"}']);
  });

  it('writes nothing on a dry run', async () => {
    const list = write('list.txt', 'a.example\n');
    const { code, out } = await run(
      list,
      '--out',
      join(folder, 'e'),
      '--rejects',
      join(folder, 'r'),
      '--dry-run',
    );
    expect([code, readdirSync(folder)]).toEqual([0, ['list.txt']]);
    expect(out).toContain('1 accepted');
  });

  it('tells how it is used', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('--rejects');
    expect(importVerb.name).toBe('import');
    expect(importVerb.usage).toBe(out);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no file', [], /name at least one file/],
    ['an unknown format', ['x.txt', '--format', 'xml'], /none of hosts, addresses/],
    ['an unknown option', ['x.txt', '--colour'], /colour/],
    ['a file that is not there', ['/nowhere/list.txt'], /nowhere\/list.txt: there is no such file/],
    ['a folder', [tmpdir()], /is no file/],
  ])('refuses %s and says so', async (_name, args, said) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toMatch(said);
  });

  it('refuses what cannot be read, with the file and the fix', async () => {
    const packed = write('list.gz', Uint8Array.of(0x1f, 0x8b, 8, 0));
    expect(await run(packed)).toMatchObject({
      code: 2,
      err: expect.stringContaining('list.gz: the file is packed'),
    });
    const json = write('list.json', '{"blacklist": 7}');
    expect(await run(json)).toMatchObject({ code: 2, err: expect.stringContaining('"blacklist"') });
    const closed = write('closed.txt', 'a.example\n');
    chmodSync(closed, 0);
    const { code, err } = await run(closed);
    // Whoever runs the tests as root may read everything.
    expect(code === 0 || err.includes('who may read it')).toBe(true);
  });

  it('says with its exit code that nothing could be taken', async () => {
    expect((await run(write('empty.txt', ''))).code).toBe(2);
    expect((await run(write('remarks.txt', '# a\n# b\n'))).code).toBe(2);
  });

  it('leaves the old files as they were when a later file is refused', async () => {
    const good = write('good.txt', 'a.example\n');
    const entries = write('entries.jsonl', 'old\n');
    const { code } = await run(
      good,
      write('bad.txt', Uint8Array.of(0xff, 0xfe, 0, 0)),
      '--out',
      entries,
    );
    expect(code).toBe(2);
    expect(lines(entries)).toEqual(['old']);
    expect(existsSync(`${entries}.unfinished`)).toBe(false);
  });

  it('reads a file of many megabytes piece by piece', async () => {
    const line = (i: number): string => `shop-${i}.example ${'# remark '.repeat(20)}\n`;
    const list = write('large.txt', Array.from({ length: 60_000 }, (_, i) => line(i)).join(''));
    const { code, shares } = await run(list);
    expect(code).toBe(0);
    expect(shares.length).toBeGreaterThan(50);
  }, 30_000);
});
