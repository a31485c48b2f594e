import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { askSchemas } from '#lib/messages/ask-schemas.ts';
import { expandJunk } from '../../tools/site/fixture-file.ts';
import { readSavedPage } from '../../tools/site/read-saved-page.ts';

const folder = import.meta.dirname;
const files = globSync('*/*.html', { cwd: folder }).toSorted();
const expectedFile = z.object({ url: z.string(), reading: z.record(z.string(), z.unknown()) });

/** `2026-11-23-listing--late-seller.html` */
const named = /^\d{4}-\d{2}-\d{2}-[a-z]+--[a-z0-9-]+\.html$/u;

function readFixture(file: string): {
  expected: z.infer<typeof expectedFile>;
  reading: PageReading;
} {
  const html = expandJunk(readFileSync(join(folder, file), 'utf8'));
  const written = readFileSync(join(folder, file.replace(/html$/u, 'expected.json')), 'utf8');
  const expected = expectedFile.parse(JSON.parse(written));
  return { expected, reading: readSavedPage(html, new URL(expected.url)) };
}

describe('site rules on their own pages', () => {
  it.each(files)('reads %s as written down beside it', (file) => {
    const { expected, reading } = readFixture(file);
    const { siteId, country, kind, state, listing, shop, cards } = reading;
    expect({ siteId, country, kind, state, listing, shop, cards }).toEqual(expected.reading);
  });

  it.each(files)(
    'says for %s which candidate answered each field, and nothing where none did',
    (file) => {
      const { reading } = readFixture(file);
      const fields = Object.entries(reading.listing ?? {}).map(([name, value]) => ({
        name,
        value,
      }));
      for (const { name, value } of fields) {
        expect(`listing.${name}` in reading.provenance, name).toBe(value !== null);
      }
      if (!reading.state.checked) expect(reading.provenance).toEqual({});
      // A reading that the worker would refuse is a page that is silently never judged.
      expect(askSchemas.assessPage.safeParse({ reading }).error).toBeUndefined();
    },
  );

  it('has for every site a listing, a list of cards and a page that must not be judged', () => {
    const sites = new Set(files.map((file) => file.split(/[/\\]/u)[0]));
    expect(sites).toEqual(new Set(bundledRules().map(({ id }) => id)));
    for (const site of sites) {
      const kinds = files
        .filter((file) => file.startsWith(`${site}/`))
        .map((file) => basename(file).split('-')[3]);
      expect(kinds, site).toContain('listing');
      expect(kinds, site).toContain('wall');
      expect(kinds, site).toContain('shell');
      expect(
        kinds.some((kind) => kind === 'search' || kind === 'category'),
        site,
      ).toBe(true);
    }
  });

  it('names every file by date, page kind and case', () => {
    expect(files.map((file) => basename(file)).filter((file) => !named.test(file))).toEqual([]);
  });
});
