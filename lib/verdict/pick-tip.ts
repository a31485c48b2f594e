import type { FindingBasis } from '#lib/domain/finding.ts';
import type { LabelSpan } from '#lib/domain/label.ts';
import type { LabelKind } from '#lib/domain/label-rule.ts';
import type { Tip, TipTarget } from '#lib/domain/tip.ts';

/** The id of the card that a finding leads to, or null where none is for it. */
export type TipPicker = (basis: FindingBasis) => string | null;

/** The first card of the feeds that is for a thing is the one: the main feed's stand in front. */
export function buildTipPicker(tips: readonly Tip[]): TipPicker {
  const ids = new Map<TipTarget, string>();
  for (const tip of tips) {
    for (const target of tip.for) if (!ids.has(target)) ids.set(target, tip.id);
  }
  return (basis) => {
    const target = readTipTarget(basis);
    return target === null ? null : (ids.get(target) ?? null);
  };
}

/** What a card for this finding would be for. A cleared entry is no case for any right. */
export function readTipTarget(basis: FindingBasis): TipTarget | null {
  switch (basis.kind) {
    case 'match': {
      const { reason, state } = basis.match.entry;
      return state === 'cleared' ? null : `reason:${reason}`;
    }
    case 'claim':
      return `claim:${basis.rule.topic}`;
    case 'check':
      return `check:${basis.code}`;
    case 'label':
      return readLabelTarget(basis.label, basis.rule.kind);
  }
}

function readLabelTarget({ state, register }: LabelSpan, kind: LabelKind): TipTarget {
  if (state !== 'verified' && register && register.outcome !== 'holder') {
    return 'label:number-differs';
  }
  if (kind === 'not-a-green-label') return 'label:not-green';
  return `label:${state}`;
}
