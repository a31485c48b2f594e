import { type ClaimTopic, claimTopics } from '#lib/domain/claim.ts';
import type { CheckCode } from '#lib/domain/finding.ts';
import type { ReportDetails } from '#lib/domain/kept-report.ts';
import type { ProblemKind } from '#lib/domain/problem-kind.ts';
import type { ReasonCode } from '#lib/domain/reason-code.ts';
import type { ReportDraft, ReportEvidence } from '#lib/domain/report.ts';

type Problems = readonly ProblemKind[];

/** For what each reason is taken to somebody, the nearest first. The one table: a reason without a line does not compile. */
export const reasonProblems: Readonly<Record<ReasonCode, Problems>> = {
  counterfeit: ['counterfeit'],
  'non-delivery': ['payment-fraud', 'price-or-contract'],
  phishing: ['payment-fraud', 'phishing-page', 'domain-or-site'],
  impersonation: ['domain-or-site', 'phishing-page'],
  'unlawful-health-ad': ['health-advertising'],
  'banned-substance': ['unsafe-goods', 'health-advertising'],
  recalled: ['unsafe-goods'],
  'off-platform-payment': ['payment-fraud', 'price-or-contract'],
  'misleading-claim': ['advertising', 'price-or-contract'],
  'unregistered-shop': ['domain-or-site'],
  other: ['price-or-contract'],
};

/** The same for what the extension found, where the shopper chose no reason. A finding is no loss of money. */
export const topicProblems: Readonly<Record<ClaimTopic, Problems>> = {
  cure: ['health-advertising'],
  'weight-loss': ['health-advertising'],
  'no-side-effects': ['health-advertising'],
  'fake-authority': ['health-advertising', 'advertising'],
  'guaranteed-result': ['advertising'],
  superlative: ['advertising'],
  replica: ['counterfeit'],
  'false-urgency': ['advertising', 'price-or-contract'],
  'generic-green': ['green-claim'],
  'natural-absolute': ['green-claim', 'advertising'],
  'unproven-label': ['green-claim'],
  'off-platform': ['price-or-contract'],
};

export const checkProblems: Readonly<Record<CheckCode, Problems>> = {
  'look-alike-host': ['domain-or-site', 'phishing-page'],
  'off-platform-payment': ['price-or-contract'],
  'off-platform-contact': ['price-or-contract'],
  'shop-mismatch': ['price-or-contract'],
  'discount-above-limit': ['price-or-contract'],
  'countdown-restarted': ['price-or-contract', 'advertising'],
  'stock-unchanged': ['price-or-contract', 'advertising'],
  'was-price-unseen': ['price-or-contract'],
};

/** Rules whose id does not begin with their topic. */
const otherRules: readonly (readonly [string, ClaimTopic])[] = [
  ['absolutely-safe', 'no-side-effects'],
  ['natural-no-chemicals', 'natural-absolute'],
];

/**
 * What a report is about, for the choice of channels: what the shopper chose decides; else what was found, in the order
 * it was shown; else a complaint about goods as such. Never empty.
 */
export function nameProblems(draft: ReportDraft, { reason }: Pick<ReportDetails, 'reason'>) {
  const named =
    reason === null ? draft.evidence.flatMap(readEvidenceProblems) : reasonProblems[reason];
  const called = callsPeople(reason) && readPhone(draft) !== null ? ['spam-call' as const] : [];
  const problems: readonly ProblemKind[] = [...new Set([...named, ...called])];
  return problems.length > 0 ? problems : (['price-or-contract'] as const);
}

/** The first telephone number that the report names, as it is dialled, or null. */
export function readPhone({ subject }: ReportDraft): string | null {
  const found = subject.identifiers.find((text) => text.startsWith('phone:'));
  return found?.slice('phone:'.length) ?? null;
}

/** A number on a page is no call: only who says they were called has something to tell those who watch calls. */
function callsPeople(reason: ReasonCode | null): boolean {
  return reason === 'phishing' || reason === 'impersonation';
}

function readEvidenceProblems({ kind, code }: ReportEvidence): Problems {
  if (kind === 'label') return ['green-claim'];
  if (kind === 'check') return readOwn(checkProblems, code) ?? [];
  const topic = kind === 'claim' ? readTopic(code) : null;
  return topic === null ? [] : topicProblems[topic];
}

/** The topic of a claim rule by its id, as the rules that ship name theirs; null for one of another feed's own making. */
export function readTopic(ruleId: string): ClaimTopic | null {
  const starts = (start: string): boolean => ruleId === start || ruleId.startsWith(`${start}-`);
  const other = otherRules.find(([start]) => starts(start));
  return other?.[1] ?? claimTopics.find(starts) ?? null;
}

// Codes come from storage: `constructor` is none.
function readOwn(table: Readonly<Record<string, Problems>>, key: string): Problems | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
