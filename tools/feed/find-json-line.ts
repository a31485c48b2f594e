/** A text, a bracket, a comma or colon, or a number or word. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

type Open = { readonly isArray: boolean; key: string | number };

/**
 * The line, counted from 1, on which a value of a JSON text begins. `path` leads to it from the outside, as a schema's
 * fault has it; where it leads to something missing, the line of the last that is there.
 */
export function findJsonLine(text: string, path: readonly PropertyKey[]): number {
  const names = path.map(String);
  const open: Open[] = [];
  let best = { depth: 0, at: 0 };
  let isName = false;
  for (const { 0: found, index } of text.matchAll(token)) {
    const inside = open.at(-1);
    const isClosing = found === '}' || found === ']';
    if (isClosing) open.pop();
    else if (found === ',') {
      if (inside?.isArray && typeof inside.key === 'number') inside.key += 1;
      isName = inside?.isArray === false;
    } else if (found === ':') isName = false;
    else if (isName && inside) inside.key = readName(found);
    else {
      const depth = countShared(open, names);
      if (depth === open.length && depth > best.depth) best = { depth, at: index };
      if (best.depth === names.length) break;
      if (found === '{' || found === '[') open.push({ isArray: found === '[', key: 0 });
      isName = found === '{';
    }
  }
  return text.slice(0, best.at).split('\n').length;
}

function readName(found: string): string {
  return String(JSON.parse(found));
}

/** How many of the open brackets are on the way. */
function countShared(open: readonly Open[], names: readonly string[]): number {
  const other = open.findIndex(({ key }, at) => String(key) !== names[at]);
  return other < 0 ? open.length : other;
}
