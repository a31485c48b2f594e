import { applyShape, letterKinds as kinds, readLetter, readRareLetters } from './letter-table.ts';
import {
  findLetters,
  findSlot,
  hashLetter,
  isBeginning,
  joinHashes,
  longestWord,
  readKey,
} from './vocabulary.ts';
import { gaps, wordFlags, type Words } from './word-columns.ts';

/** More pieces than any word has letters worth cutting. */
const mostPieces = 8;
const fewestLetters = 3;
const space = 0x20;
const atSign = 0x40;

// Signs and digits that are written for a letter inside a word: by the unit of the sign the letter's, or 0.
const standIns = new Uint16Array(0x80);
for (const [sign, letter] of ['$s', '0o', '1i', '3e', '4a', '@a'].map((pair) => Array.from(pair))) {
  standIns[sign?.charCodeAt(0) ?? 0] = letter?.charCodeAt(0) ?? 0;
}

/**
 * Puts words together that were cut so that no search finds them: `s.a.l.e`, `z a l o`, `ch🔥ữa`, `z@lo`, `kh0ng`. Only
 * when what comes out is a word that is looked for, so that nothing else in a text changes. In place: the columns get
 * shorter. Linear: each word begins one attempt of at most `mostPieces` steps. A text of nothing but cut words is cheap to
 * write, so the steps compare hashes, and letters are only compared for the longest run whose hash is known.
 */
export function joinDisguised(words: Words): void {
  let to = 0;
  for (let from = 0; from < words.count;) {
    const run = isTight(words, from + 1) ? readRun(words, from) : 1;
    const size = run & runSizes;
    if (to !== from) moveWord(words, from, to);
    if (size > 1) joinPieces(words, { from, to, size });
    if (size > 1) words.numbers[to] = run >>> runSizeBits;
    to += 1;
    from += size;
  }
  words.count = to;
}

// Nothing but one sign, or nothing at all, stands before the word: or a space between letters that stand alone.
function isTight(words: Words, at: number): boolean {
  if (at >= words.count) return false;
  const joint = words.joints[at] ?? 0;
  if (joint === space) return words.lengths[at] === 1 && words.lengths[at - 1] === 1;
  return joint !== 0 || words.gaps[at] === gaps.none;
}

// A run is told as one number, since a text may be nothing but runs: the word's number, and its count of pieces below.
const runSizeBits = 4;
const runSizes = (1 << runSizeBits) - 1;

/** The longest run of pieces from a word on that makes a word of the vocabulary; 1, a piece by itself, for none. */
function readRun(words: Words, from: number): number {
  if (((words.flags[from] ?? 0) & ~wordFlags.marked) !== 0) return 1;
  let hash = words.hashes[from] ?? 0;
  if (!isBeginning(words.vocabulary, hash)) return 1;
  let tone = words.tones[from] ?? 0;
  let length = words.lengths[from] ?? 0;
  let known = 0;
  for (let at = from + 1; at < from + mostPieces && isTight(words, at); at++) {
    if (words.joints[at] === atSign) {
      hash = hashLetter(hash, standIns[atSign] ?? 0);
      length += 1;
    }
    const standIn = readStandIn(words, at);
    const pieceLength = words.lengths[at] ?? 0;
    const pieceTone = words.tones[at] ?? 0;
    length += pieceLength;
    if (standIn < 0 || length > longestWord || (tone !== 0 && pieceTone !== 0)) break;
    hash =
      standIn > 0
        ? hashLetter(hash, standIn)
        : joinHashes(hash, words.hashes[at] ?? 0, pieceLength);
    if (!isBeginning(words.vocabulary, hash)) break;
    tone += pieceTone;
    if (length < fewestLetters) continue;
    const key = readKey(hash, tone);
    if (findSlot(words.vocabulary, key, key) >= 0) known |= 1 << (at - from);
  }
  for (; known !== 0; known &= ~(1 << (31 - Math.clz32(known)))) {
    const size = 32 - Math.clz32(known);
    const number = findRun(words, from, size);
    if (number !== 0) return (number << runSizeBits) | size;
  }
  return 1;
}

/** The letter that a single digit stands for, 0 for a piece that is letters itself, -1 for what is no piece of a word. */
function readStandIn({ flags, lengths, hashes }: Words, at: number): number {
  const flag = flags[at] ?? 0;
  if ((flag & ~wordFlags.marked) === 0) return 0;
  // The hash of one digit is the digit.
  const letter = flag === wordFlags.number && lengths[at] === 1 ? standIns[hashes[at] ?? 0] : 0;
  return letter ? letter : -1;
}

const runLetters = new Uint16Array(longestWord);

/** The number of the word that a run of pieces makes, 0 for none. The run has at most `longestWord` letters. */
function findRun(words: Words, from: number, size: number): number {
  let length = 0;
  let tone = 0;
  for (let at = from; at < from + size; at++) {
    if (at > from && words.joints[at] === atSign) runLetters[length++] = standIns[atSign] ?? 0;
    const standIn = readStandIn(words, at);
    if (standIn > 0) runLetters[length++] = standIn;
    else length = copyLetters(words, at, length);
    if (length < 0) return 0;
    tone += words.tones[at] ?? 0;
  }
  let hash = 0;
  for (let i = 0; i < length; i++) hash = hashLetter(hash, runLetters[i] ?? 0);
  return findLetters(words.vocabulary, runLetters, { length, hash, tone });
}

/** Copies the letters of a piece behind those of the run; how many there are then, or -1 where a foreign mark is among them. */
function copyLetters({ original, starts, ends }: Words, piece: number, from: number): number {
  let length = from;
  const end = ends[piece] ?? 0;
  for (let at = starts[piece] ?? 0; at < end && length >= 0; at++) {
    const entry = readLetter(original.charCodeAt(at));
    if (entry >>> 24 !== kinds.rare) {
      length = copyLetter(entry, from, length);
      continue;
    }
    const point = original.codePointAt(at) ?? 0;
    for (const each of readRareLetters(point)) {
      if (length >= 0) length = copyLetter(each, from, length);
    }
    if (point > 0xffff) at += 1;
  }
  return length;
}

function copyLetter(entry: number, from: number, length: number): number {
  const kind = entry >>> 24;
  const unit = entry & 0xffff;
  if (kind === kinds.shape) {
    if (length > from) runLetters[length - 1] = applyShape(runLetters[length - 1] ?? 0, unit);
    return length;
  }
  if (kind === kinds.tone || kind === kinds.unseen || (kind === kinds.mark && unit === 0)) {
    return length;
  }
  if (kind !== kinds.letter) return -1;
  runLetters[length] = unit;
  return length + 1;
}

function moveWord(words: Words, from: number, to: number): void {
  words.numbers[to] = words.numbers[from] ?? 0;
  words.starts[to] = words.starts[from] ?? 0;
  words.ends[to] = words.ends[from] ?? 0;
  words.hashes[to] = words.hashes[from] ?? 0;
  words.lengths[to] = words.lengths[from] ?? 0;
  words.tones[to] = words.tones[from] ?? 0;
  words.flags[to] = words.flags[from] ?? 0;
  words.gaps[to] = words.gaps[from] ?? 0;
  words.joints[to] = words.joints[from] ?? 0;
}

type Run = { readonly from: number; readonly to: number; readonly size: number };

function joinPieces(words: Words, { from, to, size }: Run): void {
  let flags = 0;
  for (let at = from; at < from + size; at++) flags |= words.flags[at] ?? 0;
  words.ends[to] = words.ends[from + size - 1] ?? 0;
  words.flags[to] = flags;
}
