import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { JSDOM, VirtualConsole } from 'jsdom';
import { z } from 'zod';
import type { PageReading } from '#lib/domain/reading.ts';
import { completeReading } from '#lib/site/complete-reading.ts';
import { readPage } from '#lib/site/read-page.ts';
import { findSiteRule } from '#lib/site/registry.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';

/** A page we wrote ourselves, with what must be read on it. `reading` is missing until a person has looked at it. */
export type Fixture = {
  readonly path: string;
  readonly name: string;
  readonly kind: string;
  readonly html: string;
  readonly expectedPath: string;
  readonly expected: z.infer<typeof expectedFile> | null;
  /** Why the expected file cannot be used. */
  readonly fault: string | null;
};

const expectedFile = z.strictObject({
  url: z.url({ protocol: /^https?$/u }),
  reading: z.record(z.string(), z.unknown()).optional(),
});
/** `2026-11-23-listing--late-seller.html` */
export const fixtureName = /^\d{4}-\d{2}-\d{2}-([a-z]+)--[a-z0-9-]+\.html$/u;
/** Bytes. A fixture is a few kilobytes; one that is not was not written by hand. */
export const maxFixtureBytes = 16_000;

const junk = 'a={x:1,"y":{'.replaceAll('"', String.raw`\"`).repeat(120_000);

/** A junk script of two megabytes is made when a page is read: it would say nothing more on the disk. */
export function expandJunk(html: string): string {
  return html.replace('JUNK-2MB', () => junk);
}

export function listFixtures(folder: string): Fixture[] {
  return globSync('*.html', { cwd: folder })
    .toSorted()
    .map((name) => readFixtureFile(join(folder, name)));
}

function readFixtureFile(path: string): Fixture {
  const name = basename(path);
  const expectedPath = path.replace(/html$/u, 'expected.json');
  const read = readExpected(expectedPath);
  const html = expandJunk(readFileSync(path, 'utf8'));
  return { path, name, kind: fixtureName.exec(name)?.[1] ?? '', html, expectedPath, ...read };
}

function readExpected(path: string): Pick<Fixture, 'expected' | 'fault'> {
  if (!existsSync(path))
    return { expected: null, fault: 'is missing: write {"url": "…"}, the address of the page' };
  try {
    const parsed = expectedFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return { expected: parsed.data, fault: null };
    const [issue] = parsed.error.issues;
    return { expected: null, fault: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
  } catch (fault) {
    return { expected: null, fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** The part of a reading that an expected file holds. */
export function readStated(reading: PageReading): Record<string, unknown> {
  const { siteId, country, kind, state, listing, shop, cards } = reading;
  return { siteId, country, kind, state, listing, shop, cards };
}

export function parseDocument(html: string, url: URL): Document {
  return new JSDOM(html, { url: url.href, virtualConsole: new VirtualConsole() }).window.document;
}

/** What the rules on the disk read on a page; null where none speaks for its address. */
export function readWithRules(
  html: string,
  url: URL,
  rules: readonly SiteRule[],
): PageReading | null {
  const rule = findSiteRule(url, rules);
  return rule === null
    ? null
    : completeReading(readPage(parseDocument(html, url), url, rule).reading);
}
