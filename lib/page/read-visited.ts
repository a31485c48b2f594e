import type { Identifier } from '#lib/domain/identifier.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { buildEvidence } from '#lib/match/build-evidence.ts';

/**
 * The shop whose page this is, as lists name it: its account on a marketplace, else its host. Nothing for pages of many
 * shops, and for pages that were not checked.
 */
export function readVisited(reading: PageReading): readonly Identifier[] {
  const isOneShop = reading.kind === 'listing' || reading.kind === 'shop';
  if (!reading.state.checked || !isOneShop) return [];
  const all = buildEvidence(reading).flatMap((each) => (each.type === 'identifier' ? [each] : []));
  const accounts = all.filter(
    ({ identifier, subject }) => identifier.kind === 'shop' && subject.kind === 'shop',
  );
  const hosts = all.filter(
    ({ identifier, subject }) => identifier.kind === 'host' && subject.kind === 'page',
  );
  const [first] = accounts.length > 0 || reading.marketplace ? accounts : hosts;
  return first ? [first.identifier] : [];
}
