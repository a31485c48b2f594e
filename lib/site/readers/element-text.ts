const silent = 'SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME TEXTAREA SELECT'.split(' ');
const blocks = 'P DIV LI BR TR TD TH UL OL SECTION DT DD H1 H2 H3 H4 H5 H6'.split(' ');
const maxNodes = 20_000;

/**
 * The words of an element from its text nodes, a line per block, at most `limit` characters. No layout is asked for,
 * so it is cheap, and a page cannot make it slow by its styles.
 */
export function readElementText(element: Element, limit: number): string {
  let text = '';
  for (const piece of readPieces(element)) {
    text += piece;
    if (text.length > limit * 2) break;
  }
  return foldSpace(text).slice(0, limit);
}

/** True where the element holds at least `enough` characters that can be seen. Stops counting there. */
export function hasText(element: Element | null, enough: number): boolean {
  let count = 0;
  for (const piece of element === null ? [] : readPieces(element)) {
    count += piece.replace(/[\s\u200b-\u200f\ufeff]+/gu, '').length;
    if (count >= enough) return true;
  }
  return false;
}

/** Runs of white space to one space, or to one line break where they hold one. */
export function foldSpace(text: string): string {
  return text
    .replace(/[\u200b-\u200d\ufeff]/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[\n ]*/gu, '\n')
    .trim();
}

/**
 * Text in document order, with a line break at both ends of a block. By loop: a tree may be deeper than the stack.
 * Every step counts, and a name is made a string: inside a form, inputs may be named `parentNode` or `nodeName`.
 */
function* readPieces(root: Element): Generator<string> {
  let node: Node | null = root;
  for (let visited = 0; node !== null && visited < maxNodes; visited += 1) {
    if (node.nodeType === 3) yield (node.nodeValue ?? '').replace(/\s+/gu, ' ');
    const name = String(node.nodeName).toUpperCase();
    if (blocks.includes(name)) yield '\n';
    if (node.firstChild !== null && !silent.includes(name)) {
      node = node.firstChild;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null && visited < maxNodes) {
      visited += 1;
      node = node.parentNode;
      if (node !== null && blocks.includes(node.nodeName)) yield '\n';
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
}
