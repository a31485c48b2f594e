import type { Identifier, IdentifierKind } from '#lib/domain/identifier.ts';
import { readBankAccount } from '#lib/text/bank-account.ts';
import { readHandle } from '#lib/text/handle.ts';
import { readHost, registrableDomain } from '#lib/text/host.ts';
import { readPhone } from '#lib/text/phone.ts';
import { readProductName } from '#lib/text/product-name.ts';
import { readRegistration } from '#lib/text/registration.ts';
import { readListingKey, readShopKey } from '#lib/text/shop.ts';
import { readTaxCode } from '#lib/text/tax-code.ts';
import { readUrlPrefix } from '#lib/text/url-prefix.ts';

/** Brings what a person wrote into the one form that evidence of a page has too. Null when it cannot be that kind. */
export function normaliseIdentifier(kind: IdentifierKind, written: string): Identifier | null {
  switch (kind) {
    case 'host': {
      const value = readListedHost(written);
      return value === null ? null : { kind, value };
    }
    case 'url-prefix': {
      const value = readUrlPrefix(written);
      return value === null ? null : { kind, value };
    }
    case 'shop': {
      const value = readShopKey(written);
      return value === null ? null : { kind, value };
    }
    case 'listing': {
      const value = readListingKey(written);
      return value === null ? null : { kind, value };
    }
    case 'phone': {
      const value = readPhone(written, 'vn');
      return value === null ? null : { kind, value };
    }
    case 'bank-account': {
      const value = readBankAccount(written);
      return value === null ? null : { kind, value };
    }
    case 'tax-code': {
      const value = readTaxCode(written);
      return value === null ? null : { kind, value };
    }
    case 'handle': {
      const value = readHandle(written);
      return value === null ? null : { kind, value };
    }
    case 'product-name': {
      const value = readProductName(written);
      return value === null ? null : { kind, value };
    }
    case 'registration': {
      const value = readRegistration(written);
      return value === null ? null : { kind, value };
    }
  }
}

// `www.` in front of an owner's own name is the same shop; an address with a path is no host and must not become one.
function readListedHost(written: string): ReturnType<typeof readHost> {
  if (/^[a-z]+:\/\/[^/]+\/.|^[^/:]+\/./i.test(written)) return null;
  const host = readHost(written);
  const domain = host && registrableDomain(host);
  return host !== null && domain !== null && host === `www.${domain}` ? domain : host;
}
