import type { PhoneNumber } from '#lib/domain/identifier.ts';
import { foldPlain } from './fold-vietnamese.ts';
import { readPhone } from './phone.ts';

/** A telephone number in a text. Offsets are UTF-16 units. */
export type FoundPhone = {
  readonly phone: PhoneNumber;
  readonly start: number;
  readonly end: number;
};

/** A run of digits with nothing between them, and what stood before it. */
type Group = {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly gap: string;
};

const mostPhones = 50;
const mostDigits = 17;

// Digits parted by at most three separators on one line: a column of sizes is no number. A letter on either side makes
// it a code, not a number to dial.
const digitRun =
  /(?<![\p{L}\p{N}])\+?[\p{Nd}][\p{Nd}\p{Mn}\u20e3]*(?:(?:(?![\n\r])[\s.\-‐-―−()/·_\p{Cf}]){1,3}[\p{Nd}][\p{Nd}\p{Mn}\u20e3]*)*(?!\p{L})/gu;
const group = /[\p{Nd}][\p{Nd}\p{Mn}\u20e3]*/gu;

// What a run of digits is when it is said to be something else: tax code, bank account, price, barcode.
const otherNumber =
  /(?:mst|ma so thue|ma so doanh nghiep|tax code|stk|so tai khoan|tai khoan|account|barcode|ma vach|isbn|sku|imei|model)\W{0,4}(?:so|:|la)?\W{0,3}$/;

/**
 * Telephone numbers in free text: not inside longer numbers, prices or codes, and not where the text says that the
 * number is something else. At most 50; linear, because each group of digits starts one bounded attempt.
 */
export function findPhones(text: string, country: string): readonly FoundPhone[] {
  const found: FoundPhone[] = [];
  for (const run of text.matchAll(digitRun)) {
    if (!isOtherNumber(text, run.index)) addPhones(found, readGroups(run[0], run.index), country);
    if (found.length >= mostPhones) break;
  }
  return found;
}

function addPhones(found: FoundPhone[], groups: readonly Group[], country: string): void {
  for (let at = 0; at < groups.length && found.length < mostPhones;) {
    const taken = takePhone(groups, at, country);
    if (taken) found.push(taken.phone);
    at += taken ? taken.count : 1;
  }
}

function takePhone(
  groups: readonly Group[],
  at: number,
  country: string,
): { readonly phone: FoundPhone; readonly count: number } | null {
  const first = groups[at];
  if (!first || isJoined(first.gap)) return null;
  let digits = '';
  let best: { phone: FoundPhone; count: number } | null = null;
  for (let to = at; to < groups.length && digits.length <= mostDigits; to++) {
    const last = groups[to];
    if (!last) break;
    digits += last.digits;
    const isNone = isRange(groups, at, to) || isShortForAbroad(digits);
    const phone = isNone ? null : readPhone(digits, country);
    const next = groups[to + 1];
    const isWhole = next === undefined || (!isJoined(next.gap) && next.digits.length > 1);
    if (phone && isWhole)
      best = { phone: { phone, start: first.start, end: last.end }, count: to - at + 1 };
  }
  return best;
}

// A dot between groups of digits belongs to one number or to a price: nothing begins or ends there.
function isJoined(gap: string): boolean {
  return /^[.·_]$/.test(gap);
}

// Two zeros, a country and a number: `001 (56-14-140)` is a pair of glasses.
function isShortForAbroad(digits: string): boolean {
  return digits.startsWith('00') && digits.length < 12;
}

// `03746-03747` are two numbers of goods: equally long, and alike but for their ends.
function isRange(groups: readonly Group[], from: number, to: number): boolean {
  const [one, other] = [groups[from]?.digits ?? '', groups[to]?.digits ?? ''];
  const isPair = to === from + 1 && one.length === 5 && other.length === 5;
  return isPair && groups[to]?.gap.trim() === '-' && one.slice(0, 3) === other.slice(0, 3);
}

function readGroups(run: string, offset: number): readonly Group[] {
  const groups: Group[] = [];
  let end = 0;
  for (const found of run.matchAll(group)) {
    const sign = groups.length === 0 && run.startsWith('+') ? '+' : '';
    groups.push({
      digits: `${sign}${found[0]}`,
      start: offset + found.index - sign.length,
      end: offset + found.index + found[0].length,
      gap: groups.length === 0 ? '' : run.slice(end, found.index),
    });
    end = found.index + found[0].length;
  }
  return groups;
}

function isOtherNumber(text: string, at: number): boolean {
  return otherNumber.test(foldPlain(text.slice(Math.max(0, at - 32), at)));
}
