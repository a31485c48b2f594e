import { isConsumerDay } from '#lib/domain/consumer-day.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { TipTarget } from '#lib/domain/tip.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { JSX } from 'preact';

const notChecked: TipTarget = 'situation:not-checked';

type RightsProps = {
  readonly locale: Locale;
  readonly nowMs: number;
  readonly isUnchecked: boolean;
};

/** What a shopper may know besides a verdict: their rights where there is none, and one day of the year. */
export function PopupRights({ locale, nowMs, isUnchecked }: RightsProps): JSX.Element {
  const { learn } = catalogueOf(locale);
  return (
    <>
      {isUnchecked && (
        <p class="note">
          <a href={`learn.html?for=${notChecked}`} target="_blank">
            {learn.unchecked}
          </a>
        </p>
      )}
      {isConsumerDay(nowMs) && (
        <p class="note day">
          {learn.day}{' '}
          <a href="learn.html" target="_blank">
            {learn.see}
          </a>
        </p>
      )}
    </>
  );
}
