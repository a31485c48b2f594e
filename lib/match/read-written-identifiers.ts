import type { Identifier } from '#lib/domain/identifier.ts';
import { findBankAccounts } from '#lib/text/find-bank-accounts.ts';
import { findPhones } from '#lib/text/find-phones.ts';
import { findTaxCodes } from '#lib/text/find-tax-codes.ts';
import { findHandles } from '#lib/text/handle.ts';
import { findRegistrations } from '#lib/text/registration.ts';

/**
 * Identifiers that people write into titles, descriptions and names: telephones, accounts of networks and of banks, tax
 * codes, registration numbers. A shop that tells no country is read as Vietnamese: a number written at home is a
 * foreign one nowhere in the lists.
 */
export function readWrittenIdentifiers(text: string, country: string): readonly Identifier[] {
  return [
    ...findPhones(text, country === 'global' ? 'vn' : country).map(({ phone }): Identifier => ({
      kind: 'phone',
      value: phone,
    })),
    ...findHandles(text).map(({ handle }): Identifier => ({ kind: 'handle', value: handle })),
    ...findBankAccounts(text).map(({ account }): Identifier => ({
      kind: 'bank-account',
      value: account,
    })),
    ...findTaxCodes(text).map(({ taxCode }): Identifier => ({ kind: 'tax-code', value: taxCode })),
    ...findRegistrations(text).map(({ registration }): Identifier => ({
      kind: 'registration',
      value: registration,
    })),
  ];
}
