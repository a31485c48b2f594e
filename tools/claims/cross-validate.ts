import { type ClaimSpan, claimTopics } from '#lib/domain/claim.ts';
import type { CompiledClaims } from '#lib/match/claims/compile-claims.ts';
import type { MarkedItem } from './dev-data.ts';
import { scanItem } from './scan-item.ts';
import type { ScanItem } from './scan-lines.ts';
import { addScores, noScore, readFold, type Score, scoreSpans } from './score-spans.ts';
import { applyOpinion, type Limits, type Opinion } from './second-opinion.ts';
import { readLessons, readOrdinaryLessons, trainOpinion } from './train-opinion.ts';

export const folds = 5;
export const seed = 20_261_123;
const perListing = 2;
const mostAlarmListings = 2_000;

export const ways: readonly { readonly name: string; readonly limits: Limits | null }[] = [
  { name: 'rules alone', limits: null },
  { name: 'withholds below 0.01', limits: { withhold: 0.01, propose: 2 } },
  { name: 'withholds below 0.05', limits: { withhold: 0.05, propose: 2 } },
  { name: 'proposes from 0.95', limits: { withhold: -1, propose: 0.95 } },
  { name: 'proposes from 0.80', limits: { withhold: -1, propose: 0.8 } },
  { name: 'proposes from 0.50', limits: { withhold: -1, propose: 0.5 } },
  { name: 'proposes from 0.30', limits: { withhold: -1, propose: 0.3 } },
  { name: 'opinion alone, from 0.50', limits: { withhold: 2, propose: 0.5 } },
];

export type WayScore = {
  readonly name: string;
  readonly score: Score;
  /** Listings with a finding, per 1,000 that no lesson was taken from. */
  readonly alarms: number;
};

/**
 * What a second opinion adds, measured only on windows that it was not trained on: five parts by a hash of the window's
 * name, each judged by what was learned from the other four and from every other ordinary listing. Reproducible.
 */
export function crossValidate(
  claims: CompiledClaims,
  items: readonly MarkedItem[],
  listings: readonly ScanItem[],
): readonly WayScore[] {
  const isTaught = ({ n }: ScanItem) => readFold(String(n), 2) === 0;
  const ordinary = readOrdinaryLessons(listings.filter(isTaught), perListing);
  const unseen = listings.filter((listing) => !isTaught(listing)).slice(0, mostAlarmListings);
  const parts = Array.from({ length: folds }, (_, fold) => {
    const isHeld = ({ item }: MarkedItem) => readFold(String(item.n), folds) === fold;
    const taught = readLessons(items.filter((each) => !isHeld(each)));
    return { held: items.filter(isHeld), opinion: trainOpinion([...taught, ...ordinary], seed) };
  });
  const whole = trainOpinion([...readLessons(items), ...ordinary], seed);
  return ways.map(({ name, limits }) => ({
    name,
    score: parts
      .map(({ held, opinion }) => scoreWay(claims, held, { opinion, limits }))
      .reduce(addScores, noScore),
    alarms: countAlarms(claims, unseen, { opinion: whole, limits }),
  }));
}

type Way = { readonly opinion: Opinion; readonly limits: Limits | null };

function scanWay(claims: CompiledClaims, item: ScanItem, way: Way): readonly ClaimSpan[] {
  const spans = scanItem(claims, item);
  const { opinion, limits } = way;
  if (limits === null) return spans;
  // "Opinion alone": the rules are not asked, so that what it withholds it may propose itself.
  const told = limits.withhold > 1 ? [] : spans;
  return applyOpinion(opinion, { text: item.text, spans: told }, limits);
}

function scoreWay(claims: CompiledClaims, items: readonly MarkedItem[], way: Way): Score {
  return items
    .flatMap(({ item, marks }) => {
      const found = scanWay(claims, item, way);
      return claimTopics.map((topic) => scoreSpans(topic, found, marks));
    })
    .reduce(addScores, noScore);
}

function countAlarms(claims: CompiledClaims, listings: readonly ScanItem[], way: Way): number {
  const told = listings.filter((listing) => scanWay(claims, listing, way).length > 0);
  return listings.length === 0 ? 0 : (told.length * 1_000) / listings.length;
}
