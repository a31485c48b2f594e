import { isThisPage } from '#lib/site/page-context.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import type { Candidate } from '#lib/site/site-rule.ts';
import { readElementText } from './element-text.ts';
import { readEmbeddedJson } from './embedded-json.ts';
import { findTyped, readJsonLd } from './json-ld.ts';
import { findByShape, walkPath } from './json-shape.ts';
import type { JsonObject } from './json-shape.ts';
import { readMicrodata } from './microdata.ts';
import { readMetaValues } from './read-meta.ts';
import { readTappedCandidate } from './tapped-json.ts';

/** Longest text any reader gives; fields cut further. */
const maxLength = 20_000;
const maxElements = 40;

/** Raw values of one candidate, best first: texts and numbers as the page writes them. Empty where it found nothing. */
export function readCandidate(
  candidate: Candidate,
  scope: ParentNode,
  page: PageContext,
): unknown[] {
  switch (candidate.read) {
    case 'url':
      return [candidate.hole === 'href' ? page.url.href : page.holes[candidate.hole]];
    case 'text':
      return readTexts(candidate.select, scope, candidate.all === true);
    case 'attribute':
      return findAll(scope, candidate.select).map((element) =>
        element.getAttribute(candidate.name),
      );
    case 'meta':
      return readMeta(candidate, page);
    case 'json':
      return readJson(candidate, page);
    case 'json-ld':
      return readLinkedData(candidate, page);
    case 'microdata':
      return readMicrodata(scope, candidate.type, candidate.path);
    case 'tap':
      return readTappedCandidate(candidate, page);
    case 'cards':
      return [];
  }
}

function findAll(scope: ParentNode, select: string): Element[] {
  const own = isElement(scope) && scope.matches(select) ? [scope] : [];
  return [...own, ...scope.querySelectorAll(select)].slice(0, maxElements);
}

function isElement(scope: ParentNode): scope is Element {
  return 'matches' in scope;
}

function readTexts(select: string, scope: ParentNode, all: boolean): string[] {
  const texts = findAll(scope, select)
    .map((element) => readElementText(element, maxLength))
    .filter((text) => text !== '');
  return all ? [texts.join('\n')] : texts;
}

function readMeta(candidate: Candidate & { read: 'meta' }, page: PageContext): unknown[] {
  const { name, about } = candidate;
  if (about !== undefined && !readMetaValues(about, page).some((url) => isThisPage(url, page)))
    return [];
  return readMetaValues(name, page);
}

function readJson(candidate: Candidate & { read: 'json' }, page: PageContext): unknown[] {
  return readEmbeddedJson(page.root, candidate.where, candidate.in)
    .filter((values) => isAboutThisListing(values, page))
    .flatMap((values) => values.flatMap((value) => findOwn(value, candidate, page)))
    .flatMap((object) => walkPath(object, candidate.path));
}

/** The shallowest object of the shape; with `about`, the shallowest that is about this very page's subject. */
function findOwn(
  value: unknown,
  { where, about }: Candidate & { read: 'json' },
  page: PageContext,
): readonly JsonObject[] {
  const found = findByShape(value, where);
  return (
    about === undefined ? found : found.filter((object) => isAbout(walkPath(object, about), page))
  ).slice(0, 1);
}

/** After a navigation inside the page, inline scripts still describe the page before. */
function isAboutThisListing(values: readonly unknown[], page: PageContext): boolean {
  const id = page.holes['listingId'];
  if (id === undefined) return true;
  const ids = page.rule.ownIdKeys.flatMap((key) =>
    values.flatMap((value) =>
      findByShape(value, [key]).flatMap((object) => walkPath(object, [key])),
    ),
  );
  return ids.length === 0 || ids.some((own) => isSameId(own, id));
}

function readLinkedData(candidate: Candidate & { read: 'json-ld' }, page: PageContext): unknown[] {
  const { type, path, deep, about, all } = candidate;
  const nodes = findTyped(readJsonLd(page.root), type, deep === true);
  const own =
    about === undefined ? nodes : nodes.filter((node) => isAbout(walkPath(node, about), page));
  const values = own.flatMap((node) => walkPath(node, path));
  return all === true ? [values.filter((value) => typeof value === 'string').join('\n')] : values;
}

/**
 * The id of the page's listing or of its shop, or an address of the page. A bare word is no address: taken as a
 * relative one it may lead below this very page, and another listing's id would pass for this one's.
 */
function isAbout(told: readonly unknown[], page: PageContext): boolean {
  const { listingId, shopId, shopSlug } = page.holes;
  const id = listingId ?? shopId ?? shopSlug;
  return told.some(
    (at) =>
      (id !== undefined && isSameId(at, id)) ||
      (typeof at === 'string' && at.includes('/') && isThisPage(at, page)),
  );
}

// Only words and numbers are ids: making a text of an object asks its `toString`, and a page's JSON may name one.
function isSameId(told: unknown, id: string): boolean {
  return (typeof told === 'string' || typeof told === 'number') && String(told) === id;
}
