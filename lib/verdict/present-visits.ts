import type { VisitCheck } from '#lib/domain/finding.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { FindingView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatDay, formatPrice, formatText, formatTime } from '#lib/i18n/format.ts';

type Sentences = Pick<FindingView, 'label' | 'why' | 'source'>;

/** What the shopper's own visits show, and that only they are counted. Times in the device's own time zone. */
export function presentVisits(check: VisitCheck, locale: Locale): Sentences {
  const { prices } = catalogueOf(locale);
  const { label, why } = prices[check.code];
  const slots = { visits: check.seen.visits, since: formatDay(check.seen.sinceMs, locale) };
  return {
    label,
    why: formatText(why, { ...slots, ...readSlots(check, locale) }),
    source: formatText(prices.ownVisits, slots),
  };
}

function readSlots(check: VisitCheck, locale: Locale): Readonly<Record<string, string | number>> {
  switch (check.code) {
    case 'countdown-restarted':
      return { said: formatTime(check.saidMs, locale), now: formatTime(check.nowMs, locale) };
    case 'stock-unchanged':
      return { left: check.left };
    case 'was-price-unseen':
      return { was: formatPrice(check.was, locale) };
  }
}
