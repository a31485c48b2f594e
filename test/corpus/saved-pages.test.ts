import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '#lib/domain/reading.ts';
import { readSavedPage } from '../../tools/site/read-saved-page.ts';
import { compareFacts, truthFile } from './page-truth.ts';
import type { Fact, PageTruth } from './page-truth.ts';

const folder = new URL('../../../shared/pages/', import.meta.url);
const truthUrl = new URL('EXPECTED.json', folder);
const isThere = existsSync(truthUrl);
if (!isThere) console.warn('saved pages: ../shared/pages is not there, this suite is skipped');

const leastRight = 0.97;

type Compared = { readonly site: string; readonly file: string; readonly facts: readonly Fact[] };

function loadTruth(): [file: string, truth: PageTruth][] {
  if (!isThere) return [];
  const truth = truthFile.parse(JSON.parse(readFileSync(truthUrl, 'utf8')));
  return Object.entries(truth).filter(([file]) => file.endsWith('.html'));
}

const pages = loadTruth();
const readings = new Map<string, PageReading>();

const walls = pages.filter(([, truth]) => truth.must_not_judge === true);

function readAt(file: string, url: string): PageReading {
  const known = readings.get(`${file} ${url}`);
  if (known !== undefined) return known;
  const reading = readSavedPage(readFileSync(new URL(file, folder), 'utf8'), new URL(url));
  readings.set(`${file} ${url}`, reading);
  return reading;
}

function compareAll(): Compared[] {
  return pages.map(([file, truth]) => ({
    site: file.split('/')[0] ?? '',
    file,
    facts: compareFacts(readAt(file, truth.url), truth),
  }));
}

function countRight(compared: readonly Compared[]): { right: number; total: number } {
  const facts = compared.flatMap((page) => page.facts);
  return { right: facts.filter(({ state }) => state === 'right').length, total: facts.length };
}

describe.skipIf(!isThere)('saved pages of real sites', () => {
  it('hold walls and empty shells, so that the next tests say something', () => {
    expect(walls.length).toBeGreaterThan(5);
  });

  it.each(walls)('names no listing, shop or card on %s', (file, truth) => {
    for (const url of [truth.url, ...(truth.alt_urls ?? [])]) {
      const { state, listing, shop, cards } = readAt(file, url);
      expect({ url, checked: state.checked, listing, shop, cards }).toEqual({
        url,
        checked: false,
        listing: null,
        shop: null,
        cards: [],
      });
    }
  });

  it('never says of an ordinary page that its address names another shop', () => {
    const differing = pages.flatMap(([file, { url, alt_urls = [] }]) =>
      [url, ...(alt_urls ?? [])].filter((each) => readAt(file, each).listing?.shownShopId),
    );
    expect(differing).toEqual([]);
  });

  it('reads a badge where the one shop of the page has it, and nowhere else', () => {
    const badges = pages.flatMap(([file, { url }]) =>
      (readAt(file, url).shop?.badges ?? []).map((badge) => `${file} ${badge}`),
    );
    expect(badges).toEqual(['shopee/product-2.html mall']);
  });

  it('reads a listing alike at every real address it has', () => {
    for (const [file, truth] of pages.filter(([, { listing }]) => listing !== undefined)) {
      for (const url of truth.alt_urls ?? []) {
        expect(readAt(file, url).listing, `${file} ${url}`).toEqual(
          readAt(file, truth.url).listing,
        );
      }
    }
  });

  it('reads at least 97 facts in a hundred, over all sites', () => {
    const compared = compareAll();
    const rows = [...new Set(compared.map(({ site }) => site))].map((site) => {
      const { right, total } = countRight(compared.filter((page) => page.site === site));
      return `  ${site.padEnd(12)} ${right}/${total}`;
    });
    const misses = compared.flatMap(({ file, facts }) =>
      facts
        .filter(({ state }) => state !== 'right')
        .map(({ name, state, detail }) => `  ${file} ${name} ${state}: ${detail}`),
    );
    const all = countRight(compared);
    console.info(
      ['facts read right', ...rows, `  all          ${all.right}/${all.total}`, ...misses].join(
        '\n',
      ),
    );
    expect(all.right / all.total).toBeGreaterThanOrEqual(leastRight);
  });

  it('invents nothing', () => {
    const invented = compareAll().flatMap(({ file, facts }) =>
      facts
        .filter(({ state }) => state === 'invented')
        .map(({ name, detail }) => `${file} ${name}: ${detail}`),
    );
    expect(invented).toEqual([]);
  });
});
