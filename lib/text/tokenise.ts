import { type FoldedText, readOriginalSpan } from './fold-vietnamese.ts';

/**
 * One word, number or percent sign of a folded text. A word ends where its letters end and a number where its digits
 * end, so `5kg` is two tokens, glued: a phrase may begin or end only where nothing is glued on.
 */
export type Token = {
  /** Folded. A number keeps its separators: `1.5`, `10.000`. */
  readonly text: string;
  readonly kind: 'word' | 'number' | 'sign';
  /** UTF-16 offsets into the original text. */
  readonly start: number;
  readonly end: number;
  /** No gap between this token and the one before it. */
  readonly isGlued: boolean;
  /** Counts up at every end of a clause: full stop, comma, colon, bracket, line end, bullet, picture. */
  readonly clause: number;
};

// `\w` and `\b` know ASCII only: to them the second letter of "ứng" is an edge. \p{M} keeps Thai and Hindi words whole.
const piece =
  /(?<word>[\p{L}\p{M}\p{Nl}\p{No}]+)|(?<number>\p{Nd}+(?:[.,]\p{Nd}+)*)|(?<sign>%)|(?<gap>[^\p{L}\p{M}\p{N}%]+)/gu;

// A hyphen inside a word ends nothing; a dash with room on a side does. A comma inside a number was read with it.
const clauseEnd = /[.,:;!?…\n\r•·|()[\]{}*\p{So}\u2028\u2029]|\s[-–—+~]|[-–—+~]\s/u;

/** Cuts a folded text into tokens. Linear; never throws. */
export function tokenise(text: FoldedText): readonly Token[] {
  const tokens: Token[] = [];
  let clause = 0;
  let isGlued = false;
  for (const found of text.folded.matchAll(piece)) {
    const groups = found.groups ?? {};
    if (groups['gap'] !== undefined) {
      if (isClauseEnd(groups['gap'], text.folded, found.index)) clause += 1;
      isGlued = false;
      continue;
    }
    tokens.push({
      text: found[0],
      kind:
        groups['word'] !== undefined ? 'word' : groups['sign'] !== undefined ? 'sign' : 'number',
      ...readOriginalSpan(text, found.index, found.index + found[0].length),
      isGlued,
      clause,
    });
    isGlued = true;
  }
  return tokens;
}

// `1:1` is a ratio: a lone colon between digits joins.
function isClauseEnd(gap: string, folded: string, at: number): boolean {
  if (gap === ':' && isDigit(folded[at - 1]) && isDigit(folded[at + 1])) return false;
  return clauseEnd.test(gap);
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}
