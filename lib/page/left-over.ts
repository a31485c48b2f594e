import type { PageReading } from '#lib/domain/reading.ts';

/**
 * True when a reading still shows what was read at the address before. Right after an in-page navigation the
 * address is new and the document old: judging that would put one seller's words on another's page.
 */
export function isLeftOver(now: PageReading, before: PageReading | null): boolean {
  if (!before) return false;
  const { listing } = now;
  if (listing && before.listing) {
    if (listing.title !== null && listing.title === before.listing.title) return true;
    const { description } = listing;
    if (description !== null && description === before.listing.description) return true;
  }
  if (now.kind === 'shop' && now.shop?.name && now.shop.name === before.shop?.name) return true;
  return now.cards.length > 0 && cardIds(now) === cardIds(before);
}

function cardIds(reading: PageReading): string {
  return reading.cards.map((card) => card.id).join(' ');
}
