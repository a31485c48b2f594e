import { identifierText, type IdentifierKind } from '#lib/domain/identifier.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { SubjectKind } from '#lib/domain/subject.ts';
import { buildEvidence } from '#lib/match/build-evidence.ts';

// What names a subject best. Phones and accounts name people, who have many listings: a mute never spreads by them.
const kinds: Readonly<Record<SubjectKind, IdentifierKind>> = {
  listing: 'listing',
  card: 'listing',
  shop: 'shop',
  page: 'host',
};

/**
 * By what a mute knows each subject of a page again: a card and the listing it leads to are one. A subject without an
 * identifier of its kind is known by its own address, query and all: rather too narrow than silent elsewhere.
 */
export function buildMuteSubjects(reading: PageReading): (ref: string) => string {
  const found = new Map<string, string>();
  for (const each of buildEvidence(reading)) {
    if (each.type !== 'identifier') continue;
    const { kind, ref } = each.subject;
    // The first is the one of the page's own country, and of a host the host itself before those above it.
    if (each.identifier.kind !== kinds[kind] || found.has(ref)) continue;
    found.set(ref, identifierText(each.identifier));
  }
  const urls = new Map(reading.cards.map((card) => [`card:${card.id}`, card.url]));
  return (ref) => found.get(ref) ?? buildAddress(urls.get(ref) ?? reading.url, ref);
}

// The shop of an address is not its listing: both may be without an identifier.
function buildAddress(href: string, ref: string): string {
  const url = URL.parse(href);
  const address = url === null ? href : `${url.host}${url.pathname}${url.search}`;
  return ref === 'shop' ? `shop-at:${address}` : `url:${address}`;
}
