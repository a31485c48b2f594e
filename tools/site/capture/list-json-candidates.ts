import type { PageContext } from '#lib/site/page-context.ts';
import { readEmbeddedJson } from '#lib/site/readers/embedded-json.ts';
import { isJsonObject, type JsonObject } from '#lib/site/readers/json-shape.ts';
import type { Guess, ListingField } from './list-candidates.ts';

const maxNodes = 60_000;
const maxObjects = 8;
const maxDepth = 3;
const notLinkedData = 'script:not([src]):not([type*="ld+json" i])';

const seller = /seller|shop|store|merchant|vendor/iu;
type Test = (path: readonly string[], value: string | number) => boolean;
const last = (path: readonly string[]): string => path.at(-1) ?? '';
const isOfSeller = (path: readonly string[]): boolean =>
  path.slice(0, -1).some((key) => seller.test(key));

/** What a member of a listing's object is, by its key and the keys above it. */
const fieldTests: readonly (readonly [ListingField, Test])[] = [
  [
    'shopId',
    (path) =>
      (isOfSeller(path) && /^_?(?:id|(?:seller|shop|store|merchant)_?id)$/iu.test(last(path))) ||
      /^(?:seller|shop|store|merchant|vendor)_?id$/iu.test(last(path)),
  ],
  [
    'shopName',
    (path) =>
      (isOfSeller(path) && /name$/iu.test(last(path))) ||
      /^(?:seller|shop|store|merchant|vendor)_?name$/iu.test(last(path)),
  ],
  [
    'shopSlug',
    (path) => isOfSeller(path) && /^(?:slug|username|handle|url_?key)$/iu.test(last(path)),
  ],
  [
    'title',
    (path, value) =>
      path.length === 1 &&
      typeof value === 'string' &&
      /^(?:name|title|product_?(?:name|title)|item_?name)$/iu.test(last(path)),
  ],
  [
    'price',
    (path, value) =>
      !isOfSeller(path) &&
      path.length <= 2 &&
      /^(?:price|final_?price|sale_?price|special_?price|current_?price|price_?(?:sale|final|current))$/iu.test(
        last(path),
      ) &&
      /^[\d.,]+$/u.test(String(value)),
  ],
  [
    'description',
    (path, value) =>
      !isOfSeller(path) &&
      typeof value === 'string' &&
      value.length >= 40 &&
      /desc|content/iu.test(last(path)),
  ],
];

/** Candidates from inline data: members of the objects that carry this very listing's id. */
export function listJsonCandidates(page: PageContext): Guess[] {
  const id = page.holes['listingId'];
  if (id === undefined) return [];
  const roots = readEmbeddedJson(page.root, [id], notLinkedData).flat();
  const guesses = findOwnObjects(roots, id).flatMap(({ object, key }) => listMembers(object, key));
  return [...new Map(guesses.map((guess) => [JSON.stringify(guess), guess])).values()];
}

type Own = { readonly object: JsonObject; readonly key: string };

/** Shallow objects first, as the reader finds them. */
function findOwnObjects(roots: readonly unknown[], id: string): Own[] {
  const found: Own[] = [];
  const queue: unknown[] = [...roots];
  for (let at = 0; at < queue.length && found.length < maxObjects; at += 1) {
    const value = queue[at];
    if (isJsonObject(value)) {
      const key = Object.keys(value).find(
        (name) => /id$/iu.test(name) && isScalar(value[name]) && String(value[name]) === id,
      );
      if (key !== undefined && Object.keys(value).length > 2) found.push({ object: value, key });
    }
    for (const inner of typeof value === 'object' && value !== null ? Object.values(value) : []) {
      if (queue.length < maxNodes && typeof inner === 'object' && inner !== null) queue.push(inner);
    }
  }
  return found;
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function listMembers(object: JsonObject, idKey: string): Guess[] {
  return listLeaves(object, []).flatMap(({ path, value }) => {
    const field = fieldTests.find(([, test]) => test(path, value))?.[0];
    if (field === undefined) return [];
    const where = [...new Set([idKey, path[0] ?? idKey])];
    return [
      { field, source: 'json', candidate: { read: 'json', where, path, about: [idKey] } } as const,
    ];
  });
}

type Leaf = { readonly path: readonly string[]; readonly value: string | number };

function listLeaves(object: JsonObject, above: readonly string[]): Leaf[] {
  if (above.length >= maxDepth) return [];
  return Object.entries(object)
    .slice(0, 300)
    .flatMap(([key, value]): Leaf[] => {
      const path = [...above, key];
      if (isScalar(value)) return value === '' ? [] : [{ path, value }];
      // A list of variants or of other sellers is not about the offer that is shown.
      return isJsonObject(value) && key !== '__proto__' ? listLeaves(value, path) : [];
    });
}
