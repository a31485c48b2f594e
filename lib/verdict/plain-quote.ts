/** Longest quotation of a page, in UTF-16 code units. */
export const maxQuoteChars = 160;

// Marks that turn the direction of what follows could turn our own words round; the others are
// drawn as nothing. The joiners stay: Hindi and family pictures are written with them.
const unseen = /\p{Cc}|(?![\u200c\u200d])\p{Cf}/gu;

/**
 * Words of a page or a feed made fit to stand inside a sentence of ours: no control or direction characters, white
 * space folded, at most `maxChars` code units, cut at the edge of a letter with all its marks. Nothing is put in the
 * place of what was cut, so that the words can be found on the page again.
 */
export function plainQuote(text: string, maxChars: number = maxQuoteChars): string {
  // A page can hold megabytes; four times the length leaves enough to fold and cut.
  const plain = text
    .slice(0, maxChars * 4)
    .toWellFormed()
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(unseen, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return plain.length <= maxChars ? plain : cutAtLetter(plain, maxChars).trimEnd();
}

function cutAtLetter(text: string, maxChars: number): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('vi').segment(text)) {
    if (index + segment.length > maxChars) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
