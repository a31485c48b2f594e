import type { CheckBasis } from '#lib/domain/finding.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { FindingView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatPrice, formatText } from '#lib/i18n/format.ts';
import { mostPercent } from './checks/check-discount.ts';

type Sentences = Pick<FindingView, 'label' | 'why' | 'source'>;
export type PriceCheck = Extract<CheckBasis, { readonly code: 'discount-above-limit' }>;

/** What is said of a discount: the page's own figures, the limit, and that more may be lawful. */
export function presentPrice({ code, discount }: PriceCheck, locale: Locale): Sentences {
  const { label, why, whyWritten, source } = catalogueOf(locale).prices[code];
  const slots = { percent: discount.percent, limit: mostPercent };
  return {
    label: formatText(label, slots),
    why:
      discount.price === null
        ? formatText(whyWritten, slots)
        : formatText(why, {
            ...slots,
            price: formatPrice(discount.price, locale),
            was: formatPrice(discount.was, locale),
          }),
    source,
  };
}
