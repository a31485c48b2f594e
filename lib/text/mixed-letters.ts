const latin = /\p{Script=Latin}/u;
// Scripts whose letters are drawn like Latin ones. Han, Kana and Hangul stand beside Latin in honest names.
const drawnLikeLatin =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}]/u;

/** True where a name that is read as Latin holds letters that only look it: `Bộ Cоng` with a Cyrillic `о`. */
export function hasMixedLetters(text: string): boolean {
  return latin.test(text) && drawnLikeLatin.test(text);
}
