import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PageReading } from '#lib/domain/reading.ts';
import { checkAll } from '../../../tools/site/check-all.ts';
import { comparePage, listDifferences, listSavedPages } from '../../../tools/site/compare-pages.ts';
import type { BrowserReader } from '../../../tools/site/open-browser-reader.ts';
import { readSavedPage } from '../../../tools/site/read-saved-page.ts';
import { buildTemporaryFolder } from '../../support/temporary-folder.ts';

const url = new URL('https://tiki.vn/tra-xanh-p123.html');
const page =
  '<!doctype html><title>x</title><h1>Trà xanh</h1><p class="product-price__current-price">12.000 ₫</p>';
let folder = '';

beforeAll(async () => {
  folder = buildTemporaryFolder('compare');
  await mkdir(join(folder, 'shop'));
  await writeFile(join(folder, 'shop', 'a.html'), page);
  await writeFile(join(folder, 'shop', 'b.html'), page);
  await writeFile(join(folder, 'shop', 'without-address.html'), page);
  await writeFile(join(folder, 'shop', 'b.expected.json'), JSON.stringify({ url: url.href }));
  await writeFile(
    join(folder, 'EXPECTED.json'),
    JSON.stringify({ 'shop/a.html': { url: url.href } }),
  );
});

/** A browser that reads as told. */
function readerOf(change: (reading: PageReading) => PageReading): BrowserReader {
  return {
    read: (source, at) =>
      Promise.resolve({
        reading: change(readSavedPage(source, at)),
        assessment: { checked: false, reason: 'feed-missing' },
      }),
    close: () => Promise.resolve(),
  };
}

describe('comparing a page read twice', () => {
  it('finds the pages whose address is written down, in the index or beside them', () => {
    const pages = listSavedPages(folder);
    expect(pages.ok && pages.value.map(({ file }) => file)).toEqual(['shop/a.html', 'shop/b.html']);
  });

  it('says that a folder holds no pages instead of finding nothing different', async () => {
    expect(listSavedPages(join(folder, 'nowhere'))).toMatchObject({ ok: false, error: 'no-pages' });
    const said: string[] = [];
    expect(await checkAll(join(folder, 'nowhere'), (line) => said.push(line))).toBe(2);
    expect(said.join('\n')).toContain('EXPECTED.json');
  });

  it('names the file of a broken index', async () => {
    const broken = buildTemporaryFolder('compare');
    await writeFile(join(broken, 'EXPECTED.json'), '{"a');
    const pages = listSavedPages(broken);
    expect(pages.ok ? '' : pages.detail).toContain('EXPECTED.json');
  });

  it('finds no difference where both read alike', async () => {
    const saved = { file: 'shop/a.html', path: join(folder, 'shop/a.html'), url };
    const compared = await comparePage(
      saved,
      readerOf((reading) => reading),
    );
    expect(compared).toEqual({ file: 'shop/a.html', kind: 'listing', differences: [] });
  });

  it.each<[string, (reading: PageReading) => PageReading]>([
    [
      'listing.title',
      (reading) => ({ ...reading, listing: { ...reading.listing!, title: 'Trà' } }),
    ],
    ['listing', (reading) => ({ ...reading, listing: null })],
    ['kind', (reading) => ({ ...reading, kind: 'shell' })],
    ['provenance', (reading) => ({ ...reading, provenance: {} })],
    [
      'cards.length',
      (reading) => ({ ...reading, cards: [{ id: '1', title: null, shopId: null, url: 'x' }] }),
    ],
  ])('tells that %s was read differently', async (name, change) => {
    const saved = { file: 'shop/a.html', path: join(folder, 'shop/a.html'), url };
    const { differences } = await comparePage(saved, readerOf(change));
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatch(
      new RegExp(`^${name.replace('.', '\\.')}: without a browser .*, in Chromium `, 'u'),
    );
  });

  it('tells which card differs, and cuts long values', () => {
    const plain = readSavedPage(page, url);
    const card = { id: '1', title: 'Trà', shopId: null, url: 'https://tiki.vn/tra-p1.html' };
    const left = { ...plain, cards: [card, card] };
    const right = { ...plain, cards: [card, { ...card, title: 'x'.repeat(5_000) }] };
    const [difference, ...more] = listDifferences(left, right);
    expect(more).toEqual([]);
    expect(difference).toContain('cards.1.title');
    expect(difference?.length).toBeLessThan(400);
  });
});
