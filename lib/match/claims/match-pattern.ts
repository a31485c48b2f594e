import { gaps, wordFlags, type Words } from '#lib/text/word-columns.ts';
import { patternLimits } from './parse-pattern.ts';
import { findRuns, type WordSet } from './word-set.ts';

export type BookPattern = {
  readonly owner: number;
  readonly parts: readonly BookPart[];
  /** What must stand behind its beginning, by number; none where nobody asks. */
  readonly landmarks: readonly number[];
};

export type BookPart =
  | { readonly set: WordSet; readonly isOptional: boolean; readonly isNot: boolean }
  | { readonly set: null; readonly most: number; readonly limit: number };

/** Behind which word the longest way ends that a phrase reads from word `at` on; 0 when it does not begin there. */
export function matchPattern({ parts }: BookPattern, words: Words, at: number): number {
  let reached = 1;
  let limit: number = gaps.comma;
  for (const part of parts) {
    if (part.set === null) {
      limit = part.limit;
      reached = widen(reached, part.most, { words, at, limit });
      continue;
    }
    const stepped = stepSet(part, reached, { words, at, limit });
    if (part.isNot) reached &= ~stepped;
    else reached = part.isOptional ? reached | stepped : stepped;
    if (!part.isOptional) limit = gaps.comma;
    if (reached === 0) return 0;
  }
  for (let size = patternLimits.words; size > 0; size--) {
    if ((reached & (1 << size)) !== 0 && isEdge(words, at + size)) return at + size;
  }
  return 0;
}

type Reach = { readonly words: Words; readonly at: number; readonly limit: number };

// For a set of words that may not follow the places where they do follow are told, not where they end.
function stepSet(
  part: Extract<BookPart, { set: WordSet }>,
  reached: number,
  { words, at, limit }: Reach,
): number {
  let stepped = 0;
  for (let bits = reached; bits !== 0; bits &= bits - 1) {
    const size = 31 - Math.clz32(bits & -bits);
    const place = at + size;
    if (place >= words.count || (size > 0 && (words.gaps[place] ?? 0) >= limit)) continue;
    const runs = findRuns(part.set, words, place);
    if (part.isNot) stepped |= runs === 0 ? 0 : 1 << size;
    else stepped |= runs << size;
  }
  return stepped;
}

function widen(reached: number, most: number, { words, at, limit }: Reach): number {
  let all = reached;
  let edge = reached;
  for (let i = 0; i < most && edge !== 0; i++) {
    let next = 0;
    for (let bits = edge; bits !== 0; bits &= bits - 1) {
      const size = 31 - Math.clz32(bits & -bits);
      const place = at + size;
      if (size >= patternLimits.words - 1 || place >= words.count) continue;
      if ((words.gaps[place] ?? 0) < limit) next |= 1 << (size + 1);
    }
    edge = next & ~all;
    all |= next;
  }
  return all;
}

/** Whether a phrase may begin or end before this word: not inside `5kg`, but before and behind the `%` of `100%`. */
export function isEdge(words: Words, at: number): boolean {
  if (at === 0 || at >= words.count || (words.gaps[at] ?? 0) !== gaps.none) return true;
  const beside = (words.flags[at] ?? 0) | (words.flags[at - 1] ?? 0);
  return (beside & (wordFlags.sign | wordFlags.unspaced)) !== 0;
}
