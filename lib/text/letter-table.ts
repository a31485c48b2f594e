import { foldConfusables } from './confusable.ts';

/**
 * What every character is to a reader of words, as one number: `kind << 24 | tone << 16 | letter`.
 *
 * A listing spells one word in many ways. Reading a character through one table look-up, instead of normalising the text,
 * keeps the offsets of the original exact and costs a few nanoseconds. Entries are made when a character is first met.
 */
export const letterKinds = {
  /** A letter of an alphabet: `letter` is its lower-case form with its shape (đ, ơ) and without its tone. */
  letter: 1,
  digit: 2,
  /** A letter of a script written without spaces (Thai, Chinese …): a word of its own. */
  single: 3,
  /** Changes the letter before it into another one: the hat of â, the horn of ơ. `letter` says which. */
  shape: 4,
  tone: 5,
  /** Any other mark: belongs to the letter before it; told apart only in scripts written without spaces. 0: a joiner. */
  mark: 6,
  /** Drawn as nothing. */
  unseen: 7,
  sign: 8,
  space: 9,
  /** Ends neither a clause nor a word pair: quote, slash, underscore. */
  soft: 10,
  /** Ends a clause when a space stands beside it. */
  dash: 11,
  picture: 12,
  comma: 13,
  stop: 14,
  line: 15,
  /** Two letters or more in one character (`㎏`), or a character of two units: read by `readRareLetters`. */
  rare: 16,
} as const;

const { letter, digit, single, shape, tone, mark, unseen, sign } = letterKinds;
const { space, soft, dash, picture, comma, stop, line, rare } = letterKinds;

const table = new Uint32Array(0x1_0000);
const rareLetters = new Map<number, Uint32Array>();

const toneNumbers: ReadonlyMap<string, number> = new Map([
  ['\u0300', 1],
  ['\u0301', 2],
  ['\u0303', 3],
  ['\u0309', 4],
  ['\u0323', 5],
]);
const shapes: ReadonlyMap<string, string> = new Map([
  ['a\u0302', 'â'],
  ['e\u0302', 'ê'],
  ['o\u0302', 'ô'],
  ['a\u0306', 'ă'],
  ['o\u031b', 'ơ'],
  ['u\u031b', 'ư'],
]);
const shapeMarks: ReadonlySet<string> = new Set(['\u0302', '\u0306', '\u031b']);
const strokes: ReadonlyMap<string, string> = new Map([
  ['ð', 'đ'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['ı', 'i'],
]);
// By the unit of a letter: the same without its shape. Everything else is itself.
const plainLetters = Uint16Array.from({ length: 0x200 }, (_, unit) => unit);
for (const [pair, shaped] of shapes) plainLetters[shaped.charCodeAt(0)] = pair.charCodeAt(0);
plainLetters[0x111] = 0x64;

// Letters that need no space between words, and U+0E33/U+0EB3, which join the letter before them.
const unspaced =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const joiners = /\u200c|\u200d|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}]/u;
const joining = /\p{M}|[\u0e33\u0eb3\uff9e\uff9f]/u;
const fillers = /[\p{Cf}\u115f\u1160\u3164\uffa0]/u;

/** The entry of one UTF-16 unit. */
export function readLetter(unit: number): number {
  const known = table[unit] ?? 0;
  if (known !== 0) return known;
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const made = isHalf ? pack(rare, 0) : classify(String.fromCharCode(unit));
  table[unit] = made;
  return made;
}

/** The entries that a rare character stands for: the two letters of `㎏`, the one of `𝐜`. */
export function readRareLetters(point: number): Uint32Array {
  const known = rareLetters.get(point);
  if (known) return known;
  const made = Uint32Array.from(expand(String.fromCodePoint(point)));
  if (rareLetters.size < 4096) rareLetters.set(point, made);
  return made;
}

/** What a letter becomes under a shape mark; itself where the two make no Vietnamese letter. Both as UTF-16 units. */
export function applyShape(letterUnit: number, markUnit: number): number {
  const made = shapes.get(String.fromCharCode(letterUnit, markUnit));
  return made === undefined ? letterUnit : made.charCodeAt(0);
}

/** The letter without its shape: ơ → o. UTF-16 units. */
export function plainLetter(letterUnit: number): number {
  return plainLetters[letterUnit] ?? letterUnit;
}

function pack(kind: number, letterUnit: number, toneNumber = 0): number {
  return ((kind << 24) | (toneNumber << 16) | letterUnit) >>> 0;
}

function classify(char: string): number {
  if (/[\n\r\u2028\u2029\u0085\f\v]/.test(char)) return pack(line, 0);
  if (toneNumbers.has(char)) return pack(tone, 0, toneNumbers.get(char));
  if (shapeMarks.has(char)) return pack(shape, char.charCodeAt(0));
  if (joiners.test(char)) return pack(mark, 0);
  if (joining.test(char)) return pack(mark, char.charCodeAt(0));
  // Before spaces: to JavaScript the byte order mark is one.
  if (fillers.test(char)) return pack(unseen, 0);
  if (/[\s\p{Zs}]/u.test(char)) return pack(space, 0);
  if (/[™®©℠№]/u.test(char)) return pack(soft, char.charCodeAt(0));
  return /[\p{L}\p{N}]/u.test(char.normalize('NFKC')) && !unspaced.test(char)
    ? classifyLetter(char)
    : classifySign(char);
}

function classifyLetter(char: string): number {
  const [first = '', ...more] = char.normalize('NFKD').toLowerCase().normalize('NFD');
  if (/\p{Nd}/u.test(first) && more.length === 0) return pack(digit, readDigit(first));
  if (more.some((each) => !/\p{M}/u.test(each))) return pack(rare, 0);
  const base = strokes.get(first) ?? readLatin(first);
  if (!/^[\p{L}\p{N}]$/u.test(base) || base.length > 1) return pack(soft, char.charCodeAt(0));
  let unit = base.charCodeAt(0);
  let toneNumber = 0;
  for (const each of more) {
    unit = applyShape(unit, each.charCodeAt(0));
    if (toneNumber === 0) toneNumber = toneNumbers.get(each) ?? 0;
  }
  return pack(letter, unit, toneNumber);
}

function classifySign(char: string): number {
  const meant = char.normalize('NFKC');
  if (unspaced.test(char) && /[\p{L}\p{N}]/u.test(char)) return pack(single, char.charCodeAt(0));
  if (meant === '%') return pack(sign, 0x25);
  if (/^[.!?…。！？]/u.test(meant)) return pack(stop, char.charCodeAt(0));
  if (/^[,;:()[\]{}|•·、¡¿]/u.test(meant)) return pack(comma, meant.charCodeAt(0));
  if (/^[-‐-―+~→⇒>]/u.test(meant)) return pack(dash, char.charCodeAt(0));
  if (/^[*\p{So}\p{Extended_Pictographic}]/u.test(char)) return pack(picture, char.charCodeAt(0));
  return pack(soft, char.charCodeAt(0));
}

// Stands for a sign that is no UTF-16 unit by itself.
const otherSign = 0xfffd;

function expand(char: string): readonly number[] {
  if (joiners.test(char) || joining.test(char)) return [pack(mark, 0)];
  if (fillers.test(char)) return [pack(unseen, 0)];
  const meant = char.normalize('NFKC').toLowerCase();
  const entries = meant === char ? [] : Array.from(meant, (each) => readLetter(each.charCodeAt(0)));
  if (entries.length > 0 && (entries.every(isOfWord) || entries.every(isDigit))) return entries;
  if (unspaced.test(char)) return [pack(single, (char.codePointAt(0) ?? 0) & 0xffff)];
  // A Hangul syllable is its letters, written as one character or as three.
  const letters = Array.from(char.normalize('NFD'), (each) => readLetter(each.charCodeAt(0)));
  if (letters.length > 1 && letters.every(isOfWord)) return letters;
  if (/\p{L}/u.test(char)) return [pack(letter, 0xffff)];
  return [
    /[\p{So}\p{Extended_Pictographic}\p{Cn}\p{Co}]/u.test(char)
      ? pack(picture, otherSign)
      : pack(soft, otherSign),
  ];
}

// Cyrillic or Greek letters that are drawn like Latin ones are read as them.
function readLatin(char: string): string {
  return char < '\u0250' ? char : foldConfusables(char);
}

// Every block of decimal digits begins at a multiple of its zero; the value is the same in all of them.
function readDigit(char: string): number {
  const ascii = char.normalize('NFKC');
  if (ascii >= '0' && ascii <= '9') return ascii.charCodeAt(0);
  const point = char.charCodeAt(0);
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero -= 1;
  return 0x30 + (point - zero);
}

function isOfWord(entry: number): boolean {
  const kind = entry >>> 24;
  return kind === letter || kind === shape || kind === tone || kind === mark;
}

function isDigit(entry: number): boolean {
  return entry >>> 24 === digit;
}
