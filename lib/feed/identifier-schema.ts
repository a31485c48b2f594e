import * as z from 'zod';
import type {
  BankAccount,
  Handle,
  HostName,
  Identifier,
  IdentifierKind,
  ListingKey,
  PhoneNumber,
  ProductName,
  Registration,
  ShopKey,
  TaxCode,
  UrlPrefix,
} from '#lib/domain/identifier.ts';

/**
 * The shape of each kind of identifier. Whether a value is in its one normal form is settled once, when a feed is
 * compiled (tools/feed): to normalise every entry again at each start would cost more than all look-ups of a day.
 */
const host = /^(?=.{3,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})+$/;
const urlPrefix = /^(?=.{3,1024}$)[a-z0-9_.-]+\.[a-z0-9_-]+(?:\/[^\s/?#\p{C}]+)+$/u;
const placedId = /^[a-z0-9][a-z0-9-]{0,31}:(?:[a-z]{2}|global):[^\s:/?#\p{C}]{1,129}$/u;
const phone = /^\+\d{7,17}$/;
const bankAccount = /^[a-z0-9]{0,20}:\d{6,19}$/;
const taxCode = /^[a-z]{2}:[\d-]{8,20}$/;
const handle = /^[a-z]{2,20}:(?:g\/|groups\/)?[\p{L}\p{N}._-]{2,64}$/u;
const productName =
  /^(?=.{2,200}$)(?=.*\p{L})[\p{Ll}\p{Lo}\p{M}\p{N}.,% ]+(?:#[\p{Ll}\p{Lo}\p{N}., ]+)?$/u;
const registration = /^[a-z-]{4,20}:[a-z0-9][a-z0-9/&._-]{2,59}$/;

const shapes: Readonly<Record<IdentifierKind, RegExp>> = {
  host,
  'url-prefix': urlPrefix,
  shop: placedId,
  listing: placedId,
  phone,
  'bank-account': bankAccount,
  'tax-code': taxCode,
  handle,
  'product-name': productName,
  registration,
};

/** The same check as the schema's, of one value by itself: lists of 100,000 lines have no time for a schema a line. */
export function parseIdentifier(kind: IdentifierKind, value: string): Identifier | null {
  return shapes[kind].test(value) ? ({ kind, value } as Identifier) : null;
}

function identifier<K extends IdentifierKind, V extends string>(
  kind: K,
  shape: RegExp,
  brand: (value: string) => V,
) {
  return z.strictObject({
    kind: z.literal(kind),
    value: z.string().regex(shape).transform(brand),
  });
}

export const identifierSchema: z.ZodType<Identifier> = z.discriminatedUnion('kind', [
  identifier('host', host, (value) => value as HostName),
  identifier('url-prefix', urlPrefix, (value) => value as UrlPrefix),
  identifier('shop', placedId, (value) => value as ShopKey),
  identifier('listing', placedId, (value) => value as ListingKey),
  identifier('phone', phone, (value) => value as PhoneNumber),
  identifier('bank-account', bankAccount, (value) => value as BankAccount),
  identifier('tax-code', taxCode, (value) => value as TaxCode),
  identifier('handle', handle, (value) => value as Handle),
  identifier('product-name', productName, (value) => value as ProductName),
  identifier('registration', registration, (value) => value as Registration),
]);
