import { buildChatSpellings } from './chat-spelling.ts';
import {
  applyShape,
  letterKinds,
  plainLetter,
  readLetter,
  readRareLetters,
} from './letter-table.ts';

/**
 * The words that somebody looks for, numbered from 1. A text is read against a vocabulary: each of its words becomes a
 * number at the cost of one probe, without a string being made of it, and words that nobody looks for become 0.
 *
 * A word is its shaped letters and its one tone, so that it does not matter where the tone was typed (hủy, huỷ). The hash of
 * the letters is a polynomial: the hash of two pieces put together follows from the hashes of the pieces.
 */
export type Vocabulary = {
  /** Two to a slot, open addressing: the key, and the place in `spellings`. */
  readonly slots: Int32Array;
  readonly mask: number;
  readonly spellings: readonly string[];
  /** The units of all spellings, one behind the other: the n-th from `offsets[n]` up to `offsets[n + 1]`. */
  readonly units: Uint16Array;
  readonly offsets: Int32Array;
  /** For each place in `spellings` the number of its word: a chat spelling leads to its proper word. */
  readonly numbers: Int32Array;
  /** Bits by the hash of the first letters of any word: a clear bit says that no word begins so. */
  readonly beginnings: Uint32Array;
};

/** Words while they are being gathered: spelling → number. */
export type VocabularyDraft = Map<string, number>;

const hashBase = 0x01000193;

/** Longer words than this are in no vocabulary. */
export const longestWord = 24;

const powers = Int32Array.from({ length: longestWord + 1 });
powers[0] = 1;
for (let i = 1; i <= longestWord; i++) powers[i] = Math.imul(powers[i - 1] ?? 1, hashBase);

/** The hash of letters with one more UTF-16 unit behind them. */
export function hashLetter(hash: number, unit: number): number {
  return (Math.imul(hash, hashBase) + unit) | 0;
}

/** The hash of two runs of letters written as one; the second has at most `longestWord` letters. */
export function joinHashes(first: number, second: number, secondLength: number): number {
  return (Math.imul(first, powers[secondLength] ?? 0) + second) | 0;
}

/** The number of a spelling, new or known. */
export function addSpelling(draft: VocabularyDraft, spelling: string): number {
  const known = draft.get(spelling);
  if (known !== undefined) return known;
  draft.set(spelling, draft.size + 1);
  return draft.size;
}

/**
 * How one word is spelled: its shaped lower-case letters and the number of its tone, 0 for none, behind them. Characters
 * that are no letters count for nothing.
 */
export function readSpelling(word: string): string {
  let letters = '';
  let tone = 0;
  for (const char of word) {
    for (const entry of readEntries(char)) {
      const kind = entry >>> 24;
      const unit = entry & 0xffff;
      if (kind === letterKinds.shape) letters = shapeLast(letters, unit);
      // Unit 0: a joiner (U+200D), which stands in a word and is nothing of it.
      else if (unit !== 0 && isSpelled(kind)) letters += String.fromCharCode(unit);
      if (tone === 0) tone = (entry >>> 16) & 0xff;
    }
  }
  return `${letters}${tone}`;
}

// Digits, percent signs and the marks of scripts without spaces are told apart too.
function isSpelled(kind: number): boolean {
  return kind <= letterKinds.single || kind === letterKinds.mark || kind === letterKinds.sign;
}

/** The same word typed without any marks. */
export function readPlainSpelling(spelling: string): string {
  let letters = '';
  for (let i = 0; i < spelling.length - 1; i++) {
    letters += String.fromCharCode(plainLetter(spelling.charCodeAt(i)));
  }
  return `${letters}0`;
}

/** The vocabulary of all words gathered so far, with the ways they are written in chats. */
export function buildVocabulary(draft: VocabularyDraft): Vocabulary {
  const entries = new Map(draft);
  for (const [spelling, number] of draft) {
    for (const chat of buildChatSpellings(spelling)) {
      if (!entries.has(chat)) entries.set(chat, number);
    }
  }
  let size = 64;
  while (size < entries.size * 3) size *= 2;
  const slots = new Int32Array(size * 2);
  const spellings = ['', ...entries.keys()];
  spellings.forEach((spelling, place) => {
    if (place === 0) return;
    const key = hashSpelling(spelling);
    let at = key & (size - 1);
    while (slots[at * 2 + 1] !== 0) at = (at + 1) & (size - 1);
    slots[at * 2] = key;
    slots[at * 2 + 1] = place;
  });
  return {
    slots,
    mask: size - 1,
    spellings,
    ...buildUnits(spellings),
    numbers: Int32Array.from([0, ...entries.values()]),
    beginnings: buildBeginnings(spellings),
  };
}

function buildUnits(spellings: readonly string[]): Pick<Vocabulary, 'units' | 'offsets'> {
  const offsets = new Int32Array(spellings.length + 1);
  spellings.forEach((spelling, place) => {
    offsets[place + 1] = (offsets[place] ?? 0) + spelling.length;
  });
  const all = spellings.join('');
  return { units: Uint16Array.from({ length: all.length }, (_, i) => all.charCodeAt(i)), offsets };
}

const beginningBits = 1 << 16;

function buildBeginnings(spellings: readonly string[]): Uint32Array {
  const bits = new Uint32Array(beginningBits >>> 5);
  for (const spelling of spellings) {
    let hash = 0;
    for (let i = 0; i < spelling.length - 1; i++) {
      hash = hashLetter(hash, spelling.charCodeAt(i));
      const place = foldHash(hash);
      bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31));
    }
  }
  return bits;
}

function foldHash(hash: number): number {
  const mixed = Math.imul(hash, 0x9e3779b1);
  return (mixed ^ (mixed >>> 16)) & (beginningBits - 1);
}

/** False when no word of the vocabulary begins with letters of this hash. */
export function isBeginning({ beginnings }: Vocabulary, lettersHash: number): boolean {
  const place = foldHash(lettersHash);
  return ((beginnings[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;
}

/** The key under which letters with this hash and a tone are kept. */
export function readKey(lettersHash: number, tone: number): number {
  const mixed = Math.imul(lettersHash ^ Math.imul(tone + 1, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** The first place in `spellings` after `slot` that has this key, as its slot; -1 when there is none. */
export function findSlot({ slots, mask }: Vocabulary, key: number, from: number): number {
  for (let at = from & mask; slots[at * 2 + 1] !== 0; at = (at + 1) & mask) {
    if (slots[at * 2] === key) return at;
  }
  return -1;
}

type Letters = { readonly length: number; readonly hash: number; readonly tone: number };

/** The number of the word of these letters, 0 when it is not looked for. No string is made of them. */
export function findLetters(
  vocabulary: Vocabulary,
  letters: Uint16Array,
  { length, hash, tone }: Letters,
): number {
  const { slots, mask, units, offsets } = vocabulary;
  const key = readKey(hash, tone);
  for (let at = key & mask; slots[at * 2 + 1] !== 0; at = (at + 1) & mask) {
    if (slots[at * 2] !== key) continue;
    const place = slots[at * 2 + 1] ?? 0;
    const from = offsets[place] ?? 0;
    if ((offsets[place + 1] ?? 0) - from !== length + 1) continue;
    let i = 0;
    while (i < length && units[from + i] === letters[i]) i += 1;
    if (i === length && units[from + i] === 0x30 + tone) return vocabulary.numbers[place] ?? 0;
  }
  return 0;
}

/** The number of a spelling, 0 when it is not looked for. */
export function findSpelling(vocabulary: Vocabulary, spelling: string): number {
  const key = hashSpelling(spelling);
  let slot = findSlot(vocabulary, key, key);
  while (slot >= 0) {
    const place = vocabulary.slots[slot * 2 + 1] ?? 0;
    if (vocabulary.spellings[place] === spelling) return vocabulary.numbers[place] ?? 0;
    slot = findSlot(vocabulary, key, slot + 1);
  }
  return 0;
}

function hashSpelling(spelling: string): number {
  let hash = 0;
  for (let i = 0; i < spelling.length - 1; i++) hash = hashLetter(hash, spelling.charCodeAt(i));
  return readKey(hash, spelling.charCodeAt(spelling.length - 1) - 0x30);
}

function readEntries(char: string): Iterable<number> {
  const point = char.codePointAt(0) ?? 0;
  if (point > 0xffff) return readRareLetters(point);
  const entry = readLetter(point);
  return entry >>> 24 === letterKinds.rare ? readRareLetters(point) : [entry];
}

function shapeLast(letters: string, mark: number): string {
  const last = letters.charCodeAt(letters.length - 1);
  return Number.isNaN(last)
    ? letters
    : letters.slice(0, -1) + String.fromCharCode(applyShape(last, mark));
}
