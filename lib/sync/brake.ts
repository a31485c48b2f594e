import type { HeldReason } from '#lib/domain/feed-update.ts';
import { type Identifier, identifierText } from '#lib/domain/identifier.ts';
import type { Official } from '#lib/domain/official.ts';
import { isAtLeast } from '#lib/domain/severity.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import { buildIndex } from '#lib/match/index/build-index.ts';
import type { Policy } from '#lib/verdict/policy.ts';
import { weighFinding } from '#lib/verdict/weigh-finding.ts';
import { readOfficialIdentifiers } from './official-identifiers.ts';

export type BrakeInput = {
  /** What would become active. */
  readonly candidate: PackedFeed;
  /** What is active now; null when nothing is. */
  readonly current: PackedFeed | null;
  /** The protected names that ship inside the extension: a feed cannot change those by itself. */
  readonly officials: readonly Official[];
  /** The shops last looked at, on this device. */
  readonly recent: readonly Identifier[];
  readonly policy: Policy;
  /** ISO day. */
  readonly today: string;
};

/** F14. At least this many recent shops must be known before a share of them means anything. */
export const leastRecentShops = 5;
/** One shop that is newly listed is what a feed is for; two are counted as a share. */
export const leastNewlyFlagged = 2;
/** An update that would newly flag this share of the recent shops is held back. */
export const heldShare = 0.2;
/** How many of the newly flagged are named to the shopper. */
const maxNamed = 20;

/**
 * A dry run of an update against what must not be flagged by surprise. A stolen key or a slip of the hand can sign a
 * list that names a bank or half of the country's shops; a signature says who, never that it is right.
 * Null: nothing speaks against the update.
 */
export async function brake(input: BrakeInput): Promise<HeldReason | null> {
  const isNewlyFlagged = await buildDifference(input);
  const officials = input.officials.flatMap(readOfficialIdentifiers);
  const newlyProtected = await filterAsync(officials, isNewlyFlagged);
  if (newlyProtected.length > 0) {
    return { code: 'protected-name', newlyFlagged: newlyProtected.slice(0, maxNamed) };
  }
  const recent = await filterAsync(input.recent, isNewlyFlagged);
  const isMany =
    input.recent.length >= leastRecentShops &&
    recent.length >= leastNewlyFlagged &&
    recent.length >= input.recent.length * heldShare;
  return isMany
    ? { code: 'recent-shops', newlyFlagged: recent.slice(0, maxNamed), of: input.recent.length }
    : null;
}

type Test = (identifier: Identifier) => Promise<boolean>;

/** True for what the candidate shows as a risk and the current feed does not. */
async function buildDifference(input: BrakeInput): Promise<Test> {
  const isFlaggedNext = buildFlagged(input.candidate, input);
  const isFlaggedNow = input.current ? buildFlagged(input.current, input) : async () => false;
  return async (identifier) =>
    (await isFlaggedNext(identifier)) && !(await isFlaggedNow(identifier));
}

// The allow list is left out on purpose: an entry that only the allow list keeps from being shown is a bad entry.
function buildFlagged(content: PackedFeed, { policy, today }: BrakeInput): Test {
  const { find } = buildIndex(content);
  return async (identifier) => {
    const matches = await find([identifier]);
    return matches.some((match) => {
      const subject = { kind: 'page' as const, ref: identifierText(identifier), name: null };
      const weight = weighFinding({ kind: 'match', subject, field: 'url', match }, policy, today);
      return weight !== null && isAtLeast(weight.severity, 'caution');
    });
  };
}

async function filterAsync(
  identifiers: readonly Identifier[],
  test: Test,
): Promise<readonly Identifier[]> {
  const found: Identifier[] = [];
  for (const each of identifiers) if (await test(each)) found.push(each);
  return found;
}
