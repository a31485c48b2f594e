import type { FeedView } from '#lib/domain/feed-view.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';

const choices = [1, 2, 3, 4, 5];

export type AgreementProps = {
  readonly locale: Locale;
  readonly agreement: number;
  readonly feeds: readonly FeedView[];
  readonly onAgreement: (agreement: number) => void;
};

/** How many curators must list a thing before it is shown as danger and its page is stopped. */
export function Agreement(props: AgreementProps): JSX.Element {
  const { locale, agreement, feeds } = props;
  const { agreement: texts } = catalogueOf(locale).feeds;
  const speaking = feeds
    .flatMap(({ curators }) => curators)
    .filter(({ isOn, listTitles }) => isOn && listTitles.length > 0).length;
  return (
    <section aria-labelledby="agreement">
      <h2 id="agreement">{texts.title}</h2>
      <label class="field">
        {texts.label}
        <select
          name="agreement"
          value={agreement}
          onChange={({ currentTarget }) => props.onAgreement(Number(currentTarget.value))}
        >
          {choices.map((count) => (
            <option key={count} value={count}>
              {formatCount(texts.count, count, locale)}
            </option>
          ))}
        </select>
      </label>
      <p class="muted">{texts.hint}</p>
      <div role="status">
        {speaking < agreement && (
          <p data-tone="caution">{formatCount(texts.tooFew, speaking, locale)}</p>
        )}
      </div>
    </section>
  );
}
