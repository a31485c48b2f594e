import { fail, ok, type Result } from '#lib/domain/result.ts';

/**
 * A phrase of a rule, read. The language is closed on purpose: no regular expression comes from a feed, and every phrase
 * has a length that is known before any text is seen.
 *
 *     chữa khỏi            these words, one behind the other
 *     (chữa|trị) khỏi      one of several
 *     [bệnh]               may be there or not; [bệnh|chứng] one of several or none
 *     ..3                  up to three other words of the same clause
 *     ,,6                  up to six other words, across commas, in the same sentence
 *     !(chỉ|những)         none of these words may follow here
 *     N                    a number; N1-60 a number from 1 to 60
 *     PHONE                a telephone number of 9 to 12 digits, however it is spaced
 *     @disease             one entry of a word list
 */
export type Pattern = readonly PatternPart[];

export type PatternPart =
  | { readonly kind: 'choice'; readonly choices: readonly Sequence[]; readonly isOptional: boolean }
  | { readonly kind: 'not'; readonly choices: readonly Sequence[] }
  | { readonly kind: 'gap'; readonly most: number; readonly crossesCommas: boolean };

/** Words in a row; numbers and lists may stand among them. */
export type Sequence = readonly SequencePart[];

export type SequencePart =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'phone' }
  | { readonly kind: 'list'; readonly name: string };

/** So that a whole phrase is found within 31 words of its beginning. */
export const patternLimits = { parts: 16, gap: 8, words: 31 } as const;

const piece =
  /(!?)\(([^()[\]]*)\)|\[([^()[\]]*)\]|(\.\.|,,)(\d+)(?=\s|$)|([^\s()[\]]+)|\s+|([()[\]])/gu;

/** Reads a phrase. `detail` says in plain words what is wrong with it. */
export function parsePattern(text: string): Result<Pattern, 'pattern-malformed'> {
  const parts: PatternPart[] = [];
  for (const [, not, all, maybe, gap, most, word, stray] of text.matchAll(piece)) {
    if (stray !== undefined) return refuse(text, `has a "${stray}" without its other half`);
    if (all !== undefined || maybe !== undefined) {
      const choices = (all ?? maybe ?? '').split('|').map(readSequence);
      if (choices.some((choice) => choice.length === 0)) return refuse(text, 'has an empty choice');
      parts.push(
        not === '!'
          ? { kind: 'not', choices }
          : { kind: 'choice', choices, isOptional: maybe !== undefined },
      );
    } else if (gap !== undefined) {
      parts.push({ kind: 'gap', most: Number(most), crossesCommas: gap === ',,' });
    } else if (word !== undefined) {
      parts.push({ kind: 'choice', choices: [readSequence(word)], isOptional: false });
    }
  }
  const fault = findPatternFault(parts);
  return fault === null ? ok(parts) : refuse(text, fault);
}

function findPatternFault(parts: Pattern): string | null {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return 'is empty';
  if (first.kind === 'gap' || last.kind === 'gap') return 'begins or ends with a gap';
  if (first.kind === 'not') return 'begins with words that may not follow';
  if (parts.every((part) => part.kind !== 'choice' || part.isOptional))
    return 'may match nothing at all';
  if (parts.length > patternLimits.parts) return `has more than ${patternLimits.parts} parts`;
  const gaps = parts.filter((part) => part.kind === 'gap');
  if (gaps.some(({ most }) => most < 1 || most > patternLimits.gap)) {
    return `has a gap that is not 1 to ${patternLimits.gap} words`;
  }
  if (parts.some((part, at) => part.kind === 'gap' && parts[at + 1]?.kind === 'gap')) {
    return 'has two gaps side by side';
  }
  const longest = parts.reduce((sum, part) => sum + measurePart(part), 0);
  return longest > patternLimits.words ? `can be longer than ${patternLimits.words} words` : null;
}

// A list's entries have at most six words.
function measurePart(part: PatternPart): number {
  if (part.kind === 'gap') return part.most;
  if (part.kind === 'not') return 0;
  return Math.max(
    ...part.choices.map((choice) =>
      choice.reduce((sum, { kind }) => sum + (kind === 'list' || kind === 'phone' ? 6 : 1), 0),
    ),
  );
}

function readSequence(text: string): Sequence {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word): SequencePart => {
      const number = /^N(?:(\d+)-(\d+))?$/.exec(word);
      if (number) {
        const [, least, most] = number;
        return { kind: 'number', least: Number(least ?? 0), most: Number(most ?? Infinity) };
      }
      if (word === 'PHONE') return { kind: 'phone' };
      return word.startsWith('@') && word.length > 1
        ? { kind: 'list', name: word.slice(1) }
        : { kind: 'word', text: word };
    });
}

function refuse(text: string, reason: string): Result<never, 'pattern-malformed'> {
  return fail('pattern-malformed', `the phrase "${text}" ${reason}`);
}
