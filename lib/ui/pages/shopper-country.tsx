import type { Locale } from '#lib/domain/localised.ts';
import { shopperCountries, type ShopperCountry } from '#lib/domain/shopper-country.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { CountryView } from '#lib/domain/channel-view.ts';
import { readSafeHref } from '#lib/ui/safe-href.ts';
import type { JSX } from 'preact';

export type CountryProps = {
  readonly locale: Locale;
  readonly view: CountryView;
  readonly hasFailed: boolean;
  readonly onCountry: (country: ShopperCountry) => void;
};

/** Which country's hotline and places are offered, and what its hotline is. */
export function CountryChoice({ locale, view, hasFailed, onCountry }: CountryProps): JSX.Element {
  const { country: words } = catalogueOf(locale).channels;
  const href = view.hotline && readSafeHref(view.hotline.href);
  return (
    <div class="shopper-country" lang={locale}>
      <section aria-labelledby="country">
        <h2 id="country">{words.title}</h2>
        <label class="field">
          {words.label}
          <select
            name="country"
            value={view.country}
            onChange={({ currentTarget }) => {
              const chosen = shopperCountries.find((each) => each === currentTarget.value);
              if (chosen) onCountry(chosen);
            }}
          >
            {shopperCountries.map((each) => (
              <option key={each} value={each}>
                {words.name[each]}
              </option>
            ))}
          </select>
        </label>
        <p class="muted">{words.hint}</p>
        <div role="status">
          {hasFailed ? (
            <p data-tone="caution">{words.failed}</p>
          ) : (
            <p>
              {view.hotline && href ? (
                <>
                  {view.hotline.hint}: <a href={href}>{view.hotline.text}</a>
                </>
              ) : (
                words.noHotline
              )}
            </p>
          )}
        </div>
      </section>
    </div>
  );
}
