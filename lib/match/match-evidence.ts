import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import type { ClaimSpan, ClaimTopic } from '#lib/domain/claim.ts';
import type { Evidence, IdentifierEvidence, TextEvidence } from '#lib/domain/evidence.ts';
import type { FindingBasis } from '#lib/domain/finding.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import type { LabelRule } from '#lib/domain/label-rule.ts';
import type { Subject } from '#lib/domain/subject.ts';
import { foldPlain } from '#lib/text/fold-vietnamese.ts';
import { buildClaimSettings } from './claim-settings.ts';
import type { CompiledClaims } from './claims/compile-claims.ts';
import { scanClaims } from './claims/scan-claims.ts';
import type { Find } from './index/find.ts';
import type { CompiledLabels } from './labels/compile-labels.ts';
import type { PageNames } from './labels/match-register.ts';
import { type LabelReading, readLabels } from './labels/scan-labels.ts';

/** What evidence is compared with. */
export type MatchAgainst = {
  readonly find: Find;
  readonly claims: CompiledClaims;
  readonly labels: CompiledLabels;
};

/**
 * Everything that the lists, the claim rules and the labels say to a page's evidence, not yet judged. One entry speaks
 * once to one subject, and the same words of one field are told once for each rule.
 */
export async function matchEvidence(
  evidence: readonly Evidence[],
  against: MatchAgainst,
): Promise<readonly FindingBasis[]> {
  const identifiers = evidence.filter((each) => each.type === 'identifier');
  const texts = evidence.filter((each) => each.type === 'text');
  return [
    ...(await matchIdentifiers(identifiers, against.find)),
    ...scanTexts(texts, against, identifiers),
  ];
}

async function matchIdentifiers(
  evidence: readonly IdentifierEvidence[],
  find: Find,
): Promise<readonly FindingBasis[]> {
  const byText = new Map<string, IdentifierEvidence[]>();
  for (const each of evidence) {
    const key = identifierText(each.identifier);
    const known = byText.get(key);
    if (known) known.push(each);
    else byText.set(key, [each]);
  }
  const matches = await find([...byText.values()].flatMap(([first]) => first?.identifier ?? []));
  const told = new Set<string>();
  const bases: FindingBasis[] = [];
  for (const match of matches) {
    for (const { subject, field } of byText.get(identifierText(match.identifier)) ?? []) {
      const key = `${subject.ref} ${match.entry.listId} ${match.entry.id}`;
      if (!told.has(key)) bases.push({ kind: 'match', subject, field, match });
      told.add(key);
    }
  }
  return bases;
}

function scanTexts(
  texts: readonly TextEvidence[],
  { claims, labels }: MatchAgainst,
  identifiers: readonly IdentifierEvidence[],
): readonly FindingBasis[] {
  const claimRules = new Map<string, ClaimRule>(claims.rules.map((rule) => [rule.id, rule]));
  const labelRules = new Map<string, LabelRule>(labels.rules.map((rule) => [rule.id, rule]));
  const settings = buildClaimSettings(texts, identifiers);
  const isMarketplace = isOnMarketplace(identifiers);
  const readNames = buildNames(texts);
  const told = new Set<string>();
  const bases: FindingBasis[] = [];
  for (const { subject, field: source, text } of texts) {
    if (source === 'breadcrumbs') continue;
    const field = source === 'shop-name' ? 'shop' : source;
    const named = readLabels(labels, text, readNames(subject));
    for (const claim of scanClaims(claims, text, settings.get(subject.ref))) {
      const rule = claimRules.get(claim.ruleId);
      const key = `${subject.ref} ${field} ${claim.ruleId} ${foldPlain(claim.quote)}`;
      const isElsewhere = claim.topic === 'off-platform' && !isMarketplace;
      if (isSaidOfLabel(claim, named.places)) continue;
      if (rule && !isElsewhere && !told.has(key)) {
        bases.push({ kind: 'claim', subject, field, claim, rule });
      }
      told.add(key);
    }
    for (const label of named.spans) {
      const rule = labelRules.get(label.labelId);
      if (rule) bases.push({ kind: 'label', subject, field, label, rule });
    }
  }
  return bases;
}

// What the shop and the goods are called: a licence is its holder's. A card stands for another shop, maybe.
function buildNames(texts: readonly TextEvidence[]): (subject: Subject) => PageNames {
  const shops = texts.filter(({ field }) => field === 'shop-name').map(({ text }) => text);
  const titles = new Map<string, readonly string[]>();
  for (const { field, subject, text } of texts) {
    if (field === 'title') titles.set(subject.ref, [...(titles.get(subject.ref) ?? []), text]);
  }
  return ({ kind, ref }) => ({
    titles: titles.get(ref) ?? [],
    shops: kind === 'card' ? [] : shops,
  });
}

const greenTopics: ReadonlySet<ClaimTopic> = new Set(['generic-green', 'unproven-label']);

// The label itself says more, and says it of the same words.
function isSaidOfLabel({ topic, start, end }: ClaimSpan, places: LabelReading['places']): boolean {
  return greenTopics.has(topic) && places.some((place) => place.start < end && start < place.end);
}

// A shop of its own is asked by telephone as a matter of course; only on a marketplace does that lead away from it.
function isOnMarketplace(evidence: readonly IdentifierEvidence[]): boolean {
  return evidence.some(
    ({ identifier }) => identifier.kind === 'shop' || identifier.kind === 'listing',
  );
}
