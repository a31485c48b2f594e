// Control, direction and invisible characters; the joiners are letters of some scripts. Unassigned code points stay: a
// browser may know newer emoji than the intake, and a report is not lost for one.
const unseen = /\p{Cc}|\p{Zl}|\p{Zp}|\p{Co}|(?![\u200c\u200d])\p{Cf}/gu;
const unseenButBreaks = /(?!\n)\p{Cc}|\p{Zl}|\p{Zp}|\p{Co}|(?![\u200c\u200d])\p{Cf}/gu;

/**
 * A text of a page as one clean line of at most `maxChars` code units, or null where nothing is left.
 * Pages hide words behind invisible characters; a report must show what a person would have read.
 */
export function cleanLine(text: string | null, maxChars: number): string | null {
  if (text === null) return null;
  const seen = text.toWellFormed().replaceAll(/\s/gu, ' ').replaceAll(unseen, '');
  return cut(seen.replaceAll(/ +/g, ' '), maxChars);
}

/** The shopper's own words: line breaks stay, everything unseen goes. Null where nothing is left. */
export function cleanWords(text: string | null, maxChars: number): string | null {
  if (text === null) return null;
  const broken = text.toWellFormed().replaceAll(/\r\n?|\u2028|\u2029/g, '\n');
  return cut(broken.replaceAll('\t', ' ').replaceAll(unseenButBreaks, ''), maxChars);
}

/** True for what `cleanLine` leaves as it is, whatever its length. */
export function isCleanLine(text: string): boolean {
  return cleanLine(text, text.length) === text;
}

/** True for what `cleanWords` leaves as it is, whatever its length. */
export function isCleanWords(text: string): boolean {
  return cleanWords(text, text.length) === text;
}

function cut(text: string, maxChars: number): string | null {
  const trimmed = text.trim();
  // Half a surrogate pair at the cut would be an ill-formed text, which the intake refuses.
  const short = trimmed.slice(0, maxChars).replace(/[\ud800-\udbff]$/, '');
  return short.trim() || null;
}
