import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatNumber, formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';

export type KeptCount = { readonly listings: number; readonly visits: number };

/** How much is kept of the shopper's own visits, and the press that deletes it. Null: it could not be asked. */
export function KeptVisits({
  kept,
  locale,
  onForget,
}: {
  readonly kept: KeptCount | null;
  readonly locale: Locale;
  readonly onForget: () => void;
}): JSX.Element {
  const texts = catalogueOf(locale).prices.kept;
  return (
    <div class="kept-visits" lang={locale}>
      <section aria-labelledby="kept-visits">
        <h2 id="kept-visits">{texts.title}</h2>
        <p>{texts.lead}</p>
        <p role="status">{readStatus(kept, locale)}</p>
        {kept !== null && kept.visits > 0 && (
          <button type="button" onClick={onForget}>
            {texts.forget}
          </button>
        )}
      </section>
    </div>
  );
}

function readStatus(kept: KeptCount | null, locale: Locale): string {
  const { count, none, failed } = catalogueOf(locale).prices.kept;
  if (kept === null) return failed;
  if (kept.visits === 0) return none;
  return formatText(count, {
    visits: formatNumber(kept.visits, locale),
    listings: formatNumber(kept.listings, locale),
  });
}
