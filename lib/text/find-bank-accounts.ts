import type { BankAccount } from '#lib/domain/identifier.ts';
import { readBankAccount, readBankCode } from './bank-account.ts';
import { foldText, readOriginalSpan } from './fold-vietnamese.ts';
import { isNamedBefore } from './named-number.ts';

/** A bank account in a text. Offsets are UTF-16 units. */
export type FoundBankAccount = {
  readonly account: BankAccount;
  readonly start: number;
  readonly end: number;
};

const names =
  'stk|so tai khoan|so tk|tai khoan(?: ngan hang)?|tk ngan hang|tk|account (?:no|number)|chuyen khoan(?: (?:vao|qua|den|toi))?|ck (?:vao|qua|den|toi)';
/** A name that can be nothing but a bank may stand for the words; `mb` and `acb` are sizes and codes as well. */
const unmistakable = '[a-z]{2,16}bank|bidv';
const helpLine = /(?:hotline|tong dai|dien thoai|sdt|goi|lien he|cskh|tel|phone)[^\d\n]{0,24}$/;
const digits =
  /(?<![\p{L}\p{N}]|[+/]|\p{N}[.,])\d(?:[ .-]?\d){5,18}(?![\p{L}\p{N}]|[/%]|[.,-]\p{N})/gu;
const windowChars = 48;
/** Syllables of a bank's name, the longest first: `Đầu tư và Phát triển` has five. */
const nameSizes = [5, 4, 3, 2, 1];
const mostAccounts = 10;

/**
 * Bank accounts in free text, at most 10: 6 to 19 digits behind the words that name an account, or behind a bank's
 * unmistakable name. The bank is the nearest one named on the same line, in front or behind; an account at a bank that
 * is named and not known is left out, because the same digits at another bank are another person's.
 */
export function findBankAccounts(text: string): readonly FoundBankAccount[] {
  const folded = foldText(text);
  const found: FoundBankAccount[] = [];
  let lastEnd = Number.NEGATIVE_INFINITY;
  for (const match of folded.folded.matchAll(digits)) {
    // "STK VCB 0123…, MB 9876…": the name in front stands for the whole row.
    const between = folded.folded.slice(Math.max(lastEnd, match.index - windowChars), match.index);
    const isNextOfRow = match.index - lastEnd <= windowChars && !/[\d\n]/.test(between);
    const account = readAccount(folded.folded, match, isNextOfRow);
    if (account) lastEnd = match.index + match[0].length;
    const span = readOriginalSpan(folded, match.index, match.index + match[0].length);
    if (account) found.push({ account, ...span });
    if (found.length >= mostAccounts) break;
  }
  return found;
}

function readAccount(
  folded: string,
  { index: at, 0: written }: RegExpExecArray,
  isNextOfRow: boolean,
): BankAccount | null {
  const isNamed = isNamedBefore(folded, at, { names, gapChars: 40 });
  const isBank = !isNamed && isNamedBefore(folded, at, { names: unmistakable, gapChars: 6 });
  const before = readLine(folded.slice(Math.max(0, at - windowChars), at), -1);
  if ((!isNamed && !isBank && !isNextOfRow) || helpLine.test(before)) return null;
  const end = at + written.length;
  // The line behind belongs to this number up to the next one.
  const [after = ''] = readLine(folded.slice(end, end + windowChars), 0).split(/\d/, 1);
  const bank = readNearestBank(before.replace(/^.*\d/, ''), true) ?? readNearestBank(after, false);
  const isEnough = isNamed || (bank !== null && written.replace(/\D/g, '').length >= 8);
  return bank === 'unknown' || !isEnough ? null : readBankAccount(`${bank ?? ''}:${written}`);
}

function readLine(text: string, at: number): string {
  return text.split(/[\n\r]/).at(at) ?? '';
}

/** The code of the bank nearest to the number; `unknown` where a bank is named that is not known; null for no bank. */
function readNearestBank(text: string, fromEnd: boolean): string | null {
  const words = text.match(/\p{L}+/gu) ?? [];
  const order = words.map((_, i) => (fromEnd ? words.length - 1 - i : i));
  for (const at of order) {
    for (const size of nameSizes) {
      const from = fromEnd ? at - size + 1 : at;
      const gram = from < 0 ? [] : words.slice(from, from + size);
      const code = gram.length === size ? readBankCode(gram.join('')) : null;
      if (code !== null) return code;
    }
    const word = words[at] ?? '';
    if (word.endsWith('bank') && word !== 'bank') return 'unknown';
  }
  return null;
}
