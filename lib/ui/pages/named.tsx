import { identifierKinds } from '#lib/domain/identifier.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { JSX } from 'preact';

type NamedProps = { readonly locale: Locale; readonly text: string };

/** An identifier as people say it: `shop:shopee:vn:12` → `Gian hàng 12 (shopee)`. */
export function Named({ locale, text }: NamedProps): JSX.Element {
  const kind = identifierKinds.find((each) => text.startsWith(`${each}:`));
  if (kind === undefined) return <bdi>{text}</bdi>;
  return (
    <>
      {catalogueOf(locale).feeds.kind[kind]} <bdi>{shorten(text.slice(kind.length + 1))}</bdi>
    </>
  );
}

/** `shopee:vn:12` → `12 (shopee)`; every other value as it is. */
function shorten(value: string): string {
  const [, platform, id] = /^([a-z-]+):[a-z]{2}:(.+)$/.exec(value) ?? [];
  return platform === undefined ? value : `${id} (${platform})`;
}
