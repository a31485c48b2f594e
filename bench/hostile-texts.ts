/**
 * Pieces of text that cost a scanner as much as a text can, repeated until a text is long. Each is aimed at one part of
 * it: the reader, the joining of cut words, the phrases, the guards. Made up.
 */
export const hostilePieces: readonly (readonly [name: string, piece: string])[] = [
  ['words that begin many phrases', 'chữa trị điều trị giảm không '],
  ['claims that are taken back each time', 'không thể chữa khỏi '],
  ['claims that lack one word', 'giảm 5 kg trong '],
  ['claims that stand', 'chữa khỏi hoàn toàn ung thư. '],
  ['negations', 'không chưa chẳng đừng không phải '],
  ['percentages', '100% '],
  ['percentages without room', '100%'],
  ['numbers', '1 '],
  ['ranges', '1-2-'],
  ['numbers with points', '1.'],
  ['numbers with units', '5kg 10ml 7 ngày '],
  ['telephone numbers', '0900 000 '],
  ['glued numbers and letters', '1a'],
  ['glued letters that begin words', 'c1h0'],
  ['cut words', 'c.h.ữ.a '],
  ['cut words without an end', 'c.h.ữ.a.'],
  ['single letters', 'a '],
  ['single letters of a word', 'z a l o '],
  ['signs for letters', 'z@'],
  ['pictures', 'ch🔥'],
  ['pictures alone', '🔥✅'],
  ['people of many characters', '👩‍👩‍👧‍👦'],
  ['Thai without spaces', 'หายขาด'],
  ['Chinese', '治愈减肥'],
  ['Korean', '환경표지 '],
  ['decomposed words', 'chữa khỏi bệnh '.normalize('NFD')],
  ['marks upon marks', 'ế\u0301'],
  ['shapes upon one letter', 'a\u0302\u0306\u031b'],
  ['marks alone', '\u0309'],
  ['nothing to be seen', '\u200b\u00ad'],
  ['words split by nothing', 'ch\u200bữ\u00ada '],
  ['look-alikes of other scripts', 'сhữа khỏі '],
  ['full-width', 'ｇｉả\uff4d １００％ '],
  ['letters of other faces', '𝐬𝐚𝐥𝐞 𝓯𝓪𝓴𝓮 '],
  ['two letters in one character', '5㎏㎏ '],
  ['one word without an end', 'khỏi'],
  ['one number without an end', '9'],
  ['opened quotes', '“chữa ("'],
  ['clause breaks', 'chữa, trị; khỏi. '],
  ['signs alone', '.,;:!?-'],
  ['halves of characters', '\ud83d'],
  ['lines', 'tốt nhất\n'],
];

/** A text of about this many bytes of UTF-8, made of one piece. */
export function repeatPiece(piece: string, sizeBytes: number): string {
  return piece.repeat(Math.ceil(sizeBytes / new TextEncoder().encode(piece).length));
}
