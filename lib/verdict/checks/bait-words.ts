/**
 * Words that are glued to a short protected name to make it look like a branch of it: `tikivn`, `apptikidown`,
 * `vayvib8`. A short name inside any other word says nothing: `antikitchen`, `shbet`, `momoshop` are names of their own.
 */
const money = (
  'bank banking ebank ebanking ibank ibanking mybank smartbank nganhang vay vaytien vaynhanh vayvon tindung thetindung credit ' +
  'hanmuc ruttien moruttien mothe cskh chamsockhachhang'
).split(' ');
const selling = (
  'vn vip app mall sale sales online vietnam order buy pay global web down download event sukien quatang trian khuyenmai ' +
  'nhanqua hotro ctv tuyendung nhanh dangky khachhang nang uudai dealhot flashsale donhang giaohang'
).split(' ');

// Goods of these names are sold in many ordinary shops: tiki figures, Taiwan's momo.
const soldElsewhere: ReadonlySet<string> = new Set(['tiki', 'momo']);
const shops = ['shop', 'store'];

/** From this many letters on a selling word is enough; a bank's three letters need a word of money. */
const longEnough = 4;
const longestToken = 63;

/**
 * Whether `token` is nothing but `word` and such words or digits, at least one of them: each side is cut into known
 * words. `isHome`: under the country's own suffix, where a bank's lender may well be called `…finance`.
 */
export function isBaited(token: string, word: string, isHome: boolean): boolean {
  if (token === word || token.length > longestToken) return false;
  const baits = new Set([
    ...money,
    ...selling,
    ...(isHome ? [] : ['finance', 'finan']),
    ...(soldElsewhere.has(word) ? [] : shops),
  ]);
  for (let at = token.indexOf(word); at !== -1; at = token.indexOf(word, at + 1)) {
    const front = cutWords(token.slice(0, at), baits);
    const back = cutWords(token.slice(at + word.length), baits);
    if (front === null || back === null) continue;
    const found = [...front, ...back];
    if (word.length >= longEnough) return true;
    if (found.some((each) => money.includes(each) || each.startsWith('finan'))) return true;
  }
  return false;
}

/** The words of which `text` is made, longest first, digits as they are; null where a rest is no known word. */
function cutWords(text: string, baits: ReadonlySet<string>): readonly string[] | null {
  const ways: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    let way: readonly string[] | null = null;
    for (let from = 0; from < end && way === null; from++) {
      const before = ways[from] ?? null;
      const piece = text.slice(from, end);
      if (before && (baits.has(piece) || /^\d$/.test(piece))) way = [...before, piece];
    }
    ways.push(way);
  }
  return ways[text.length] ?? null;
}
