import type { Listing } from '#lib/domain/listing.ts';
import type { PageReading } from '#lib/domain/reading.ts';

/**
 * True when a reading still shows what was read at the address before. Right after an in-page navigation the
 * address is new and the document old: judging that would put one seller's words on another's page.
 */
export function isLeftOver(now: PageReading, before: PageReading | null): boolean {
  if (!before) return false;
  if (now.listing && before.listing && isSameListing(now, before.listing)) return true;
  if (now.kind === 'shop' && now.shop?.name && now.shop.name === before.shop?.name) return true;
  return now.cards.length > 0 && cardIds(now) === cardIds(before);
}

function isSameListing({ listing, provenance }: PageReading, before: Listing): boolean {
  if (!listing) return false;
  const { title, description, shopName, shopId } = listing;
  if (title !== null && title === before.title) return true;
  if (description !== null && description === before.description) return true;
  if (shopName === null || shopName !== before.shopName) return false;
  // The seller's block often comes last. Only an address that names the same shop says that it is not the old one.
  const isFromAddress = /^\d+ url\b/.test(provenance['listing.shopId'] ?? '');
  return !(isFromAddress && shopId !== null && shopId === before.shopId);
}

function cardIds(reading: PageReading): string {
  return reading.cards.map((card) => card.id).join(' ');
}
