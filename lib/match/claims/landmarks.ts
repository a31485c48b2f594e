import type { Words } from '#lib/text/word-columns.ts';
import type { BookPattern } from './match-pattern.ts';
import { patternLimits } from './parse-pattern.ts';
import { readFirstWords, type WordSet } from './word-set.ts';

/**
 * What must stand somewhere behind the beginning of a phrase, so that trying the phrase is worth it.
 *
 * The idea: a phrase ends within 31 words, and most have parts that no text may leave out. `giảm N kg ..3 trong N ngày` is
 * nothing unless one of the words for `kg`, for `trong` and for `ngày` comes within 31 words. While a text is read, each
 * such part (a landmark) remembers the last place, up to 31 words ahead, of a word that it can begin with: one number to
 * compare, instead of a phrase to be tried part by part. A landmark only says "not here"; what it lets pass is tried as
 * before, so nothing is found or missed because of it.
 *
 * Why: a text made of beginnings (`100% 100% …`) costs most, and is free to write. Cost: each word is looked at once
 * more at most, and only within 31 words of a phrase that may begin; memory four bytes a landmark and word.
 * Measured by `bench/hostile-text.ts`.
 */
export type Landmarks = {
  readonly count: number;
  /** The landmarks that word n can begin are `ids` from `offsets[n]` up to `offsets[n + 1]`. */
  readonly offsets: Int32Array;
  readonly ids: Int32Array;
};

/** How far ahead the landmarks of one text are known. */
export type Outlook = {
  readonly landmarks: Landmarks;
  readonly words: Words;
  /** By landmark: the last word known that it can begin with, -1 for none. */
  readonly lastSeen: Int32Array;
  /** The first word that was not looked at. */
  until: number;
};

/** Numbers the landmarks of phrases that are looked for at every word of a text; the phrases come back knowing theirs. */
export function buildLandmarks(patterns: readonly BookPattern[]): {
  readonly landmarks: Landmarks;
  readonly patterns: readonly BookPattern[];
} {
  const known = new Map<WordSet, number>();
  const number = (set: WordSet): number => {
    const landmark = known.get(set) ?? known.size;
    known.set(set, landmark);
    return landmark;
  };
  const knowing = patterns.map((pattern) => ({
    ...pattern,
    landmarks: readNeededSets(pattern).map(number),
  }));
  return { landmarks: { count: known.size, ...buildColumns(known) }, patterns: knowing };
}

// The first part that may not be left out can be where the phrase begins; those behind it are behind. Numbers are no words.
function readNeededSets({ parts }: BookPattern): readonly WordSet[] {
  const needed = parts.flatMap((part) =>
    part.set === null || part.isOptional || part.isNot ? [] : [part.set],
  );
  return needed.slice(1).filter((set) => set.numbers === null && set.phone === null);
}

function buildColumns(known: ReadonlyMap<WordSet, number>): Pick<Landmarks, 'offsets' | 'ids'> {
  const byWord: number[][] = [];
  for (const [set, landmark] of known) {
    for (const word of new Set(readFirstWords(set))) (byWord[word] ??= []).push(landmark);
  }
  const offsets = new Int32Array(byWord.length + 1);
  for (let word = 0; word < byWord.length; word++) {
    offsets[word + 1] = (offsets[word] ?? 0) + (byWord[word]?.length ?? 0);
  }
  return { offsets, ids: Int32Array.from(byWord.flat()) };
}

export function buildOutlook(landmarks: Landmarks, words: Words): Outlook {
  return { landmarks, words, lastSeen: new Int32Array(landmarks.count).fill(-1), until: 0 };
}

/** False when a phrase that begins at word `at` lacks what must stand behind it. Asked in order of `at`. */
export function hasLandmarks(outlook: Outlook, pattern: BookPattern, at: number): boolean {
  if (pattern.landmarks.length === 0) return true;
  if (outlook.until <= at + patternLimits.words) lookAhead(outlook, at);
  for (const landmark of pattern.landmarks) {
    if ((outlook.lastSeen[landmark] ?? -1) <= at) return false;
  }
  return true;
}

function lookAhead(outlook: Outlook, at: number): void {
  const { landmarks, words, lastSeen } = outlook;
  const { offsets, ids } = landmarks;
  const until = Math.min(words.count, at + patternLimits.words + 1);
  for (let place = Math.max(outlook.until, at + 1); place < until; place++) {
    const word = words.numbers[place] ?? 0;
    const behind = offsets[word + 1] ?? 0;
    for (let i = offsets[word] ?? behind; i < behind; i++) lastSeen[ids[i] ?? 0] = place;
  }
  outlook.until = Math.max(outlook.until, until);
}
