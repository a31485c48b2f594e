import type { Strictness } from '#lib/domain/choices.ts';
import { isAtLeast } from '#lib/domain/severity.ts';
import type { Assessment, Verdict } from '#lib/domain/verdict.ts';

/**
 * What of an assessment is drawn on the page itself. Danger always is. Whoever wants it calm sees nothing else there;
 * normally the cards of a list are spared what is only worth knowing; the strict see all. Whole verdicts are taken or
 * left, so that a mark opens on everything that is said of its subject. Toolbar and popup leave nothing out.
 */
export function pickDrawn(assessment: Assessment, strictness: Strictness): Assessment {
  if (!assessment.checked || strictness === 'strict') return assessment;
  const verdicts = assessment.verdicts.filter((verdict) => isDrawn(verdict, strictness));
  return { ...assessment, verdicts };
}

function isDrawn(
  { subject, severity }: Verdict,
  strictness: Exclude<Strictness, 'strict'>,
): boolean {
  if (severity === 'danger') return true;
  if (strictness === 'calm') return false;
  // A verdict without severity has nothing, or a credit: labels are worth seeing on cards too.
  return subject.kind !== 'card' || severity === 'none' || isAtLeast(severity, 'caution');
}
