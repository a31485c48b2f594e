import type { NumberPart } from '#lib/domain/label-rule.ts';
import { type FoldedText, foldPlain, foldText } from '#lib/text/fold-vietnamese.ts';

/** A spelling of a licence number as it is looked for in folded text. */
export type NumberSpelling = {
  readonly parts: readonly NumberPart[];
  /** Nothing but digits: any product code is spelled so. */
  readonly isBare: boolean;
};

/** More characters than any part may bring, so that a rule cannot make one place costly. */
const longestRun = 40;

/** As many spaces and dashes may stand where a spelling has one. */
const widestJoint = 3;

export function foldSpellings(
  spellings: readonly (readonly NumberPart[])[],
): readonly NumberSpelling[] {
  return spellings
    .filter((parts) => parts.length > 0)
    .map((parts) => ({
      parts: parts.map((part) => ('text' in part ? { text: foldPlain(part.text) } : part)),
      isBare: parts.every((part) => 'digits' in part || ('text' in part && isJoints(part.text))),
    }));
}

/**
 * The first licence number in a short text that is spelled as one of `spellings`, standing free: neither a letter nor a
 * digit on either side. Read folded, so that case, invisible characters and ways of composing do not matter; a space or
 * dash of the spelling may be up to three of either. A bare row of digits counts only behind `name` (where the label's name
 * ends, in UTF-16 units of `text`) or behind a word for "number". Cost: places × parts × the widest run, squared.
 */
export function readLicenceNumber(
  text: string,
  spellings: readonly NumberSpelling[],
  nameEnd = 0,
): string | null {
  if (spellings.length === 0) return null;
  const folded = foldText(text);
  for (let at = 0; at < folded.folded.length; at++) {
    if (isAlphanumeric(folded.folded[at - 1])) continue;
    for (const { parts, isBare } of spellings) {
      const end = readParts(folded.folded, at, parts);
      if (end === null || (isBare && !isSaidNumber(folded, at, nameEnd))) continue;
      return readPlain(text.slice(folded.starts[at], folded.ends[end - 1]));
    }
  }
  return null;
}

const numberWord =
  /(?:^|[^a-z])(?:so|no|nr|id|nop|number|licen[cs]e|certificate|cert|chung nhan|chung chi)[\s.:#()-]{0,4}$/u;

// Ten digits with a nought in front are a telephone number, whatever stands before them.
function isSaidNumber({ folded, starts }: FoldedText, at: number, nameEnd: number): boolean {
  if (folded[at] === '0') return false;
  const before = folded.slice(Math.max(0, at - 30), at);
  if (numberWord.test(before)) return true;
  let from = at;
  while (from > 0 && /[\s.:#()-]/u.test(folded[from - 1] ?? '') && at - from < 4) from -= 1;
  return nameEnd > 0 && from > 0 && (starts[from] ?? 0) <= nameEnd && nameEnd <= (starts[at] ?? 0);
}

// All places that each part can end at go on together, so that run upon run costs their sum and not their product.
function readParts(text: string, from: number, parts: readonly NumberPart[]): number | null {
  let places: ReadonlySet<number> = new Set([from]);
  for (const part of parts) {
    places = new Set([...places].flatMap((at) => readPartEnds(text, at, part)));
    if (places.size === 0) return null;
  }
  const ends = [...places].filter((end) => end > from && !isAlphanumeric(text[end]));
  return ends.length === 0 ? null : Math.max(...ends);
}

function readPartEnds(text: string, at: number, part: NumberPart): readonly number[] {
  if ('text' in part) {
    const end = readFixed(text, at, part.text);
    return end === null ? [] : [end];
  }
  const { range, isMember } = readRun(part);
  const ends: number[] = [];
  for (let end = at; end - at < Math.min(range[1], longestRun) && isMember(text[end]);) {
    end += 1;
    if (end - at >= range[0]) ends.push(end);
  }
  return ends;
}

type Run = {
  readonly range: readonly [number, number];
  readonly isMember: (char: string | undefined) => boolean;
};

function readRun(part: Exclude<NumberPart, { readonly text: string }>): Run {
  if ('digits' in part) return { range: part.digits, isMember: isDigit };
  if ('letters' in part) return { range: part.letters, isMember: isLetter };
  return { range: part.characters, isMember: (char) => isDigit(char) || isLetter(char) };
}

function readFixed(text: string, from: number, wanted: string): number | null {
  let at = from;
  for (const char of wanted) {
    if (isJoint(char)) {
      const begin = at;
      while (at - begin < widestJoint && isJoint(text[at])) at += 1;
      if (at === begin) return null;
    } else if (text[at] === char) at += 1;
    else return null;
  }
  return at;
}

// Format characters, Hangul fillers and variation selectors.
const unseen = /\p{Cf}|\u115f|\u1160|\u3164|\uffa0|\p{Variation_Selector}/gu;

/** A number as it is shown and compared: composed, of plain width, without invisible characters. */
function readPlain(text: string): string {
  return text
    .replace(unseen, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s+/gu, ' ')
    .normalize('NFC');
}

function isJoints(text: string): boolean {
  return Array.from(text).every(isJoint);
}

function isJoint(char: string | undefined): boolean {
  return char !== undefined && /^[\s\-‐-―]$/u.test(char);
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && char >= 'a' && char <= 'z';
}

function isAlphanumeric(char: string | undefined): boolean {
  return char !== undefined && /^[\p{L}\p{N}]$/u.test(char);
}
