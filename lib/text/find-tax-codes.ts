import type { TaxCode } from '#lib/domain/identifier.ts';
import { foldText, readOriginalSpan } from './fold-vietnamese.ts';
import { isNamedBefore } from './named-number.ts';
import { readTaxCode } from './tax-code.ts';

/** A tax code in a text. Offsets are UTF-16 units. */
export type FoundTaxCode = {
  readonly taxCode: TaxCode;
  readonly start: number;
  readonly end: number;
};

// A company's registration number has been its tax code since 2010; pages write either name.
const names =
  'mst|ma so thue|ma so doanh nghiep|ma so dn|msdn|ma doanh nghiep|tax (?:code|id|no)|vat (?:no|code)|gpkd|giay phep (?:kinh doanh|dkkd)|gpdkkd|gp ?dkkd|gcn ?dk(?:kd|dn)|so dkkd|dkkd|(?:giay chung nhan )?dang ky (?:kinh doanh|doanh nghiep)';
const digits =
  /(?<![\p{L}\p{N}]|\p{N}[.,])\d(?:[ .]?\d){9}(?: ?- ?\d{3})?(?![\p{L}\p{N}]|[.,-]\p{N})/gu;
const mostTaxCodes = 10;

/**
 * Tax codes in free text, at most 10: ten digits with a right check digit behind the words that name one. Numbers of
 * twelve digits are never read, whatever they are called: they are citizens' own.
 */
export function findTaxCodes(text: string): readonly FoundTaxCode[] {
  const folded = foldText(text);
  const found: FoundTaxCode[] = [];
  for (const match of folded.folded.matchAll(digits)) {
    if (!isNamedBefore(folded.folded, match.index, { names })) continue;
    const taxCode = readTaxCode(match[0]);
    const span = readOriginalSpan(folded, match.index, match.index + match[0].length);
    if (taxCode) found.push({ taxCode, ...span });
    if (found.length >= mostTaxCodes) break;
  }
  return found;
}
