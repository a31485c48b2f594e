import type { RecentShopView } from '#lib/domain/feed-view.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount, formatDate, formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import { Named } from './named.tsx';

export type RecentProps = {
  readonly locale: Locale;
  /** Null: they could not be read. */
  readonly shops: readonly RecentShopView[] | null;
  /** Null: all of them. */
  readonly onForget: (ref: string | null) => void;
};

/** Every shop that is kept on the device for the brake; each can be deleted, and all at once. */
export function RecentShopList({ locale, shops, onForget }: RecentProps): JSX.Element {
  const { recent } = catalogueOf(locale).feeds;
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{recent.title}</h2>
      <p class="muted">{recent.lead}</p>
      {shops === null && <p role="status">{recent.failed}</p>}
      {shops?.length === 0 && <p role="status">{recent.none}</p>}
      {shops && shops.length > 0 && (
        <>
          <div class="row">
            <span>{formatCount(recent.count, shops.length, locale)}</span>
            <button type="button" class="quiet" onClick={() => onForget(null)}>
              {recent.forgetAll}
            </button>
          </div>
          <ul class="shops">
            {shops.map(({ ref, name, value, day }) => (
              <li key={ref}>
                <span>
                  {name !== null && <bdi class="name">{name}</bdi>}
                  <span class="muted">
                    <Named text={ref} locale={locale} />
                    {' · '}
                    {formatText(recent.day, { day: formatDate(day, locale) })}
                  </span>
                </span>
                <button
                  type="button"
                  class="quiet"
                  aria-label={formatText(recent.forgetHint, { name: name ?? value })}
                  onClick={() => onForget(ref)}
                >
                  {recent.forget}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
