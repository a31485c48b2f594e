import { fail, ok, type Result } from '#lib/domain/result.ts';

/**
 * Parses JSON that people edit. `detail` names the line and the column, which the engine tells of some faults only, and
 * what stands there.
 */
export function parseJsonText(text: string): Result<unknown, 'no-json'> {
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    const at = findFault(text);
    const before = text.slice(0, at).split('\n');
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    const [found = ''] = /^\S{1,20}|^\s/u.exec(text.slice(at)) ?? [];
    const what =
      found === '' ? 'the text ends too early' : `${JSON.stringify(found)} is not expected there`;
    return fail('no-json', `${place}: ${what}`);
  }
}

const blank = /[ \t\n\r]*/y;
// All but quote, backslash and what stands below the space.
const plain = /[ -!#-[\]-\u{10ffff}]*/uy;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next. */
type State = 'value' | 'first-item' | 'first-key' | 'key' | 'colon' | 'after';

/**
 * Where a text stops being JSON: the first character that cannot stand where it stands. Walks from token to token with a
 * stack of open brackets.
 */
function findFault(text: string): number {
  const open: string[] = [];
  let state: State = 'value';
  let at = 0;
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const [found = ''] = pattern.exec(text) ?? [];
    at += found.length;
    return found;
  };
  // Piece by piece: one pattern for a whole text would need a stack as long as the text.
  const skipText = (): boolean => {
    const from = at;
    at += 1;
    do skip(plain);
    while (skip(escaped) !== '');
    if (text[at] === '"') {
      at += 1;
      return true;
    }
    at = from;
    return false;
  };
  for (;;) {
    skip(blank);
    const char = text[at] ?? '';
    const next = step(state, char, open);
    if (next === 'name' || next === 'scalar') {
      if (char === '"' ? !skipText() : skip(scalar) === '') return at;
      state = next === 'name' ? 'colon' : 'after';
    } else if (next === null) return at;
    else {
      state = next;
      at += 1;
    }
  }
}

/** The state after a bracket, comma or colon; `name` or `scalar` where one must begin; null for a fault. */
function step(state: State, char: string, open: string[]): State | 'name' | 'scalar' | null {
  if (char === '') return null;
  if (state === 'colon') return char === ':' ? 'value' : null;
  if (state === 'after') return stepAfter(char, open);
  if (state === 'key' || state === 'first-key') {
    if (state === 'first-key' && char === '}') return close(open);
    return char === '"' ? 'name' : null;
  }
  if (state === 'first-item' && char === ']') return close(open);
  if (char !== '{' && char !== '[') return 'scalar';
  open.push(char);
  return char === '{' ? 'first-key' : 'first-item';
}

function stepAfter(char: string, open: string[]): State | null {
  const inside = open.at(-1);
  if (char === ',' && inside !== undefined) return inside === '{' ? 'key' : 'value';
  const isEnd = (char === '}' && inside === '{') || (char === ']' && inside === '[');
  return isEnd ? close(open) : null;
}

function close(open: string[]): State {
  open.pop();
  return 'after';
}
