import type { NumberPart } from '#lib/domain/label-rule.ts';

/** More characters than any part may bring, so that a rule cannot make one place costly. */
const longestRun = 40;

/**
 * The first licence number in a short text that is spelled as one of `spellings`, standing free: neither a letter nor a
 * digit on either side. Letters are compared without case; a space or dash of the spelling may be any space or dash;
 * ® and ™ count for nothing. Cost: places × parts × the widest run, squared.
 */
export function readLicenceNumber(
  text: string,
  spellings: readonly (readonly NumberPart[])[],
): string | null {
  for (let at = 0; at < text.length; at++) {
    if (isAlphanumeric(text[at - 1])) continue;
    for (const parts of spellings) {
      const end = parts.length === 0 ? null : readParts(text, at, parts);
      if (end !== null) return text.slice(at, end);
    }
  }
  return null;
}

// All places that each part can end at go on together, so that run upon run costs their sum and not their product.
function readParts(text: string, from: number, parts: readonly NumberPart[]): number | null {
  let places: ReadonlySet<number> = new Set([from]);
  for (const part of parts) {
    places = new Set([...places].flatMap((at) => readPartEnds(text, at, part)));
  }
  const ends = [...places].filter((end) => end > from && !isAlphanumeric(text[end]));
  return ends.length === 0 ? null : Math.max(...ends);
}

function readPartEnds(text: string, at: number, part: NumberPart): readonly number[] {
  if ('text' in part) {
    const end = readFixed(text, at, part.text);
    return end === null ? [] : [end];
  }
  const [min, max] = 'digits' in part ? part.digits : part.letters;
  const isMember = 'digits' in part ? isDigit : isLetter;
  const ends: number[] = [];
  for (let end = at; end - at < Math.min(max, longestRun) && isMember(text[end]);) {
    end += 1;
    if (end - at >= min) ends.push(end);
  }
  return ends;
}

function readFixed(text: string, from: number, wanted: string): number | null {
  let at = from;
  for (const char of wanted) {
    while (at > from && isTradeMark(text[at])) at += 1;
    if (!isSameCharacter(text[at], char)) return null;
    at += 1;
  }
  return at;
}

function isSameCharacter(found: string | undefined, wanted: string): boolean {
  if (found === undefined) return false;
  if (isJoint(wanted)) return isJoint(found);
  return found.toLowerCase() === wanted.toLowerCase();
}

function isJoint(char: string): boolean {
  return /^[\s\-‐-―]$/.test(char);
}

function isTradeMark(char: string | undefined): boolean {
  return char === '®' || char === '™';
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /^[a-z]$/i.test(char);
}

function isAlphanumeric(char: string | undefined): boolean {
  return char !== undefined && /^[\p{L}\p{N}]$/u.test(char);
}
