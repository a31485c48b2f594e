import type { ClaimSpan } from '#lib/domain/claim.ts';
import type { CompiledClaims } from '#lib/match/claims/compile-claims.ts';
import { scanItem } from './scan-item.ts';
import type { ScanItem } from './scan-lines.ts';

/** Topics whose findings on a market place are no false alarm by themselves; they are told apart. */
export const toldApart: readonly string[] = ['replica', 'off-platform'];

/** What the rules say to the listings of one shop, counted in listings, not in spans. */
export type ShopAlarms = {
  readonly shop: string;
  readonly listings: number;
  readonly withCaution: number;
  readonly withFinding: number;
  /** Topic → listings with at least one finding of it. */
  readonly byTopic: ReadonlyMap<string, number>;
};

/** Scans title and description of each listing. */
export function countAlarms(
  claims: CompiledClaims,
  shop: string,
  listings: readonly ScanItem[],
): ShopAlarms {
  let withCaution = 0;
  let withFinding = 0;
  const byTopic = new Map<string, number>();
  for (const listing of listings) {
    const spans = scanListing(claims, listing);
    const others = spans.filter(({ topic }) => !toldApart.includes(topic));
    if (others.length > 0) withFinding += 1;
    if (others.some(({ severity }) => severity === 'caution')) withCaution += 1;
    for (const topic of new Set(spans.map((span) => span.topic))) {
      byTopic.set(topic, (byTopic.get(topic) ?? 0) + 1);
    }
  }
  return { shop, listings: listings.length, withCaution, withFinding, byTopic };
}

function scanListing(claims: CompiledClaims, listing: ScanItem): readonly ClaimSpan[] {
  return [...scanItem(claims, { ...listing, text: listing.title }), ...scanItem(claims, listing)];
}
