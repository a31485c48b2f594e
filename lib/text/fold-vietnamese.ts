/**
 * Folding makes texts comparable however they were typed, and keeps the way back to every original position.
 *
 * A listing writes one word in many ways: `Khỏe`, `KHOẺ`, `khoe`, decomposed, full-width, or with invisible
 * characters inside to escape a filter. Folding one code point at a time, instead of normalising the whole string,
 * is what keeps offsets exact: a normalised copy has other lengths and nothing tells which length came from where.
 * Cost: one pass, one table look-up for each code point seen before.
 */
export type FoldedText = {
  readonly original: string;
  /** Lower case, without marks, đ as d, without invisible characters. */
  readonly folded: string;
  /** For each unit of `folded`, where its character begins in `original` (UTF-16 units). */
  readonly starts: Uint32Array;
  /** For each unit of `folded`, where its character with all its marks ends in `original`. */
  readonly ends: Uint32Array;
};

// Accents, enclosing keycaps and variation selectors: part of the character before them.
const marks = /[\u0300-\u036f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]/gu;
// Format characters, and the letters that are drawn as nothing (Hangul fillers).
const invisibles = /\p{Cf}|\u115f|\u1160|\u3164|\uffa0/gu;

// A stroke through a letter is no combining mark, so decomposing leaves it as it is.
const replacements: ReadonlyMap<string, string> = new Map([
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['ı', 'i'],
  // Decomposing would glue a trade mark to its name as two letters: FSC™ → fsctm.
  ['™', ' '],
  ['®', ' '],
  ['©', ' '],
  ['℠', ' '],
]);

const joins = 'mark';
const foldedPoints = new Map<number, string>();

/** Folds a text. Every offset of the result leads back to the original exactly; the cost is linear. */
export function foldText(original: string): FoldedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < original.length;) {
    const point = original.codePointAt(at) ?? 0;
    const end = at + (point > 0xffff ? 2 : 1);
    const unit = foldPoint(point);
    if (unit === joins) {
      // An invisible character between a letter and its mark does not part them.
      if (ends.length > 0) extendLast(starts, ends, end);
    } else if (unit !== '') {
      units.push(unit);
      for (let i = 0; i < unit.length; i++) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return {
    original,
    folded: units.join(''),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
  };
}

/** The folded form alone, for values that are stored and compared and never highlighted. */
export function foldPlain(text: string): string {
  return foldText(text).folded;
}

/** Where a run of folded units `[from, to)` stands in the original. */
export function readOriginalSpan(
  text: FoldedText,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  return { start: text.starts[from] ?? 0, end: text.ends[to - 1] ?? 0 };
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/u;

/**
 * A word with its marks, written one way: lower case, composed, its tone at the end, so that `hoà` equals `hòa`.
 * Where the marks decide (`chữa khỏi` and `chưa khỏi` fold alike) words are compared in this form.
 */
export function keepMarks(word: string): string {
  let letters = '';
  let tone = '';
  for (const char of word
    .replace(invisibles, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')) {
    if (tone === '' && tones.test(char)) tone = char;
    else letters += char;
  }
  return letters.normalize('NFC') + tone;
}

function extendLast(starts: readonly number[], ends: number[], end: number): void {
  const start = starts[starts.length - 1];
  for (let i = ends.length - 1; i >= 0 && starts[i] === start; i--) ends[i] = end;
}

function foldPoint(point: number): string {
  if (point < 0x80) {
    return point >= 0x41 && point <= 0x5a
      ? String.fromCharCode(point + 0x20)
      : String.fromCharCode(point);
  }
  const known = foldedPoints.get(point);
  if (known !== undefined) return known;
  const made = foldRarePoint(String.fromCodePoint(point));
  foldedPoints.set(point, made);
  return made;
}

function foldRarePoint(char: string): string {
  if (char.replace(marks, '') === '') return joins;
  if (replacements.has(char)) return replacements.get(char) ?? '';
  const bare = char
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(invisibles, '');
  return Array.from(bare, (each) => replacements.get(each) ?? each).join('');
}
