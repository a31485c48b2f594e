import { readDocument } from '#lib/site/read-document.ts';
/** Words a finding speaks of, to be found again in the page's text. */
export type Quote = { readonly id: string; readonly text: string };
export type QuoteRange = { readonly id: string; readonly range: Range };

const maxChars = 200_000;
const maxPlacesPerQuote = 20;
const maxPlaces = 200;
const skipped = 'script,style,noscript,template,textarea,select,input,[contenteditable]';

type Squeezed = {
  /** The text without any white space, in small letters. */
  readonly text: string;
  /** For each character of `text`, the text node it stands in and its offset there. */
  readonly nodes: readonly Text[];
  readonly nodeOf: Uint32Array;
  readonly offsetOf: Uint32Array;
};

/**
 * Finds quotes in the text under an element, also where they run through several inline elements. White space is
 * left out on both sides: a page breaks its lines where it likes, and a quote came from another view of the same words.
 */
export function findQuotes(root: Element, quotes: readonly Quote[]): readonly QuoteRange[] {
  const squeezed = squeeze(root);
  const found: QuoteRange[] = [];
  for (const { id, text } of quotes) {
    const wanted = squeezeText(text);
    if (wanted === '') continue;
    let places = 0;
    let at = squeezed.text.indexOf(wanted);
    while (at >= 0 && places < maxPlacesPerQuote && found.length < maxPlaces) {
      const range = buildRange(squeezed, at, at + wanted.length - 1);
      if (range) {
        found.push({ id, range });
        places += 1;
      }
      // A place inside a word may overlap the true one: "ư ưư" has "ưư" at its second letter.
      at = squeezed.text.indexOf(wanted, at + (range ? wanted.length : 1));
    }
  }
  return found;
}

function squeeze(root: Element): Squeezed {
  const walker = readDocument(root.ownerDocument, 'createTreeWalker')(
    root,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) =>
      node instanceof Element
        ? node.matches(skipped)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP
        : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  const room = Math.min(maxChars, root.textContent?.length ?? 0);
  const nodeOf = new Uint32Array(room);
  const offsetOf = new Uint32Array(room);
  let text = '';
  while (text.length < room && walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text)) continue;
    nodes.push(node);
    for (let offset = 0; offset < node.data.length && text.length < room; offset += 1) {
      const char = squeezeText(node.data.charAt(offset));
      if (char === '') continue;
      nodeOf[text.length] = nodes.length - 1;
      offsetOf[text.length] = offset;
      text += char;
    }
  }
  return { text, nodes, nodeOf, offsetOf };
}

// Character by character, so that lower case never changes a length and places stay places.
function squeezeText(text: string): string {
  let squeezed = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (/\s/.test(char)) continue;
    const lower = char.toLowerCase();
    squeezed += lower.length === 1 ? lower : char;
  }
  return squeezed;
}

function buildRange(squeezed: Squeezed, first: number, last: number): Range | null {
  const start = squeezed.nodes[squeezed.nodeOf[first] ?? 0];
  const end = squeezed.nodes[squeezed.nodeOf[last] ?? 0];
  if (!start || !end) return null;
  const from = squeezed.offsetOf[first] ?? 0;
  const to = (squeezed.offsetOf[last] ?? 0) + 1;
  // Without white space "an toàn" would also be found inside "lan toàn".
  if (isLetter(start.data, from - 1) && isLetter(start.data, from)) return null;
  if (isLetter(end.data, to) && isLetter(end.data, to - 1)) return null;
  const range = readDocument(start.ownerDocument, 'createRange')();
  range.setStart(start, from);
  range.setEnd(end, to);
  return range;
}

function isLetter(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}
