import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { JSX } from 'preact';

/** In groups of four, so that two people can read it to each other. */
export function Fingerprint(props: { readonly locale: Locale; readonly of: string }): JSX.Element {
  const groups = props.of.match(/.{1,4}/g) ?? [];
  return (
    <p>
      {catalogueOf(props.locale).feeds.fingerprint}: <code>{groups.join(' ')}</code>
    </p>
  );
}
