import type { DroppedRule } from '#lib/domain/feed-update.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import { isSoundRule } from '#lib/match/claims/check-examples.ts';
import {
  findFailingLabelExamples,
  findLabelFaults,
} from '#lib/match/labels/check-label-examples.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { findPatchFaults } from '#lib/site/check-site-patch.ts';

/**
 * F13. Runs every rule of a feed on its own example sentences, with the scanner of this very version of the extension. A
 * rule that gets one wrong, or has a phrase that cannot be read, is left out and named: a rule written for another
 * scanner must not guess on real pages.
 */
export function selfTest<
  T extends Pick<PackedFeed, 'claims' | 'labels' | 'sites' | 'publishedAtMs'>,
>(
  content: T,
): {
  readonly content: T;
  readonly dropped: readonly DroppedRule[];
} {
  const dropped: DroppedRule[] = [];
  const claims = content.claims.filter((rule) => {
    const holds = isSoundRule(rule);
    if (!holds) dropped.push({ kind: 'claim', id: rule.id });
    return holds;
  });
  const labels = content.labels.filter((rule) => {
    const holds = findLabelFaults(rule).length === 0 && findFailingLabelExamples(rule).length === 0;
    if (!holds) dropped.push({ kind: 'label', id: rule.id });
    return holds;
  });
  const rules = content.sites ? bundledRules() : [];
  const sites = content.sites?.filter((patch) => {
    const holds = findPatchFaults(patch, rules, content.publishedAtMs).length === 0;
    if (!holds) dropped.push({ kind: 'site', id: patch.id });
    return holds;
  });
  if (dropped.length === 0) return { content, dropped };
  return { content: { ...content, claims, labels, ...(sites ? { sites } : {}) }, dropped };
}
