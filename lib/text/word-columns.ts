import { letterKinds as kinds } from './letter-table.ts';
import { findLetters, longestWord, type Vocabulary } from './vocabulary.ts';

/**
 * A text cut into words, numbers and percent signs, as columns: the n-th word is the n-th cell of each. Columns instead of
 * objects because a long description has ten thousand words and a page has sixty cards.
 *
 * Linear in the text: one pass, one table look-up a character, one probe a word. Nothing is normalised or copied.
 */
export type Words = {
  readonly original: string;
  readonly vocabulary: Vocabulary;
  count: number;
  /** The text is mostly written with marks, so that a word without them is meant so. */
  isMarked: boolean;
  /** The word's number in the vocabulary; 0 for a word that nobody looks for. */
  numbers: Int32Array;
  /** UTF-16 offsets into the original; the end is behind all marks of the last letter. */
  starts: Int32Array;
  ends: Int32Array;
  /** Hash, count and tone of the letters. */
  hashes: Int32Array;
  lengths: Uint8Array;
  tones: Uint8Array;
  /** `wordFlags`. */
  flags: Uint8Array;
  /** What stands between this word and the one before it: one of `gaps`. */
  gaps: Uint8Array;
  /** What alone parts this word from the one before it: a sign without room, or a space (0x20); else 0. */
  joints: Uint16Array;
};

export const wordFlags = { number: 1, sign: 2, marked: 4, unspaced: 8 } as const;

/** Ordered: everything from `picture` on ends a clause, from `comma` on a run of words, from `stop` on a sentence. */
export const gaps = { none: 0, soft: 1, picture: 2, comma: 3, stop: 4 } as const;

/** The columns while they are filled, with the word and the gap that are being read. */
export type WordReader = Words & {
  /** Where the text is read. */
  at: number;
  letters: Uint16Array;
  hash: number;
  length: number;
  tone: number;
  wordFlags: number;
  /** Behind the last plain letter of the word. */
  lastEnd: number;
  gap: number;
  hasSpace: boolean;
  hasDash: boolean;
  signs: number;
  joint: number;
};

/** Columns that are filled again for the next text: what was read into them before is gone then. */
export type WordRoom = { columns: Columns | null };

type Columns = Pick<
  Words,
  'numbers' | 'starts' | 'ends' | 'hashes' | 'lengths' | 'tones' | 'flags' | 'gaps' | 'joints'
>;

/** Larger columns are not kept: a page must not make a worker hold megabytes. 22 bytes each. */
const mostKeptWords = 1 << 14;

function buildColumns(room: number): Columns {
  return {
    numbers: new Int32Array(room),
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    hashes: new Int32Array(room),
    lengths: new Uint8Array(room),
    tones: new Uint8Array(room),
    flags: new Uint8Array(room),
    gaps: new Uint8Array(room),
    joints: new Uint16Array(room),
  };
}

function takeColumns(length: number, kept: WordRoom | null): Columns {
  const room = Math.ceil(length / 3) + 8;
  if (kept === null || room > mostKeptWords) return buildColumns(room);
  if (kept.columns === null || kept.columns.numbers.length < room) {
    kept.columns = buildColumns(Math.min(mostKeptWords, room * 2));
  }
  return kept.columns;
}

/** What is behind the last word counts as no word, whatever stood there in another text. */
export function clearBehind({ numbers, flags, gaps: parting, joints, count }: Words): void {
  const end = count + farthestLook;
  numbers.fill(0, count, end);
  flags.fill(0, count, end);
  parting.fill(0, count, end);
  joints.fill(0, count, end);
}

// A phrase is at most 31 words long, and asks for one or two more.
const farthestLook = 64;

export function buildWordReader(
  vocabulary: Vocabulary,
  original: string,
  kept: WordRoom | null,
): WordReader {
  return {
    original,
    vocabulary,
    count: 0,
    isMarked: false,
    ...takeColumns(original.length, kept),
    at: 0,
    letters: new Uint16Array(longestWord),
    hash: 0,
    length: 0,
    tone: 0,
    wordFlags: 0,
    lastEnd: 0,
    gap: gaps.stop,
    hasSpace: false,
    hasDash: false,
    signs: 0,
    joint: 0,
  };
}

export function beginWord(reader: WordReader, flags: number): void {
  reader.hash = 0;
  reader.length = 0;
  reader.tone = 0;
  reader.wordFlags = flags;
}

/** Puts the letters read since `beginWord` into the next cells; they stand at `[start, end)`. */
export function addWord(reader: WordReader, start: number, end: number): void {
  if (reader.count === reader.numbers.length) growColumns(reader);
  const at = reader.count;
  reader.starts[at] = start;
  reader.ends[at] = end;
  reader.hashes[at] = reader.hash;
  reader.lengths[at] = Math.min(reader.length, 255);
  reader.tones[at] = reader.tone;
  reader.flags[at] = reader.tone === 0 ? reader.wordFlags : reader.wordFlags | wordFlags.marked;
  reader.numbers[at] =
    reader.length > longestWord ? 0 : findLetters(reader.vocabulary, reader.letters, reader);
  closeGap(reader, at);
  reader.count = at + 1;
}

/** Notes one character that stands between words. */
export function addGap(reader: WordReader, kind: number, unit: number): void {
  if (kind === kinds.unseen) return;
  if (kind === kinds.mark || kind === kinds.tone || kind === kinds.shape) {
    // A keycap or an accent on a percent sign belongs to it.
    if (reader.signs === 0 && !reader.hasSpace) extendLast(reader);
    return;
  }
  if (kind === kinds.space || kind === kinds.line) reader.hasSpace = true;
  if (kind === kinds.space) return;
  // A row of pictures parts two words as one does.
  if (kind !== kinds.picture || reader.gap !== gaps.picture) reader.signs += 1;
  reader.joint = unit;
  if (kind === kinds.dash) reader.hasDash = true;
  reader.gap = Math.max(reader.gap, readGap(kind));
}

function readGap(kind: number): number {
  if (kind === kinds.line || kind === kinds.stop) return gaps.stop;
  if (kind === kinds.comma) return gaps.comma;
  return kind === kinds.picture ? gaps.picture : gaps.soft;
}

function extendLast(reader: WordReader): void {
  const last = reader.count - 1;
  if (last >= 0 && reader.ends[last] === reader.at) reader.ends[last] = reader.at + 1;
}

/** Notes what stood between the word before and word `at`, whose flags are known. */
export function closeGap(reader: WordReader, at: number): void {
  const { hasSpace, hasDash, signs, joint } = reader;
  const isRatio =
    joint === colon && signs === 1 && !hasSpace && isNumber(reader, at) && isNumber(reader, at - 1);
  let gap = reader.gap;
  if (isRatio) gap = gaps.soft;
  else if (hasDash && hasSpace) gap = Math.max(gap, gaps.comma);
  // A picture between two letters without room splits a word or stands for a space; it begins no new clause.
  else if (gap === gaps.picture && !hasSpace) gap = gaps.soft;
  else if (hasSpace) gap = Math.max(gap, gaps.soft);
  reader.gaps[at] = gap;
  if (!hasSpace) reader.joints[at] = signs === 1 ? joint : 0;
  else reader.joints[at] = signs === 0 ? 0x20 : 0;
  reader.gap = gaps.none;
  reader.hasSpace = false;
  reader.hasDash = false;
  reader.signs = 0;
  reader.joint = 0;
}

const colon = 0x3a;

function isNumber({ flags }: WordReader, at: number): boolean {
  return ((flags[at] ?? 0) & wordFlags.number) !== 0;
}

function growColumns(reader: WordReader): void {
  // The rest of the text is likely cut as finely as what was read of it; at most every character is a word.
  const { count, original } = reader;
  const left = original.length - (reader.starts[count - 1] ?? 0);
  const share = count / (original.length - left + 1);
  const room = count + Math.min(left, Math.max(count >> 1, Math.ceil(left * share * 1.1))) + 8;
  const int = (old: Int32Array) => copyInto(new Int32Array(room), old);
  const byte = (old: Uint8Array) => copyInto(new Uint8Array(room), old);
  reader.numbers = int(reader.numbers);
  reader.starts = int(reader.starts);
  reader.ends = int(reader.ends);
  reader.hashes = int(reader.hashes);
  reader.lengths = byte(reader.lengths);
  reader.tones = byte(reader.tones);
  reader.flags = byte(reader.flags);
  reader.gaps = byte(reader.gaps);
  reader.joints = copyInto(new Uint16Array(room), reader.joints);
}

function copyInto<T extends Int32Array | Uint8Array | Uint16Array>(room: T, old: T): T {
  room.set(old);
  return room;
}
