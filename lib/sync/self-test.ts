import type { DroppedRule } from '#lib/domain/feed-update.ts';
import type { LabelRule } from '#lib/domain/label-rule.ts';
import type { Pause } from '#lib/feed/delta.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import { isSoundRule } from '#lib/match/claims/check-examples.ts';
import {
  findFailingLabelExamples,
  findLabelFaults,
} from '#lib/match/labels/check-label-examples.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { findPatchFaults } from '#lib/site/check-site-patch.ts';

type Tested = Pick<PackedFeed, 'claims' | 'labels' | 'sites' | 'publishedAtMs'>;

/**
 * F13. Runs every rule of a feed on its own example sentences, with the scanner of this very version of the extension. A
 * rule that gets one wrong, or has a phrase that cannot be read, is left out and named: a rule written for another
 * scanner must not guess on real pages. `pause` comes after every few rules: a thousand of them take long, and pages
 * wait for their answers.
 */
export async function selfTest<T extends Tested>(
  content: T,
  pause: Pause,
): Promise<{ readonly content: T; readonly dropped: readonly DroppedRule[] }> {
  const dropped: DroppedRule[] = [];
  const filter = async <R extends { readonly id: string }>(
    kind: DroppedRule['kind'],
    rules: readonly R[],
    holds: (rule: R) => boolean,
  ): Promise<readonly R[]> => {
    const kept: R[] = [];
    for (const [at, rule] of rules.entries()) {
      if (at % rulesOfSlice === 0) await pause();
      if (holds(rule)) kept.push(rule);
      else dropped.push({ kind, id: rule.id });
    }
    return kept;
  };
  const claims = await filter('claim', content.claims, isSoundRule);
  const labels = await filter('label', content.labels, isSoundLabel);
  const known = content.sites ? bundledRules() : [];
  const sites =
    content.sites &&
    (await filter(
      'site',
      content.sites,
      (patch) => findPatchFaults(patch, known, content.publishedAtMs).length === 0,
    ));
  if (dropped.length === 0) return { content, dropped };
  return { content: { ...content, claims, labels, ...(sites ? { sites } : {}) }, dropped };
}

/** So few that the slowest of them together take a few milliseconds. */
const rulesOfSlice = 4;

function isSoundLabel(rule: LabelRule): boolean {
  return findLabelFaults(rule).length === 0 && findFailingLabelExamples(rule).length === 0;
}
