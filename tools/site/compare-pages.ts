import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { PageReading } from '#lib/domain/reading.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { BrowserReader } from './open-browser-reader.ts';
import { readSavedPage } from './read-saved-page.ts';

/** A saved page with the address it was saved at. */
export type SavedPage = { readonly file: string; readonly path: string; readonly url: URL };
export type ComparedPage = {
  readonly file: string;
  readonly kind: string;
  /** The name of each fact that the two read differently, with both values; empty where they agree. */
  readonly differences: readonly string[];
};

/**
 * The saved pages below a folder. Each page's address stands in a file `EXPECTED.json` at the top of the folder, under
 * the page's name, or in `NAME.expected.json` beside it; a page with neither is none of ours to open.
 */
export function listSavedPages(folder: string): Result<readonly SavedPage[], 'no-pages'> {
  try {
    const index = readJson(join(folder, 'EXPECTED.json'));
    const pages = globSync('**/*.html', { cwd: folder })
      .toSorted()
      .flatMap((file) => {
        const path = join(folder, file);
        const beside = join(dirname(path), `${basename(path, '.html')}.expected.json`);
        const written =
          readMember(readMember(index, file), 'url') ?? readMember(readJson(beside), 'url');
        const url = typeof written === 'string' ? URL.parse(written) : null;
        return url === null ? [] : [{ file, path, url }];
      });
    return pages.length > 0
      ? ok(pages)
      : fail(
          'no-pages',
          `${folder} holds no page.html with its address in EXPECTED.json or page.expected.json`,
        );
  } catch (fault) {
    return fail('no-pages', fault instanceof Error ? fault.message : String(fault));
  }
}

/** One page, read without a browser and by the extension in one. */
export async function comparePage(page: SavedPage, reader: BrowserReader): Promise<ComparedPage> {
  const source = readFileSync(page.path, 'utf8');
  const plain = readSavedPage(source, page.url);
  const { reading } = await reader.read(
    source,
    page.url,
    (read) => listDifferences(plain, read).length === 0,
  );
  return { file: page.file, kind: reading.kind, differences: listDifferences(plain, reading) };
}

/** Every fact of a page; `provenance` too, as another candidate's answer may be right by chance only. */
const facts = ['siteId', 'country', 'kind', 'state', 'provenance'] as const;

/** What the two readings say differently, one line a fact. */
export function listDifferences(plain: PageReading, inBrowser: PageReading): string[] {
  return [
    ...facts.flatMap((name) => compareFact(name, plain[name], inBrowser[name])),
    ...compareMembers('listing', plain.listing, inBrowser.listing),
    ...compareMembers('shop', plain.shop, inBrowser.shop),
    ...compareFact('cards.length', plain.cards.length, inBrowser.cards.length),
    ...plain.cards.flatMap((card, at) =>
      compareMembers(`cards.${at}`, card, inBrowser.cards[at] ?? null),
    ),
  ];
}

function compareMembers(name: string, plain: object | null, inBrowser: object | null): string[] {
  if (plain === null || inBrowser === null) return compareFact(name, plain, inBrowser);
  return Object.keys(plain).flatMap((key) =>
    compareFact(`${name}.${key}`, readMember(plain, key), readMember(inBrowser, key)),
  );
}

function compareFact(name: string, plain: unknown, inBrowser: unknown): string[] {
  if (isDeepStrictEqual(plain, inBrowser)) return [];
  return [`${name}: without a browser ${show(plain)}, in Chromium ${show(inBrowser)}`];
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 160 ? `${text.slice(0, 160)}… (${text.length} characters)` : text;
}

function readMember(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw new Error(`${path}: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    });
  }
}
