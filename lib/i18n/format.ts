import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from './catalogue-of.ts';
import type { CountedText } from './catalogue.ts';

const slot = /\{([a-zA-Z]+)\}/g;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const englishMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export type Slots = Readonly<Record<string, string | number>>;

/**
 * Fills the `{name}` slots of a text in one pass, so that a value which itself holds `{about}` stays as it is: values
 * come from pages. Throws for a slot without a value, which no page can cause.
 */
export function formatText(template: string, slots: Slots): string {
  return template.replaceAll(slot, (_, name: string) => {
    const value = Object.hasOwn(slots, name) ? slots[name] : undefined;
    if (value === undefined) throw new RangeError(`no value for {${name}} in “${template}”`);
    return String(value);
  });
}

/** A counted text with its number in the language's own writing: `1.250 điều`. `count` is filled by itself. */
export function formatCount(text: CountedText, count: number, locale: Locale): string {
  return count === 1 ? text.one : formatText(text.many, { count: formatNumber(count, locale) });
}

/** `23.781` in Vietnamese, `23,781` in English. */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB').format(value);
}

/** `199.000 ₫`, `₫199,000`, `14,99 US$`: an amount in whole currency units. `currency` is ISO 4217. */
export function formatPrice(
  price: { readonly amount: number; readonly currency: string },
  locale: Locale,
): string {
  const number = formatNumber(price.amount, locale);
  if (!/^[A-Z]{3}$/.test(price.currency)) return number;
  const style = { style: 'currency', currency: price.currency } as const;
  return new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', style).format(price.amount);
}

/**
 * An ISO day or month exactly as precise as it is given: `12/07/2025` and `07/2025` in Vietnamese, `12 Jul 2025` and
 * `Jul 2025` in English, where figures alone would be read in two ways. Any other text comes back unchanged.
 */
export function formatDate(iso: string, locale: Locale): string {
  const found = /^(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?$/.exec(iso);
  if (!found) return iso;
  const [, year = '', month = '', day] = found;
  if (locale === 'vi') return day === undefined ? `${month}/${year}` : `${day}/${month}/${year}`;
  const name = englishMonths[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** The date as it stands inside a sentence: `ngày 12/07/2025`, `tháng 07/2025`, `on 12 Jul 2025`, `in Jul 2025`. */
export function formatWhen(iso: string, locale: Locale): string {
  const { when } = catalogueOf(locale);
  return formatText(iso.length > 7 ? when.day : when.month, { date: formatDate(iso, locale) });
}

/** The day of a moment, in the device's own time zone: `12/07/2025`. */
export function formatDay(ms: number, locale: Locale): string {
  return formatTime(ms, locale).split(' ').slice(0, -1).join(' ');
}

/** Date and time of the device's own time zone: `12/07/2025 14:03`. */
export function formatTime(ms: number, locale: Locale): string {
  const time = new Date(ms);
  const [month, day, hour, minute] = [
    time.getMonth() + 1,
    time.getDate(),
    time.getHours(),
    time.getMinutes(),
  ].map((part) => String(part).padStart(2, '0'));
  return `${formatDate(`${time.getFullYear()}-${month}-${day}`, locale)} ${hour}:${minute}`;
}

/**
 * How long ago a time was: `vừa xong`, `9 phút trước`, `2 ngày trước`. A month counts 30 days, a year 365.
 * A time ahead of the clock is "just now": two clocks differ, and "in 3 minutes" would only puzzle.
 */
export function formatAge(thenMs: number, nowMs: number, locale: Locale): string {
  const { age } = catalogueOf(locale);
  const passedMs = nowMs - thenMs;
  const steps = [
    [365 * dayMs, age.years],
    [30 * dayMs, age.months],
    [dayMs, age.days],
    [hourMs, age.hours],
    [minuteMs, age.minutes],
  ] as const;
  const [unitMs, text] = steps.find(([each]) => passedMs >= each) ?? [];
  if (unitMs === undefined || text === undefined) return age.now;
  return formatCount(text, Math.floor(passedMs / unitMs), locale);
}
