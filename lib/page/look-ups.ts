import type { Evidence } from '#lib/domain/evidence.ts';
import type { FindingBasis } from '#lib/domain/finding.ts';
import type { SitePatch } from '#lib/domain/site-patch.ts';
import type { Tip } from '#lib/domain/tip.ts';
import type { FeedState } from '#lib/domain/verdict.ts';
import { buildFeedState } from '#lib/feed/build-feed-state.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { buildIndex } from '#lib/match/index/build-index.ts';
import { compileLabels } from '#lib/match/labels/compile-labels.ts';
import { matchEvidence } from '#lib/match/match-evidence.ts';
import { buildLookAlikeCheck, type LookAlikeCheck } from '#lib/verdict/checks/look-alike-host.ts';
import { buildAllowList } from '#lib/verdict/checks/protected-host.ts';
import { buildTipPicker, type TipPicker } from '#lib/verdict/pick-tip.ts';
import { type Policy, readBundledPolicy } from '#lib/verdict/policy.ts';

/** Everything a page is looked up in: built once from a feed, then only read. */
export type LookUps = {
  readonly matchEvidence: (evidence: readonly Evidence[]) => Promise<readonly FindingBasis[]>;
  readonly checkLookAlike: LookAlikeCheck;
  readonly isAllowed: (basis: FindingBasis) => boolean;
  readonly policy: Policy;
  readonly feed: FeedState;
  /** What the main feed corrects in the rules that ship inside. */
  readonly sitePatches: readonly SitePatch[];
  /** Cards on a shopper's rights, the main feed's first. */
  readonly tips: readonly Tip[];
  readonly pickTip: TipPicker;
  /** How many curators must warn of one subject before it is danger; 1 unless the shopper asked for more. */
  readonly agreement?: number;
};

export function buildLookUps(content: PackedFeed): LookUps {
  const { find } = buildIndex(content);
  const claims = compileClaims(content.claims);
  const labels = compileLabels(content.labels);
  return {
    matchEvidence: (evidence) => matchEvidence(evidence, { find, claims, labels }),
    checkLookAlike: buildLookAlikeCheck(content.officials),
    isAllowed: buildAllowList(content.officials),
    policy: readBundledPolicy(),
    feed: buildFeedState(content),
    sitePatches: content.sites ?? [],
    tips: content.tips ?? [],
    pickTip: buildTipPicker(content.tips ?? []),
  };
}
