import type { TaxCode } from '#lib/domain/identifier.ts';

// Weights of the nine digits before the check digit of a Vietnamese tax code.
const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * Reads a Vietnamese tax code: 10 digits with a right check digit, or those and a branch of three digits
 * (`0100109106-001`). Null for anything else, citizen numbers of 12 digits included: they name a private person.
 */
export function readTaxCode(raw: string): TaxCode | null {
  const text = raw
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(?:vn:?|mst\s*:?)\s*/, '');
  const shape = /^(\d[\d\s.]{8,13})(?:\s*-\s*(\d{3}))?$/.exec(text);
  const digits = `${shape?.[1] ?? ''}${shape?.[2] ?? ''}`.replace(/\D/g, '');
  if (digits.length !== 10 && digits.length !== 13) return null;
  if (!hasRightCheckDigit(digits) || digits.slice(10) === '000') return null;
  return `vn:${digits}` as TaxCode;
}

function hasRightCheckDigit(digits: string): boolean {
  const sum = weights.reduce((all, weight, i) => all + weight * Number(digits[i]), 0);
  return 10 - (sum % 11) === Number(digits[9]);
}
