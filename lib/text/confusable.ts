import { foldPlain } from './fold-vietnamese.ts';

// Letters of other scripts that are drawn like Latin ones in the faces of address bars. Made by looking at them.
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аαɑ',
    b: 'ьЬβʙ',
    c: 'сϲᴄ',
    d: 'ԁɗ',
    e: 'еєεҽ',
    g: 'ɡց',
    h: 'һհ',
    i: 'іιɩⅰ',
    j: 'јϳ',
    k: 'кκ',
    l: 'ӏⅼℓ',
    m: 'мⅿ',
    n: 'пոռηñ',
    o: 'оοօσ',
    p: 'рρ',
    q: 'ԛգ',
    r: 'гᴦ',
    s: 'ѕꜱ',
    t: 'тτ',
    u: 'υսц',
    v: 'νѵⅴ',
    w: 'ԝшωա',
    x: 'хχⅹ',
    y: 'уүγ',
    z: 'ᴢʐ',
  }).flatMap(([latin, others]) => Array.from(others, (other) => [other, latin] as const)),
);

/** Folded, and every letter that only looks Latin replaced by the Latin one it looks like. */
export function foldConfusables(text: string): string {
  return Array.from(foldPlain(text), (char) => lookAlikes.get(char) ?? char).join('');
}

const digitLetters: readonly Readonly<Record<string, string>>[] = [
  { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g' },
  { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g' },
];

// `shop3388` is a shop with a number, not "shopee88": two digits and more at a word's end stay digits.
const digitsOfWord = /\d{2,}(?![\p{L}\d])|[01345789]/gu;

/**
 * Every way to read a word whose digits (`sh0pee`) or pairs of letters (`srnart`, `vvallet`) stand for other letters,
 * itself included. At most nine.
 */
export function readDisguises(word: string): ReadonlySet<string> {
  const readings = [
    word,
    ...digitLetters.map((letters) =>
      word.replace(digitsOfWord, (digits) =>
        digits.length > 1 ? digits : (letters[digits] ?? digits),
      ),
    ),
  ];
  return new Set(
    readings.flatMap((reading) => {
      const joined = reading.replaceAll('rn', 'm').replaceAll('vv', 'w');
      return [reading, joined, joined.replaceAll('cl', 'd')];
    }),
  );
}
