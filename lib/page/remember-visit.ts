import type { FindingBasis } from '#lib/domain/finding.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { Visit } from '#lib/domain/visit.ts';
import { buildEntryId } from '#lib/feed/list-codec/hash-identifier.ts';
import type { Visits } from '#lib/store/visits.ts';
import { readCountdownMs, readFewLeft } from '#lib/text/read-pressure.ts';
import { buildListingKey } from '#lib/text/shop.ts';
import { readUrlPrefix } from '#lib/text/url-prefix.ts';
import { checkVisits } from '#lib/verdict/checks/check-visits.ts';
import type { LookUps } from './look-ups.ts';

type Seen = {
  readonly reading: PageReading;
  readonly nowMs: number;
  readonly visits: Pick<Visits, 'read' | 'note'>;
};

/**
 * Notes what a listing shows on this visit, and adds to the look-ups what the shopper's own visits say of it. Pages that
 * are no read listing, or show nothing to compare, are not noted. A store that cannot be read costs no verdict.
 */
export async function rememberVisit(
  lookUps: LookUps | NotCheckedReason,
  { reading, nowMs, visits }: Seen,
): Promise<LookUps | NotCheckedReason> {
  const key = readVisitKey(reading);
  const visit = readVisit(reading, nowMs);
  if (key === null || visit === null) return lookUps;
  const earlier = await visits.read(key, nowMs).catch((): readonly Visit[] => []);
  await visits.note(key, visit).catch(() => undefined);
  if (typeof lookUps === 'string') return lookUps;
  const subject = {
    kind: 'listing',
    ref: 'listing',
    name: reading.listing?.title ?? null,
  } as const;
  const found = checkVisits(earlier, visit, subject);
  return found.length === 0 ? lookUps : addBases(lookUps, found);
}

function addBases(lookUps: LookUps, bases: readonly FindingBasis[]): LookUps {
  const matchEvidence: LookUps['matchEvidence'] = async (evidence) => [
    ...(await lookUps.matchEvidence(evidence)),
    ...bases,
  ];
  return { ...lookUps, matchEvidence };
}

/**
 * Under what a listing's visits are kept: a hash of its key, or of its host and path on a shop of its own. Whoever holds
 * the device and a list of addresses could still try them one by one; nobody can read them off.
 */
export function readVisitKey({ state, kind, listing, ...page }: PageReading): string | null {
  if (!state.checked || kind !== 'listing' || listing === null) return null;
  const { platform, country, url } = page;
  if (page.marketplace === true && listing.id !== null) {
    const value = buildListingKey({ platform, country, id: listing.id });
    if (value !== null) return buildEntryId({ kind: 'listing', value });
  }
  const value = readUrlPrefix(url);
  return value === null ? null : buildEntryId({ kind: 'url-prefix', value });
}

/** What a listing shows that a later visit can be compared with; null where it shows nothing of the kind. */
export function readVisit({ listing }: PageReading, nowMs: number): Visit | null {
  if (listing === null) return null;
  const { price, wasPrice = null, pressureText = '', title, claimsText, description } = listing;
  const remainingMs = readCountdownMs(pressureText);
  const texts = [pressureText, title, claimsText, description];
  const left = texts.map((text) => readFewLeft(text ?? '')).find((few) => few !== null) ?? null;
  const endsAtMs = remainingMs === null ? null : nowMs + remainingMs;
  if (price === null && left === null && endsAtMs === null) return null;
  return { atMs: nowMs, price, wasPrice, endsAtMs, left };
}
