import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { DroppedRule } from '#lib/domain/feed-update.ts';
import { isSoundRule } from '#lib/match/claims/check-examples.ts';
import { findFailingLabelExamples } from '#lib/match/labels/check-label-examples.ts';

/**
 * Runs every rule of a feed on its own example sentences, with the scanner of this very version of the extension. A
 * rule that gets one wrong, or has a phrase that cannot be read, is left out and named: a rule written for another scanner must not guess on real pages.
 */
export function selfTest(content: FeedContent): {
  readonly content: FeedContent;
  readonly dropped: readonly DroppedRule[];
} {
  const dropped: DroppedRule[] = [];
  const claims = content.claims.filter((rule) => {
    const holds = isSoundRule(rule);
    if (!holds) dropped.push({ kind: 'claim', id: rule.id });
    return holds;
  });
  const labels = content.labels.filter((rule) => {
    const holds = findFailingLabelExamples(rule).length === 0;
    if (!holds) dropped.push({ kind: 'label', id: rule.id });
    return holds;
  });
  return { content: dropped.length === 0 ? content : { ...content, claims, labels }, dropped };
}
