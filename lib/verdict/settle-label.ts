import type { FindingBasis } from '#lib/domain/finding.ts';

/**
 * What a register's answer comes to on a day: a number with its own holder is verified while it holds, and expired
 * behind its last day. `today` is an ISO day; a date that names only a month lasts to the end of that month.
 */
export function settleLabel(basis: FindingBasis, today: string): FindingBasis {
  if (basis.kind !== 'label' || basis.label.register?.outcome !== 'holder') return basis;
  const { label } = basis;
  const { row } = basis.label.register;
  const isOver = row.validUntil !== null && today.slice(0, row.validUntil.length) > row.validUntil;
  return isOver
    ? { ...basis, label: { ...label, register: { outcome: 'expired', row } } }
    : { ...basis, label: { ...label, state: 'verified' } };
}
