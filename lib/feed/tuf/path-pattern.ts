/**
 * docs/feed-format.md 1.10. PATHPATTERN of the specification (4.5): `*`, `?` and `[…]` of glob(7), none of which matches a `/`. Patterns come
 * from curators, so nothing here may take long: no regular expression is made of them, and only the last `*` of a
 * segment is ever gone back to, which bounds the work by pattern × path.
 */
export function isPathMatch(path: string, pattern: string): boolean {
  const names = path.split('/');
  const parts = pattern.split('/');
  return names.length === parts.length && parts.every((part, at) => matches(names[at] ?? '', part));
}

type Sign =
  | { readonly kind: 'star' }
  | { readonly kind: 'one'; readonly has: (sign: string) => boolean };

function matches(name: string, pattern: string): boolean {
  const text = Array.from(name);
  const signs = readSigns(Array.from(pattern));
  let at = 0;
  let sign = 0;
  let star: { readonly sign: number; readonly at: number } | null = null;
  while (at < text.length) {
    const here = signs[sign];
    if (here?.kind === 'star') {
      star = { sign, at };
      sign += 1;
    } else if (here?.has(text[at] ?? '')) {
      at += 1;
      sign += 1;
    } else if (star) {
      star = { sign: star.sign, at: star.at + 1 };
      at = star.at;
      sign = star.sign + 1;
    } else {
      return false;
    }
  }
  return signs.slice(sign).every(({ kind }) => kind === 'star');
}

function readSigns(pattern: readonly string[]): Sign[] {
  const signs: Sign[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at] ?? '';
    const end = sign === '[' ? findClose(pattern, at) : -1;
    if (sign === '*') signs.push({ kind: 'star' });
    else if (sign === '?') signs.push({ kind: 'one', has: () => true });
    else if (end > 0) signs.push({ kind: 'one', has: readSet(pattern.slice(at + 1, end)) });
    else signs.push({ kind: 'one', has: (other) => other === sign });
    if (end > 0) at = end;
  }
  return signs;
}

/** The `]` that closes the set, where there is one; a `]` in first place is a member. */
function findClose(pattern: readonly string[], open: number): number {
  const first = pattern[open + 1] === '!' ? open + 2 : open + 1;
  return pattern.indexOf(']', first + 1);
}

function readSet(inside: readonly string[]): (sign: string) => boolean {
  const isNegated = inside[0] === '!';
  const members = isNegated ? inside.slice(1) : inside;
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < members.length; at += 1) {
    const low = members[at] ?? '';
    const high = members[at + 1] === '-' ? members[at + 2] : undefined;
    ranges.push([low, high ?? low]);
    if (high !== undefined) at += 2;
  }
  return (sign) =>
    isNegated !== ranges.some(([low, high]) => isBetween(sign.codePointAt(0), low, high));
}

function isBetween(sign = 0, low: string, high: string): boolean {
  return sign >= (low.codePointAt(0) ?? 0) && sign <= (high.codePointAt(0) ?? 0);
}
