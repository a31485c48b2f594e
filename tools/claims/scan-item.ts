import type { ClaimSpan } from '#lib/domain/claim.ts';
import type { CompiledClaims } from '#lib/match/claims/compile-claims.ts';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import type { ScanItem } from './scan-lines.ts';

/** What the rules say to the text of a listing. */
export function scanItem(claims: CompiledClaims, item: ScanItem): readonly ClaimSpan[] {
  return scanClaims(claims, item.text);
}
