import type { Finding, FindingBasis } from '#lib/domain/finding.ts';
import { isAtLeast, worstSeverity } from '#lib/domain/severity.ts';
import type { Subject } from '#lib/domain/subject.ts';
import type { Verdict } from '#lib/domain/verdict.ts';
import { compareFindings, comparePlaces, readSameness } from './finding-order.ts';
import type { Policy } from './policy.ts';
import { settleLabel } from './settle-label.ts';
import { weighFinding } from './weigh-finding.ts';

export type JudgeInput = {
  readonly bases: readonly FindingBasis[];
  readonly policy: Policy;
  /** `2026-11-23`: the day on which entries are held against their re-check dates. */
  readonly today: string;
  /** All that the page shows: each gets a verdict, with severity `none` when nothing was found about it. */
  readonly subjects: readonly Subject[];
  /** How many curators must warn of one subject before any of them weighs `danger`; 1 unless the shopper asks for more. */
  readonly agreement?: number;
};

/**
 * Folds findings into one verdict for each subject, in the order of the subjects; worst finding first. Reproducible:
 * the same findings in any order give the same verdicts. Hosts on the allow list are left out before (protected-host).
 * A finding about something that is not among the subjects gets a verdict of its own: a warning is never lost.
 */
export function judge(input: JudgeInput): readonly Verdict[] {
  const { bases, policy, today, subjects, agreement = 1 } = input;
  const known = new Map(subjects.toReversed().map((subject) => [subject.ref, subject]));
  const findings = new Map<string, Map<string, Finding>>();
  for (const subject of subjects) findings.set(subject.ref, new Map());
  for (const basis of bases.map((each) => settleLabel(each, today)).toSorted(comparePlaces)) {
    const subject = known.get(basis.subject.ref) ?? basis.subject;
    known.set(subject.ref, subject);
    const weight = weighFinding(basis, policy, today);
    if (weight === null) continue;
    const own = findings.get(subject.ref) ?? new Map<string, Finding>();
    findings.set(subject.ref, own);
    const key = readSameness(basis);
    own.set(key, foldFinding(own.get(key), { ...basis, subject, ...weight }));
  }
  const verdicts = [...findings].flatMap(([ref, own]) => {
    const subject = known.get(ref);
    return subject ? [buildVerdict(subject, applyAgreement([...own.values()], agreement))] : [];
  });
  const shown = new Set(subjects.map((subject) => subject.ref)).size;
  return [...verdicts.slice(0, shown), ...verdicts.slice(shown).toSorted(compareRefs)];
}

function compareRefs(a: Verdict, b: Verdict): number {
  return a.subject.ref < b.subject.ref ? -1 : 1;
}

function buildVerdict(subject: Subject, findings: readonly Finding[]): Verdict {
  const ordered = findings.toSorted(compareFindings);
  return {
    subject,
    severity: worstSeverity(ordered.map((each) => each.severity)),
    findings: ordered,
  };
}

/** One curator may err or lose a key. Below the number that must agree, `danger` is shown as `caution`, never hidden. */
function applyAgreement(findings: readonly Finding[], agreement: number): readonly Finding[] {
  if (agreement <= 1) return findings;
  const warning = findings.flatMap((each) =>
    each.kind === 'match' && isAtLeast(each.severity, 'caution') ? [each.match.curator.id] : [],
  );
  if (new Set(warning).size >= agreement) return findings;
  return findings.map((each) =>
    each.kind === 'match' && each.severity === 'danger' ? { ...each, severity: 'caution' } : each,
  );
}

// Called in the order of the page: the first place is quoted, the others are counted. A match keeps its gravest form.
function foldFinding(first: Finding | undefined, next: Finding): Finding {
  if (first === undefined) return next;
  if (first.kind === 'claim') return { ...first, count: (first.count ?? 1) + 1 };
  return first.kind === 'match' && compareFindings(next, first) < 0 ? next : first;
}
