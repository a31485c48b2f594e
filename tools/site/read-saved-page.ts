import { JSDOM, VirtualConsole } from 'jsdom';
import type { PageReading } from '#lib/domain/reading.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { completeReading } from '#lib/site/complete-reading.ts';
import { readPage } from '#lib/site/read-page.ts';
import type { PageRead } from '#lib/site/read-page.ts';
import { findSiteRule } from '#lib/site/registry.ts';

const rules = bundledRules();

/** What the in-page script would read on a saved page. Scripts of the page never run and nothing is fetched. */
export function readSavedPage(html: string, url: URL): PageReading {
  return readSavedDocument(html, url).reading;
}

/** As `readSavedPage`, with the elements marks would be set on. Throws where no rule speaks for the address. */
export function readSavedDocument(html: string, url: URL): PageRead {
  const rule = findSiteRule(url, rules);
  if (rule === null) throw new Error(`no site rule for ${url.protocol}//${url.host}`);
  // parse5 builds the tree as a browser does; the silent console keeps the page's broken CSS out of our output.
  const { window } = new JSDOM(html, { url: url.href, virtualConsole: new VirtualConsole() });
  const read = readPage(window.document, url, rule);
  return { ...read, reading: completeReading(read.reading) };
}
