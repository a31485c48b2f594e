import type { Finding } from '#lib/domain/finding.ts';
import { type Mute, muteId } from '#lib/domain/mute.ts';
import { isAtLeast, worstSeverity } from '#lib/domain/severity.ts';
import type { Assessment, Verdict } from '#lib/domain/verdict.ts';
import type { TabState } from '#lib/store/tab-states.ts';
import { readFindingCode } from '#lib/verdict/finding-code.ts';
import type { MutedFinding } from '#lib/verdict/present-muted.ts';
import { isAddressReading } from './address-reading.ts';
import { buildMuteSubjects } from './mute-subject.ts';

export type SplitTab = { readonly open: Assessment; readonly muted: readonly MutedFinding[] };

/**
 * Parts what the shopper has muted from the rest. The stop page knows no mutes: it stands only for the worst class,
 * and has a way past it of its own.
 */
export function splitMuted({ assessment, reading }: TabState, mutes: readonly Mute[]): SplitTab {
  if (mutes.length === 0 || !assessment.checked || isAddressReading(reading)) {
    return { open: assessment, muted: [] };
  }
  const byId = new Map(mutes.map((mute) => [muteId(mute), mute]));
  const readSubject = buildMuteSubjects(reading);
  const muted: MutedFinding[] = [];
  const isOpen = (finding: Finding): boolean => {
    const subject = readSubject(finding.subject.ref);
    const mute = byId.get(muteId({ subject, code: readFindingCode(finding) }));
    if (!mute || finding.severity === 'none' || !isAtLeast(mute.severity, finding.severity)) {
      return true;
    }
    muted.push({ finding, mute });
    return false;
  };
  const verdicts = assessment.verdicts.map((verdict) =>
    keepFindings(verdict, verdict.findings.filter(isOpen)),
  );
  if (muted.length === 0) return { open: assessment, muted };
  const severity = worstSeverity(verdicts.map((verdict) => verdict.severity));
  return { open: { ...assessment, severity, verdicts }, muted };
}

function keepFindings(verdict: Verdict, findings: readonly Finding[]): Verdict {
  if (findings.length === verdict.findings.length) return verdict;
  return { ...verdict, findings, severity: worstSeverity(findings.map((each) => each.severity)) };
}
