/**
 * Finds JSON inside script text: `window.x = {…}`, `var x = {…}`, `key: {…}` in an object literal that is no JSON
 * itself, and JSON kept as a string (`var x = "{\"a\":1}"`). A value may only begin behind one of `= : (` and must
 * look like JSON from its first member on; minified code is passed over without being scanned for its end.
 */
const maxAttempts = 400;
/** All scanning together reads at most this many times the text: nested non-JSON cannot make it quadratic. */
const maxRereads = 4;
const startPattern = /[=:(]\s*(?:(\{\s*"|\[\s*[[{"])|("(?:\{\\"|\[\{\\")))/gu;

export function readScriptJson(text: string): unknown[] {
  const found: unknown[] = [];
  const starts = new RegExp(startPattern);
  let budget = text.length * maxRereads;
  for (let attempt = 0; attempt < maxAttempts && budget > 0; attempt += 1) {
    const start = starts.exec(text);
    if (start === null) break;
    const opener = start[1] ?? start[2] ?? '';
    const begin = start.index + start[0].length - opener.length;
    const end = opener.startsWith('"') ? findStringEnd(text, begin) : findBalancedEnd(text, begin);
    budget -= (end === -1 ? text.length : end) - begin;
    const value = end === -1 ? undefined : parseLoosely(text.slice(begin, end));
    if (value !== undefined) found.push(value);
    // Behind a value that was no JSON the search goes on inside it: one of its members may be.
    starts.lastIndex = value === undefined ? begin + 1 : end;
  }
  return found;
}

/** Index behind the bracket that closes the one at `begin`, or -1. Brackets inside strings do not count. */
export function findBalancedEnd(text: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = findStringEnd(text, at);
      if (end === -1) return -1;
      at = end - 1;
    } else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** Index behind the quotation mark that closes the one at `begin`, or -1. */
function findStringEnd(text: string, begin: number): number {
  let at = text.indexOf('"', begin + 1);
  while (at !== -1) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
    at = text.indexOf('"', at + 1);
  }
  return -1;
}

/** JSON, or JSON inside a JSON string; undefined where it is neither. */
export function parseLoosely(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' && /^\s*[[{]/u.test(value) ? parseLoosely(value) : value;
  } catch {
    return undefined;
  }
}
