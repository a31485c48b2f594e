import type { Finding } from '#lib/domain/finding.ts';
import type { Assessment } from '#lib/domain/verdict.ts';
import type { Policy } from './policy.ts';

export type MatchFinding = Extract<Finding, { readonly kind: 'match' }>;

/**
 * The findings that are worth a full-page stop: an address that stands on a list or was confirmed, is still within its
 * re-check date, weighs `danger`, for a reason among the policy's worst. Worst first; empty for what was not checked.
 */
export function pickStops(assessment: Assessment, policy: Policy): readonly MatchFinding[] {
  if (!assessment.checked) return [];
  return assessment.verdicts
    .filter(({ subject }) => subject.kind === 'page')
    .flatMap(({ findings }) => findings)
    .filter((finding): finding is MatchFinding => isStop(finding, policy));
}

function isStop(finding: Finding, policy: Policy): boolean {
  if (finding.kind !== 'match' || finding.lapsed || finding.severity !== 'danger') return false;
  const { identifier, entry } = finding.match;
  return (
    (identifier.kind === 'host' || identifier.kind === 'url-prefix') &&
    (entry.state === 'listed' || entry.state === 'confirmed') &&
    policy.stop.reasons.includes(entry.reason)
  );
}
