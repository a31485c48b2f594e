import { foldPlain } from '#lib/text/fold-vietnamese.ts';

/**
 * Words that accuse instead of saying who says what. They never stand in our own sentences, rules or feeds, in any
 * spelling: they are looked for folded, with whatever stands between their parts.
 */
const banned: readonly (readonly [word: string, pattern: RegExp])[] = [
  ['lừa đảo', /(?<![a-z])lua[^a-z0-9]*dao(?![a-z])/g],
  ['kẻ gian', /(?<![a-z])ke[^a-z0-9]*gian(?![a-z])/g],
  ['scammer', /scammer/g],
  ['fraudster', /fraudster/g],
  ['criminal', /criminal/g],
  ['fake seller', /fake[^a-z0-9]*seller/g],
  ['malicious', /malicious/g],
  ['threat', /(?<![a-z])threat/g],
];

export type BannedWord = { readonly word: string; readonly line: number };

/** The banned words in a text, each with its line, counted from 1. */
export function findBannedWords(text: string): readonly BannedWord[] {
  return text.split('\n').flatMap((line, at) => {
    const folded = foldPlain(line);
    return banned
      .filter(([, pattern]) => folded.search(pattern) >= 0)
      .map(([word]) => ({ word, line: at + 1 }));
  });
}
