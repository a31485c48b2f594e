import type { Price } from '#lib/domain/price.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import { readPriceTexts } from '#lib/site/readers/read-field.ts';
import type { PriceCandidate } from '#lib/site/site-rule.ts';
import { readPrice } from '#lib/text/price.ts';

/** The price that these candidates give, as the worker makes it of the texts that the guard reads. */
export function readPriceField(
  candidates: readonly PriceCandidate[],
  page: PageContext,
): Price | null {
  for (const { text, currency } of readPriceTexts(candidates, page)) {
    const price = readPrice(text, currency);
    if (price !== null) return price;
  }
  return null;
}
