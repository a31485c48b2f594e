import type { PageReading } from '#lib/domain/reading.ts';
import type { Subject } from '#lib/domain/subject.ts';

/** Everything a verdict can be about on one page: the page itself, its listing, its shop, each card. */
export function buildSubjects(reading: PageReading): readonly Subject[] {
  const { listing, shop } = reading;
  const host = URL.parse(reading.url)?.host ?? null;
  const shopName = shop?.name ?? listing?.shopName ?? shop?.slug ?? listing?.shopSlug ?? null;
  return [
    { kind: 'page', ref: 'page', name: host },
    ...(listing ? [{ kind: 'listing', ref: 'listing', name: listing.title } as const] : []),
    ...(shop || listing ? [{ kind: 'shop', ref: 'shop', name: shopName } as const] : []),
    ...reading.cards.map(
      (card) => ({ kind: 'card', ref: `card:${card.id}`, name: card.title }) as const,
    ),
  ];
}
