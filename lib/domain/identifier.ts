import type { Brand } from './brand.ts';

/** The closed list of things an entry can be about. */
export const identifierKinds = [
  'host',
  'url-prefix',
  'shop',
  'listing',
  'phone',
  'bank-account',
  'tax-code',
  'handle',
  'product-name',
  'registration',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/**
 * Normalised values. One normaliser in `lib/text` makes each:
 * - HostName       lower-case A-label form without a trailing dot: `shopee.vn`, `xn--…`
 * - UrlPrefix      host + path, no scheme, query or fragment: `shop.example/p/tea`
 * - ShopKey        `platform:country:id`; a slug stands as `platform:country:@slug`
 * - ListingKey     `platform:country:id`
 * - PhoneNumber    E.164: `+84901234567`
 * - BankAccount    `bank:digits` (`vcb:0123456789`), or `:digits` when the bank is not named
 * - TaxCode        `country:digits`, Vietnam 10 or 13 digits: `vn:0100109106`
 * - Handle         `network:name`: `zalo:0901234567`, `facebook:page.name`, `telegram:name`
 * - ProductName    folded name (see fold-vietnamese), with `#batch` behind it when a batch is named. There is no batch by
 *                  itself: `01` or `290321` is a lot of a thousand products, and names one only together with its name
 * - Registration   `scheme:number` of an announced or registered product: `cosmetic:138797/20/cbmp-qld`, `drug:vd-12345-12`
 */
export type HostName = Brand<string, 'HostName'>;
export type UrlPrefix = Brand<string, 'UrlPrefix'>;
export type ShopKey = Brand<string, 'ShopKey'>;
export type ListingKey = Brand<string, 'ListingKey'>;
export type PhoneNumber = Brand<string, 'PhoneNumber'>;
export type BankAccount = Brand<string, 'BankAccount'>;
export type TaxCode = Brand<string, 'TaxCode'>;
export type Handle = Brand<string, 'Handle'>;
export type ProductName = Brand<string, 'ProductName'>;
export type Registration = Brand<string, 'Registration'>;

export type Identifier =
  | { readonly kind: 'host'; readonly value: HostName }
  | { readonly kind: 'url-prefix'; readonly value: UrlPrefix }
  | { readonly kind: 'shop'; readonly value: ShopKey }
  | { readonly kind: 'listing'; readonly value: ListingKey }
  | { readonly kind: 'phone'; readonly value: PhoneNumber }
  | { readonly kind: 'bank-account'; readonly value: BankAccount }
  | { readonly kind: 'tax-code'; readonly value: TaxCode }
  | { readonly kind: 'handle'; readonly value: Handle }
  | { readonly kind: 'product-name'; readonly value: ProductName }
  | { readonly kind: 'registration'; readonly value: Registration };

/** One string per identifier, for maps and sets: `host:shopee.vn`. */
export function identifierText(identifier: Identifier): string {
  return `${identifier.kind}:${identifier.value}`;
}
