import { matchQuery } from '#lib/site/page-context.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import { matchPath } from '#lib/site/path-template.ts';
import { findSiteHost } from '#lib/site/registry.ts';
import type { Candidate } from '#lib/site/site-rule.ts';
import type { TappedResponse } from '#lib/site/tapped-response.ts';
import { parseLoosely, readScriptJson } from './balanced-json.ts';
import { findByShape, walkPath } from './json-shape.ts';
import type { JsonObject } from './json-shape.ts';

/** A page is read again and again; each response is parsed once, and not before somebody asks for it. */
const parsed = new WeakMap<TappedResponse, readonly unknown[]>();

/** The JSON of each response that the rule calls `from`, newest first: in-page navigation asks again. */
export function readTapped(from: string, page: PageContext): unknown[] {
  return page.tapped
    .filter(({ url }) => isFrom(url, from, page))
    .reverse()
    .flatMap(readJson);
}

/** What a tap candidate finds about this very page's subject. */
export function readTappedCandidate(
  { from, where, path, about, all }: Candidate & { read: 'tap' },
  page: PageContext,
): unknown[] {
  const values = readTapped(from, page)
    .flatMap((value) => findByShape(value, where).filter((found) => isAbout(found, about, page)))
    .slice(0, 1)
    .flatMap((object) => walkPath(object, path));
  return all === true ? [values.filter((value) => typeof value === 'string').join('\n')] : values;
}

/** The address comes with the response and may be forged like it; it only says which kind of response this is. */
function isFrom(address: string, from: string, page: PageContext): boolean {
  const url = URL.parse(address);
  if (url === null || findSiteHost(url, page.rule) === null) return false;
  return (
    page.rule.tap?.some(
      (tap) =>
        tap.name === from &&
        matchPath(tap.path, url.pathname) !== null &&
        matchQuery(tap, url) !== null,
    ) === true
  );
}

function readJson(response: TappedResponse): readonly unknown[] {
  const known = parsed.get(response);
  if (known !== undefined) return known;
  const value = parseLoosely(response.text);
  // No JSON: a call with JSON in it, as sites answer that once fetched by script tags.
  const values = value === undefined ? readScriptJson(response.text) : [value];
  parsed.set(response, values);
  return values;
}

function isAbout(
  object: JsonObject,
  about: Readonly<Record<string, readonly string[]>>,
  { holes }: PageContext,
): boolean {
  const asked = Object.entries(about).filter(([hole]) => holes[hole] !== undefined);
  return (
    asked.length > 0 &&
    asked.every(([hole, path]) => walkPath(object, path).some((at) => String(at) === holes[hole]))
  );
}
