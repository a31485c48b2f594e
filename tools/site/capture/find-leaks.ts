import { foldSpace } from '#lib/site/readers/element-text.ts';
import { isPlainName } from './structure-words.ts';
import { parseDocument } from '../fixture-file.ts';

/** Shorter pieces are single words, which two people write alike. */
const shortest = 9;
const names: ReadonlySet<string> = new Set([
  'class',
  'id',
  'itemprop',
  'itemtype',
  'role',
  'rel',
  'type',
  'name',
  'property',
  'charset',
  'lang',
  'data-testid',
  'data-qa',
  'data-view-id',
]);

/**
 * Pieces of a reduced page that stand in the real one too: words, long numbers, addresses. Class names and the like are
 * structure and do not count, nor does `allowed`, the site's own name behind its titles.
 */
export function findLeaks(
  reduced: string,
  real: string,
  asked: { readonly url: URL; readonly allowed: readonly string[] },
): string[] {
  const there = foldSpace(real).toLowerCase();
  const document = parseDocument(reduced, asked.url);
  const pieces = [...document.querySelectorAll('*')].flatMap((element) => [
    ...readOwnPieces(element),
  ]);
  return [...new Set(pieces.map((piece) => stripAllowed(piece, asked.allowed)))].filter(
    (piece) =>
      piece.length >= shortest && !isRoundPrice(piece) && there.includes(piece.toLowerCase()),
  );
}

function* readOwnPieces(element: Element): Generator<string> {
  for (const { name, value } of element.attributes) {
    if (!names.has(name) && !(name.startsWith('data-') && isPlainName(value)))
      yield* splitPieces(value);
  }
  for (const node of element.childNodes) {
    if (node.nodeType !== 3) continue;
    const text = node.nodeValue ?? '';
    yield* element.localName === 'script' ? readJsonTexts(text) : [foldSpace(text)];
  }
}

/** A path is judged by its parts: `/san-pham/` is structure, what follows is not. */
function splitPieces(value: string): string[] {
  return value.includes('/')
    ? (URL.parse(value)?.pathname.split('/') ?? value.split('/'))
    : [foldSpace(value)];
}

function readJsonTexts(text: string): string[] {
  const strings = text.match(/"(?:[^"\\]|\\.)*"(?!\s*:)|\d{5,}/gu) ?? [];
  return strings
    .flatMap((each) => splitPieces(each.replace(/^"|"$/gu, '')))
    .filter((each) => !/^https?:$|schema\.org/u.test(each));
}

function stripAllowed(piece: string, allowed: readonly string[]): string {
  return allowed.reduce((left, each) => left.replace(each, ''), piece).trim();
}

/** `$10,000`: a round price, made up here, may stand anywhere. */
function isRoundPrice(piece: string): boolean {
  return (
    /^[^\d]{0,4}[\d.,]+[^\d]{0,4}$/u.test(piece) &&
    piece.replace(/\D/gu, '').replace(/0+$/u, '').length <= 3
  );
}
