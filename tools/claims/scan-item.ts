import type { ClaimSpan } from '#lib/domain/claim.ts';
import type { CompiledClaims } from '#lib/match/claims/compile-claims.ts';
import { readProductClass } from '#lib/match/claims/product-class.ts';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import type { ScanItem } from './scan-lines.ts';

/** What the rules say to the text of a listing, whose class is read from its catalogue's word, its title and its text. */
export function scanItem(claims: CompiledClaims, item: ScanItem): readonly ClaimSpan[] {
  const { title, text, productClass } = item;
  const categories = productClass === null ? [] : [productClass];
  return scanClaims(claims, text, {
    title,
    productClass: readProductClass({ title, text, categories }),
    platform: null,
  });
}
