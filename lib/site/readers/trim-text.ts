import { isSameSite, readUrl } from '#lib/site/page-context.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import { matchPath } from '#lib/site/path-template.ts';
import type { Trimming } from '#lib/site/site-rule.ts';
import { foldSpace } from './element-text.ts';
import { readMetaValues } from './read-meta.ts';

/** What a rule wants of a text that was found; null where nothing is left or the text is known to be no answer. */
export function trimText(text: string, trimming: Trimming, page: PageContext): string | null {
  const part = takeUrlPart(text, trimming, page);
  if (part === null) return null;
  const begun = trimming.cutBefore === undefined ? part : cutStart(part, trimming.cutBefore);
  if (begun === null) return null;
  const cut = foldSpace(cutEnd(begun, trimming.cutAt ?? []));
  const isRejected = (trimming.reject ?? []).some(
    (word) => word.toLowerCase() === cut.toLowerCase(),
  );
  if (cut === '' || isRejected || trimming.lacks?.some((text) => cut.includes(text))) return null;
  return trimming.seenIn === undefined || isSeenIn(trimming.seenIn, cut, page) ? cut : null;
}

function isSeenIn(name: string, text: string, page: PageContext): boolean {
  const wanted = foldSpace(text).replaceAll('\n', ' ').toLowerCase();
  return readMetaValues(name, page).some((content) =>
    foldSpace(content).toLowerCase().startsWith(wanted),
  );
}

function takeUrlPart(text: string, trimming: Trimming, page: PageContext): string | null {
  if (trimming.param === undefined && trimming.fits === undefined) return text;
  const url = readUrl(text, page.url);
  if (url === null || !isSameSite(url, page)) return null;
  if (trimming.param !== undefined) return url.searchParams.get(trimming.param);
  for (const template of trimming.fits ?? []) {
    const value = matchPath(template, url.pathname)?.[trimming.take ?? ''];
    if (value !== undefined) return value;
  }
  return null;
}

function cutStart(text: string, cuts: readonly string[]): string | null {
  for (const cut of cuts) {
    const at = text.toLowerCase().indexOf(cut.toLowerCase());
    if (at !== -1) return text.slice(at + cut.length);
  }
  return null;
}

function cutEnd(text: string, cuts: readonly string[]): string {
  for (const cut of cuts) {
    const at = text.toLowerCase().lastIndexOf(cut.toLowerCase());
    if (at > 0) return text.slice(0, at);
  }
  return text;
}
