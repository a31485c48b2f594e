import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { hasMixedLetters } from '#lib/text/mixed-letters.ts';
import type { JSX } from 'preact';

/** Under a name that anybody may have chosen: nobody vouches for it, and some are drawn to look like another. */
export function SelfNamed(props: { readonly locale: Locale; readonly name: string }): JSX.Element {
  const { feeds } = catalogueOf(props.locale);
  return (
    <>
      <p class="muted">{feeds.selfNamed}</p>
      {hasMixedLetters(props.name) && <p data-tone="caution">{feeds.mixedLetters}</p>}
    </>
  );
}
