import { identifierKinds } from '#lib/domain/identifier.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { JSX } from 'preact';

type NamedProps = { readonly locale: Locale; readonly text: string };

/** An identifier as people say it: `shop:shopee:vn:12` → `Gian hàng shopee:vn:12`. */
export function Named({ locale, text }: NamedProps): JSX.Element {
  const kind = identifierKinds.find((each) => text.startsWith(`${each}:`));
  if (kind === undefined) return <bdi>{text}</bdi>;
  return (
    <>
      {catalogueOf(locale).feeds.kind[kind]} <bdi>{text.slice(kind.length + 1)}</bdi>
    </>
  );
}
