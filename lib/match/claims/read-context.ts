import { gaps, wordFlags, type Words } from '#lib/text/word-columns.ts';
import type { RuleContext } from './compile-claims.ts';
import { findEnd, type PatternBook } from './pattern-book.ts';

// A word that takes a claim back stands near it; the rest of a clause without any full stop proves nothing.
const wordReach = 12;
const letterReach = 40;
const besideReach = 8;
const behindReach = 4;
const sentenceReach = 24;

/** A phrase found: the words `[from, to)`. */
export type PhraseHit = { readonly from: number; readonly to: number };

/** The texts around a claim: the one it stands in, and the title. Whole-text answers are kept. */
export type Surroundings = {
  readonly words: Words;
  readonly title: Words | null;
  readonly known: Map<PatternBook, boolean>;
};

/** Whether the words around a phrase let it stand as a claim. */
export function isClaim(context: RuleContext, hit: PhraseHit, around: Surroundings): boolean {
  const { words } = around;
  const nearReach = readReach(words, hit);
  return !(
    (context.unlessBefore && isBefore(context.unlessBefore, hit, words)) ||
    (context.unlessAfter && isAfter(context.unlessAfter, hit, words)) ||
    (context.unless &&
      isNear(context.unless, hit, { words, reach: nearReach, limit: gaps.picture })) ||
    (context.unlessSentence &&
      isNear(context.unlessSentence, hit, { words, reach: sentenceReach, limit: gaps.stop })) ||
    (context.needs &&
      !isNear(context.needs, hit, { words, reach: sentenceReach, limit: gaps.stop })) ||
    (context.unlessText && isAnywhere(context.unlessText, around)) ||
    (context.needsText && !isAnywhere(context.needsText, around))
  );
}

// Where each letter is a word of its own, as in Thai, a clause has more of them.
function readReach({ flags }: Words, { from }: PhraseHit): number {
  return ((flags[from] ?? 0) & wordFlags.unspaced) === 0 ? wordReach : letterReach;
}

type Near = { readonly words: Words; readonly reach: number; readonly limit: number };

// From the claim outwards: what takes a claim back is mostly right beside it.
function isNear(book: PatternBook, hit: PhraseHit, { words, reach, limit }: Near): boolean {
  for (let at = hit.from; at >= Math.max(0, hit.from - reach); at--) {
    if (findEnd(book, words, at) > 0) return true;
    if ((words.gaps[at] ?? 0) >= limit) break;
  }
  for (let at = hit.from + 1; at < Math.min(words.count, hit.to + reach); at++) {
    if (at >= hit.to && (words.gaps[at] ?? 0) >= limit) break;
    if (findEnd(book, words, at) > 0) return true;
  }
  return false;
}

function isBefore(book: PatternBook, hit: PhraseHit, words: Words): boolean {
  for (let at = hit.from; at >= Math.max(0, hit.from - besideReach); at--) {
    const end = at < hit.from ? findEnd(book, words, at) : 0;
    if (end > 0 && end <= hit.from) return true;
    if ((words.gaps[at] ?? 0) >= gaps.picture) break;
  }
  return false;
}

function isAfter(book: PatternBook, hit: PhraseHit, words: Words): boolean {
  for (let at = hit.to; at < Math.min(words.count, hit.to + behindReach); at++) {
    if ((words.gaps[at] ?? 0) >= gaps.comma) break;
    if (findEnd(book, words, at) > 0) return true;
  }
  return false;
}

function isAnywhere(book: PatternBook, { words, title, known }: Surroundings): boolean {
  const answer = known.get(book);
  if (answer !== undefined) return answer;
  const isFound = isInText(book, words) || (title !== null && isInText(book, title));
  known.set(book, isFound);
  return isFound;
}

function isInText(book: PatternBook, words: Words): boolean {
  for (let at = 0; at < words.count; at++) if (findEnd(book, words, at) > 0) return true;
  return false;
}
