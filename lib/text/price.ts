import type { Price } from '#lib/domain/price.ts';

/** Signs beside a number and their currency, the longer before the shorter. A bare dollar is the hint's dollar. */
const signs: Readonly<Record<string, string>> = Object.fromEntries(
  'us$ USD|us $ USD|nt$ TWD|s$ SGD|r$ BRL|$ $|₫ VND|đồng VND|vnđ VND|đ VND|฿ THB|₱ PHP|₹ INR|rs INR|€ EUR|£ GBP|₺ TRY|tl TRY|¥ JPY|￥ JPY|円 JPY|zł PLN|rp IDR|rm MYR'
    .split('|')
    .map((pair) => [pair.slice(0, pair.lastIndexOf(' ')), pair.slice(pair.lastIndexOf(' ') + 1)]),
);
const dollars = 'USD|SGD|TWD|MXN|AUD|CAD|CLP|COP|ARS';
const codes = `${dollars}|BRL|VND|THB|IDR|MYR|PHP|INR|EUR|GBP|JPY|CNY|PLN|SEK|TRY|AED|SAR|EGP|CHF|ZAR`;
/** Currencies that shops write without a fraction, so `199.000` and `199,000` are both thousands. */
const wholeCurrencies = 'VND|IDR|JPY|CLP|COP|TWD';
const shortUnits: Readonly<Record<string, number>> = {
  k: 1e3,
  rb: 1e3,
  tr: 1e6,
  triệu: 1e6,
  jt: 1e6,
};

const maxTextLength = 300;
const maxAmount = 1e13;
const sign = `${Object.keys(signs)
  .join('|')
  .replaceAll('$', String.raw`\$`)}|${codes}`;
const number = String.raw`\d+(?:[.,'’]\d+)*(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?`;
/** A number that no letter touches (`iphone15`) and no percent sign follows, with the sign or unit beside it. */
const money = new RegExp(
  String.raw`(?<![\p{L}\d.,])([-−]?)(?:(${sign})[.:]?\s{0,2})?([-−]?)(${number})(?:\s?(${Object.keys(shortUnits).join('|')}))?(?:\s?(${sign}))?(?!\p{L}|[.,]?\d|\s?%)`,
  'giu',
);
const dash = /^\s*(?:[-–—~]|to|đến)\s*$/u;

type Figure = {
  readonly amount: number;
  readonly sign: string | undefined;
  readonly start: number;
  readonly end: number;
};

/**
 * The price in a text: the first figure with a currency sign, else the first figure; the lower one of a range.
 * Null where there is none above zero. `currencyHint` is ISO 4217, for figures without a sign and for the bare
 * dollar sign; a figure without a sign and without a hint has no currency and is no price.
 */
export function readPrice(text: string, currencyHint: string | null): Price | null {
  const short = text.slice(0, maxTextLength);
  const figures = readFigures(short, currencyHint);
  const at = Math.max(
    0,
    figures.findIndex((figure) => figure.sign !== undefined),
  );
  const figure = figures[at];
  const currency = figure === undefined ? null : resolveSign(figure.sign, currencyHint);
  if (figure === undefined || currency === null) return null;
  const ends = [figures[at - 1], figures[at + 1]].filter(
    (other) => other !== undefined && isRange(short, figure, other),
  );
  const amount = Math.min(figure.amount, ...ends.map((other) => other?.amount ?? Infinity));
  return amount > 0 && amount < maxAmount ? { amount, currency } : null;
}

function readFigures(text: string, hint: string | null): Figure[] {
  const figures: Figure[] = [];
  for (const found of text.matchAll(money)) {
    const [whole, minus, before, innerMinus, written = '', unit = '', behind] = found;
    if (minus !== '' || innerMinus !== '') continue;
    const mark = before ?? behind;
    const factor = shortUnits[unit.toLowerCase()] ?? 1;
    const amount = readAmount(written, resolveSign(mark, hint) ?? '') * factor;
    figures.push({ amount, sign: mark, start: found.index, end: found.index + whole.length });
  }
  return figures;
}

function isRange(text: string, one: Figure, other: Figure): boolean {
  const between = one.end <= other.start ? [one.end, other.start] : [other.end, one.start];
  return dash.test(text.slice(...between)) && other.amount > 0;
}

function resolveSign(written: string | undefined, hint: string | null): string | null {
  if (written === undefined) return hint;
  const currency = signs[written.toLowerCase()] ?? written.toUpperCase();
  if (currency === 'JPY' && hint === 'CNY') return hint;
  if (currency !== '$') return currency;
  return hint !== null && dollars.includes(hint) ? hint : 'USD';
}

/** One written number as an amount; what the separators mean follows from their places and the currency. */
function readAmount(written: string, currency: string): number {
  const compact = written.replace(/[^\d.,]/gu, '');
  const at = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  if (at === -1) return Number(compact);
  const fraction = compact.slice(at + 1);
  const isRepeated = compact.indexOf(compact[at] ?? '') !== at;
  const isWhole = isRepeated || isThousands(compact.slice(0, at), fraction, currency);
  const digits = compact.replace(/[.,]/gu, '');
  return isWhole ? Number(digits) : Number(`${digits.slice(0, -fraction.length)}.${fraction}`);
}

/** Three digits behind the only separator are thousands, but in `0.125` and behind another separator (`1.234,567`). */
function isThousands(whole: string, fraction: string, currency: string): boolean {
  if (fraction.length !== 3) return false;
  return (/^\d+$/u.test(whole) && Number(whole) !== 0) || wholeCurrencies.includes(currency);
}
