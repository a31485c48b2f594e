/**
 * Where a member of a JSON text stands, so that a fault can be told as `site.json:41`. `JSON.parse` gives values without
 * places. The text has been parsed before: it is known to be JSON, and no deeper than a rule is.
 */
export type JsonPath = readonly PropertyKey[];

const space = /\s/u;

/** The line, from 1, on which the value at `path` begins; the line of the nearest thing around it where it is missing. */
export function findJsonLine(text: string, path: JsonPath): number {
  let at = skipSpace(text, 0);
  for (const key of path) {
    const inner = findMember(text, at, key);
    if (inner === null) break;
    at = inner;
  }
  return text.slice(0, at).split('\n').length;
}

/** Where the value of one member of the object or list at `begin` starts. */
function findMember(text: string, begin: number, key: PropertyKey): number | null {
  const isList = text[begin] === '[';
  if (!isList && text[begin] !== '{') return null;
  let at = skipSpace(text, begin + 1);
  for (let index = 0; at < text.length && text[at] !== ']' && text[at] !== '}'; index += 1) {
    let name: PropertyKey = index;
    if (!isList) {
      const end = skipValue(text, at);
      name = String(JSON.parse(text.slice(at, end)));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (name === key) return at;
    at = skipSpace(text, skipValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return null;
}

/** Index behind the value that begins at `begin`. */
function skipValue(text: string, begin: number): number {
  let depth = 0;
  let at = begin;
  do {
    const char = text[at] ?? '';
    if (char === '"') at = skipString(text, at);
    else {
      if (char === '{' || char === '[') depth += 1;
      if (char === '}' || char === ']') depth -= 1;
      at += 1;
    }
    // A number or a word ends where the next thing begins.
    const isWord = /[\w.+-]/u.test(char) && /[\w.+-]/u.test(text[at] ?? '');
    if (depth === 0 && !isWord) return at;
  } while (at < text.length);
  return at;
}

function skipString(text: string, begin: number): number {
  let at = begin + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipSpace(text: string, begin: number): number {
  let at = begin;
  while (at < text.length && space.test(text[at] ?? '')) at += 1;
  return at;
}
