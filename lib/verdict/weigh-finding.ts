import type { Entry } from '#lib/domain/entry.ts';
import type { FindingBasis, Match } from '#lib/domain/finding.ts';
import { isAtLeast, type Severity } from '#lib/domain/severity.ts';
import type { Policy } from './policy.ts';

/** What one finding weighs. `lapsed`: past its re-check date, and only told as history. */
export type Weight = { readonly severity: Severity; readonly lapsed: boolean };

/**
 * Weighs one finding by the policy. Null when it is not to be told at all: an unproved statement that nobody has
 * looked at again by its date is no history, only an old rumour. `today` is an ISO day.
 */
export function weighFinding(basis: FindingBasis, policy: Policy, today: string): Weight | null {
  switch (basis.kind) {
    case 'match':
      return weighMatch(basis.match, policy, today);
    case 'check':
      return { severity: policy.checks[basis.code], lapsed: false };
    case 'claim': {
      const { severity, topic } = basis.claim;
      return { severity: atMost(severity, readByCode(policy.claims, topic)), lapsed: false };
    }
    case 'label':
      return { severity: policy.labels[basis.label.state], lapsed: false };
  }
}

function weighMatch({ identifier, entry }: Match, policy: Policy, today: string): Weight | null {
  if (entry.state === 'cleared') return { severity: 'none', lapsed: false };
  const lapsed = isLapsed(entry, today);
  if (lapsed && policy.lapsed[entry.state] === 'none') return null;
  const { sameName } = policy;
  const isNameOnly = identifier.kind === 'product-name' && !identifier.value.includes('#');
  const ceilings: readonly Severity[] = [
    ...(lapsed ? [policy.lapsed[entry.state]] : []),
    ...(isNameOnly && !sameName.except.includes(entry.reason) ? [sameName.atMost] : []),
  ];
  const severity = readByCode(policy.entries[entry.state], entry.reason);
  return { severity: ceilings.reduce(atMost, severity), lapsed };
}

/** A date that names only a month lasts to the end of that month. */
function isLapsed({ recheckBy }: Entry, today: string): boolean {
  return today.slice(0, recheckBy.length) > recheckBy;
}

function atMost(severity: Severity, ceiling: Severity): Severity {
  return isAtLeast(severity, ceiling) ? ceiling : severity;
}

function readByCode<S extends Severity>(
  by: { readonly default: S; readonly [code: string]: S },
  code: string,
): S {
  return Object.hasOwn(by, code) ? (by[code] ?? by.default) : by.default;
}
