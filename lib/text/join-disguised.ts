import {
  findSlot,
  findSpelling,
  hashLetter,
  isBeginning,
  joinHashes,
  longestWord,
  readKey,
  readSpelling,
} from './vocabulary.ts';
import { gaps, wordFlags, type Words } from './word-columns.ts';

/** More pieces than any word has letters worth cutting. */
const mostPieces = 8;
const fewestLetters = 3;
const space = 0x20;

// Signs and digits that are written for a letter inside a word.
const standIns: ReadonlyMap<number, string> = new Map([
  [0x24, 's'],
  [0x30, 'o'],
  [0x31, 'i'],
  [0x33, 'e'],
  [0x34, 'a'],
  [0x40, 'a'],
]);

/**
 * Puts words together that were cut so that no search finds them: `s.a.l.e`, `z a l o`, `ch🔥ữa`, `z@lo`, `kh0ng`. Only
 * when what comes out is a word that is looked for, so that nothing else in a text changes. In place: the columns get
 * shorter. Linear: each word begins one attempt of at most `mostPieces` steps.
 */
export function joinDisguised(words: Words): void {
  let to = 0;
  for (let from = 0; from < words.count;) {
    const run = isTight(words, from + 1) ? readRun(words, from) : one;
    moveWord(words, { from, to, last: from + run.size - 1 });
    if (run.size > 1) words.numbers[to] = run.number;
    to += 1;
    from += run.size;
  }
  words.count = to;
}

type Run = { readonly size: number; readonly number: number };
const one: Run = { size: 1, number: 0 };

// Nothing but one sign, or nothing at all, stands before the word: or a space between letters that stand alone.
function isTight(words: Words, at: number): boolean {
  if (at >= words.count) return false;
  const joint = words.joints[at] ?? 0;
  if (joint === space) return words.lengths[at] === 1 && words.lengths[at - 1] === 1;
  return joint !== 0 || words.gaps[at] === gaps.none;
}

/** The longest run of pieces from a word on that makes a word of the vocabulary. */
function readRun(words: Words, from: number): Run {
  if (((words.flags[from] ?? 0) & ~wordFlags.marked) !== 0) return one;
  let best = one;
  let hash = words.hashes[from] ?? 0;
  if (!isBeginning(words.vocabulary, hash)) return one;
  let tone = words.tones[from] ?? 0;
  let length = words.lengths[from] ?? 0;
  for (let at = from + 1; at < from + mostPieces && isTight(words, at); at++) {
    const inserted = words.joints[at] === 0x40 ? standIns.get(0x40) : undefined;
    if (inserted !== undefined) hash = hashLetter(hash, inserted.charCodeAt(0));
    const piece = readPiece(words, at);
    length += piece.length + (inserted === undefined ? 0 : 1);
    if (piece.length === 0 || length > longestWord || (tone !== 0 && piece.tone !== 0)) break;
    hash = joinHashes(hash, piece.hash, piece.length);
    if (!isBeginning(words.vocabulary, hash)) break;
    tone += piece.tone;
    const key = readKey(hash, tone);
    if (length < fewestLetters || findSlot(words.vocabulary, key, key) < 0) continue;
    const number = findSpelling(words.vocabulary, spellRun(words, from, at));
    if (number !== 0) best = { size: at - from + 1, number };
  }
  return best;
}

type Piece = { readonly hash: number; readonly length: number; readonly tone: number };
const noPiece: Piece = { hash: 0, length: 0, tone: 0 };

function readPiece(words: Words, at: number): Piece {
  const flags = words.flags[at] ?? 0;
  const [hash = 0, length = 0] = [words.hashes[at], words.lengths[at]];
  if ((flags & ~wordFlags.marked) === 0) return { hash, length, tone: words.tones[at] ?? 0 };
  const letter = flags === wordFlags.number && length === 1 ? standIns.get(hash) : undefined;
  return letter === undefined
    ? noPiece
    : { hash: hashLetter(0, letter.charCodeAt(0)), length: 1, tone: 0 };
}

function spellRun(words: Words, from: number, last: number): string {
  let letters = '';
  let tone = '0';
  for (let at = from; at <= last; at++) {
    const isNumber = words.flags[at] === wordFlags.number;
    const raw = words.original.slice(words.starts[at], words.ends[at]);
    const spelling = isNumber ? `${standIns.get(words.hashes[at] ?? 0) ?? ''}0` : readSpelling(raw);
    if (at > from && words.joints[at] === 0x40) letters += standIns.get(0x40) ?? '';
    letters += spelling.slice(0, -1);
    if (!spelling.endsWith('0')) tone = spelling.slice(-1);
  }
  return letters + tone;
}

type Move = { readonly from: number; readonly to: number; readonly last: number };

function moveWord(words: Words, { from, to, last }: Move): void {
  if (from === to && last === from) return;
  words.numbers[to] = words.numbers[from] ?? 0;
  words.starts[to] = words.starts[from] ?? 0;
  words.ends[to] = words.ends[last] ?? 0;
  words.hashes[to] = words.hashes[from] ?? 0;
  words.lengths[to] = words.lengths[from] ?? 0;
  words.tones[to] = words.tones[from] ?? 0;
  words.gaps[to] = words.gaps[from] ?? 0;
  words.joints[to] = words.joints[from] ?? 0;
  for (let at = from; at <= last; at++) {
    words.flags[to] =
      at === from ? (words.flags[from] ?? 0) : (words.flags[to] ?? 0) | (words.flags[at] ?? 0);
  }
}
