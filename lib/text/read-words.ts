import { joinDisguised } from './join-disguised.ts';
import {
  applyShape,
  letterKinds as kinds,
  plainLetter,
  readLetter,
  readRareLetters,
} from './letter-table.ts';
import { findLetters, hashLetter, longestWord, type Vocabulary } from './vocabulary.ts';
import {
  addGap,
  addWord,
  beginWord,
  closeGap,
  gaps as gapKinds,
  buildWordReader,
  wordFlags,
  clearBehind,
  type WordReader,
  type WordRoom,
  type Words,
} from './word-columns.ts';

const softGap = gapKinds.soft;
const space = 0x20;

/**
 * Reads a text against a vocabulary. Linear in the text: one pass, one table look-up a character, one probe a word.
 * Nothing is normalised or copied, so the offsets are the original's. Never throws. With `kept`, what was read into it before
 * is no longer to be used.
 */
export function readWords(
  vocabulary: Vocabulary,
  original: string,
  kept: WordRoom | null = null,
): Words {
  const reader = buildWordReader(vocabulary, original, kept);
  while (reader.at < original.length) {
    const unit = original.charCodeAt(reader.at);
    const entry = readLetter(unit);
    const kind = entry >>> 24;
    if (kind === kinds.letter) readLetterWords(reader);
    else if (kind === kinds.digit) readNumber(reader);
    else if (kind === kinds.rare) readRare(reader);
    else if (kind === kinds.single || kind === kinds.sign) readSingle(reader, entry);
    else {
      addGap(reader, kind, entry & 0xffff);
      reader.at += 1;
    }
  }
  joinDisguised(reader);
  clearBehind(reader);
  reader.isMarked = isMostlyMarked(reader);
  return reader;
}

// Of Vietnamese words three in four carry a mark, and an English text among them has none.
function isMostlyMarked({ flags, count }: WordReader): boolean {
  let marked = 0;
  for (let at = 0; at < count; at++) if (((flags[at] ?? 0) & wordFlags.marked) !== 0) marked += 1;
  return marked * 5 > count;
}

// Words of plain letters with one space between them are most of a listing: they are read in one loop that holds the columns
// in hand. What has marks or rare letters in it is read again by itself.
function readLetterWords(reader: WordReader): void {
  const { original, vocabulary, letters, numbers, starts, ends, hashes } = reader;
  const { lengths, tones, flags, gaps, joints } = reader;
  const first = reader.count;
  let { at, count } = reader;
  for (;;) {
    const start = at;
    let [hash, tone, flag, entry] = [0, 0, 0, 0];
    for (; at < original.length; at++) {
      entry = readLetter(original.charCodeAt(at));
      if (entry >>> 24 !== kinds.letter) break;
      const unit = entry & 0xffff;
      if (at - start < longestWord) letters[at - start] = unit;
      hash = hashLetter(hash, unit);
      if (tone === 0) tone = (entry >>> 16) & 0xff;
      if (unit > 0x7f && plainLetter(unit) !== unit) flag = wordFlags.marked;
    }
    const length = at - start;
    const kind = at < original.length ? entry >>> 24 : 0;
    if (length === 0 || length > longestWord || count === numbers.length || !isWordEnd(kind)) {
      at = start;
      break;
    }
    starts[count] = start;
    ends[count] = at;
    hashes[count] = hash;
    lengths[count] = length;
    tones[count] = tone;
    flags[count] = tone === 0 ? flag : wordFlags.marked;
    numbers[count] = findLetters(vocabulary, letters, { length, hash, tone });
    if (count === first) closeGap(reader, count);
    else {
      gaps[count] = softGap;
      joints[count] = space;
    }
    count += 1;
    reader.hasSpace = kind === kinds.space;
    if (kind !== kinds.space) break;
    at += 1;
  }
  reader.at = at;
  reader.count = count;
  if (count === first) readWord(reader);
}

function readWord(reader: WordReader): void {
  const { original } = reader;
  const start = reader.at;
  let end = start;
  beginWord(reader, 0);
  while (reader.at < original.length) {
    const entry = readLetters(reader);
    end = Math.max(end, reader.lastEnd);
    const kind = entry >>> 24;
    if (isWordEnd(kind)) break;
    if (kind === kinds.rare) {
      const size = addRareLetters(reader);
      if (size === 0) break;
      reader.at += size;
      end = reader.at;
    } else if (kind === kinds.unseen) reader.at += 1;
    else if (addLetter(reader, entry)) {
      reader.at += 1;
      end = reader.at;
    } else break;
  }
  addWord(reader, start, end);
}

// What is neither a mark nor drawn as nothing, nor two letters in one character.
function isWordEnd(kind: number): boolean {
  return (kind > kinds.unseen && kind < kinds.rare) || kind === kinds.digit || kind === 0;
}

// Nearly every character is a plain letter: those are read in a loop that touches no object. Tells what stopped it, 0 for
// the end of the text.
function readLetters(reader: WordReader): number {
  const { original, letters } = reader;
  let { at, length, hash, tone, wordFlags: flags } = reader;
  let entry = 0;
  for (; at < original.length; at++) {
    entry = readLetter(original.charCodeAt(at));
    if (entry >>> 24 !== kinds.letter) break;
    const unit = entry & 0xffff;
    if (length < longestWord) letters[length] = unit;
    length += 1;
    hash = hashLetter(hash, unit);
    if (tone === 0) tone = (entry >>> 16) & 0xff;
    if (unit > 0x7f && plainLetter(unit) !== unit) flags = wordFlags.marked;
  }
  if (at > reader.at) reader.lastEnd = at;
  reader.at = at;
  reader.length = length;
  reader.hash = hash;
  reader.tone = tone;
  reader.wordFlags = flags;
  return at < original.length ? entry : 0;
}

/** Adds a letter or a mark to the word; false for what is neither. */
function addLetter(reader: WordReader, entry: number): boolean {
  const kind = entry >>> 24;
  const unit = entry & 0xffff;
  if (kind === kinds.letter) {
    if (reader.length < longestWord) reader.letters[reader.length] = unit;
    reader.length += 1;
    reader.hash = hashLetter(reader.hash, unit);
    if (unit > 0x7f && plainLetter(unit) !== unit) reader.wordFlags = wordFlags.marked;
  } else if (kind === kinds.shape) shapeLast(reader, unit);
  else if (kind !== kinds.tone && kind !== kinds.mark) return false;
  if (reader.tone === 0) reader.tone = (entry >>> 16) & 0xff;
  return true;
}

function shapeLast(reader: WordReader, mark: number): void {
  const last = reader.length - 1;
  if (last < 0 || last >= longestWord) return;
  const bare = reader.letters[last] ?? 0;
  const shaped = applyShape(bare, mark);
  if (shaped === bare) return;
  reader.letters[last] = shaped;
  reader.hash = (reader.hash + shaped - bare) | 0;
  reader.wordFlags = wordFlags.marked;
}

/** Adds the letters of one rare character and tells its size in units; 0 when it does not belong to a word. */
function addRareLetters(reader: WordReader): number {
  const point = reader.original.codePointAt(reader.at) ?? 0;
  const entries = readRareLetters(point);
  for (const entry of entries) {
    const kind = entry >>> 24;
    if (kind !== kinds.unseen && !addLetter(reader, entry)) return 0;
  }
  return point > 0xffff ? 2 : 1;
}

// What is no letter of a word: a picture, a digit of another face, a Chinese character of two units.
function readRare(reader: WordReader): void {
  const start = reader.at;
  const point = reader.original.codePointAt(start) ?? 0;
  const size = point > 0xffff ? 2 : 1;
  const entries = readRareLetters(point);
  const [first = 0] = entries;
  const kind = first >>> 24;
  if (kind === kinds.letter) return readWord(reader);
  if (kind === kinds.digit) {
    beginWord(reader, wordFlags.number);
    for (const entry of entries) addDigit(reader, entry & 0xffff);
    reader.at += size;
    return addWord(reader, start, reader.at);
  }
  if (kind === kinds.single) {
    beginWord(reader, wordFlags.unspaced);
    reader.at += size;
    return addWord(reader, start, reader.at);
  }
  if (kind === kinds.mark && size === 2) {
    addGap(reader, kind, 0);
    reader.at += 1;
    addGap(reader, kind, 0);
    reader.at += 1;
    return undefined;
  }
  addGap(reader, kind === kinds.rare ? kinds.soft : kind, first & 0xffff);
  reader.at += size;
}

function readNumber(reader: WordReader): void {
  const { original } = reader;
  const start = reader.at;
  beginWord(reader, wordFlags.number);
  let end = start;
  for (; reader.at < original.length; reader.at++) {
    const entry = readLetter(original.charCodeAt(reader.at));
    const kind = entry >>> 24;
    if (kind === kinds.unseen) continue;
    if (kind === kinds.digit) addDigit(reader, entry & 0xffff);
    else if (kind === kinds.letter || kind === kinds.space) break;
    else if (isInsideNumber(original, reader.at)) addDigit(reader, entry & 0xffff);
    else if (kind !== kinds.mark && kind !== kinds.tone && kind !== kinds.shape) break;
    end = reader.at + 1;
  }
  addWord(reader, start, end);
}

function addDigit(reader: WordReader, unit: number): void {
  if (reader.length < longestWord) reader.letters[reader.length] = unit;
  reader.length += 1;
  reader.hash = hashLetter(reader.hash, unit);
}

// `1.5`, `10,000`: a full stop or comma with a digit right behind it.
function isInsideNumber(original: string, at: number): boolean {
  const unit = original.charCodeAt(at);
  if (unit !== 0x2e && unit !== 0x2c) return false;
  let next = at + 1;
  while (readLetter(original.charCodeAt(next)) >>> 24 === kinds.unseen) next += 1;
  return readLetter(original.charCodeAt(next)) >>> 24 === kinds.digit;
}

// A percent sign, or a letter of a script without spaces: a word of its own, with the marks behind it.
function readSingle(reader: WordReader, first: number): void {
  const { original } = reader;
  const start = reader.at;
  const isSign = first >>> 24 === kinds.sign;
  beginWord(reader, isSign ? wordFlags.sign : wordFlags.unspaced);
  addDigit(reader, first & 0xffff);
  reader.at += 1;
  let end = reader.at;
  for (; reader.at < original.length; reader.at++) {
    const entry = readLetter(original.charCodeAt(reader.at));
    const kind = entry >>> 24;
    if (kind === kinds.unseen) continue;
    if (kind !== kinds.mark) break;
    if (!isSign && (entry & 0xffff) !== 0) addDigit(reader, entry & 0xffff);
    end = reader.at + 1;
  }
  addWord(reader, start, end);
}
