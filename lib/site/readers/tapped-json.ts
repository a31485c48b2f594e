import { matchQuery } from '#lib/site/page-context.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import { matchPath } from '#lib/site/path-template.ts';
import { findSiteHost } from '#lib/site/registry.ts';
import type { Candidate } from '#lib/site/site-rule.ts';
import type { TappedResponse } from '#lib/site/tapped-response.ts';
import { parseLoosely, readScriptJson } from './balanced-json.ts';
import { findByShape, walkPath } from './json-shape.ts';
import type { JsonObject } from './json-shape.ts';

/** What is known of a response: its JSON, and the objects of each shape that a rule has asked for. */
type Parsed = {
  readonly values: readonly unknown[];
  readonly shapes: Map<string, readonly JsonObject[]>;
};
/** A page is read again and again by many candidates; a response is parsed and walked through once for each shape. */
const parsed = new WeakMap<TappedResponse, Parsed>();

/** The JSON of each response that the rule calls `from`, newest first: in-page navigation asks again. */
export function readTapped(from: string, page: PageContext): unknown[] {
  return listFrom(from, page).flatMap((response) => readJson(response).values);
}

/** What a tap candidate finds about this very page's subject, in the newest response that has it. */
export function readTappedCandidate(
  { from, where, path, about, all }: Candidate & { read: 'tap' },
  page: PageContext,
): unknown[] {
  for (const response of listFrom(from, page)) {
    const object = findShape(response, where).find((found) => isAbout(found, about, page));
    const values = object === undefined ? [] : walkPath(object, path);
    if (values.length === 0) continue;
    return all === true ? [values.filter((value) => typeof value === 'string').join('\n')] : values;
  }
  return [];
}

function listFrom(from: string, page: PageContext): TappedResponse[] {
  return page.tapped.filter(({ url }) => isFrom(url, from, page)).reverse();
}

function findShape(response: TappedResponse, where: readonly string[]): readonly JsonObject[] {
  const { values, shapes } = readJson(response);
  const key = where.join(' ');
  const found = shapes.get(key) ?? values.flatMap((value) => findByShape(value, where));
  shapes.set(key, found);
  return found;
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

function readJson(response: TappedResponse): Parsed {
  const known = parsed.get(response);
  if (known !== undefined) return known;
  const value = parseLoosely(response.text);
  // No JSON: a call with JSON in it, as sites answer that once fetched by script tags.
  const values = value === undefined ? readScriptJson(response.text) : [value];
  const fresh = { values, shapes: new Map() };
  parsed.set(response, fresh);
  return fresh;
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
