import type { Evidence } from '#lib/domain/evidence.ts';
import type { CheckBasis, Finding } from '#lib/domain/finding.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import type { Card } from '#lib/domain/listing.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { ReportDraft, ReportEvidence } from '#lib/domain/report.ts';
import type { SubjectKind } from '#lib/domain/subject.ts';
import type { Assessment } from '#lib/domain/verdict.ts';
import { cleanUrl, readBehindPath } from './clean-url.ts';

export type DraftInput = {
  readonly reading: PageReading;
  readonly assessment: Assessment;
  /** All evidence of the page; only what belongs to the subject goes into the draft. */
  readonly evidence: readonly Evidence[];
  /** `page`, `listing`, `shop` or `card:<id>`. */
  readonly ref: string;
  readonly id: string;
  readonly nowMs: number;
  readonly locale: Locale;
  readonly extensionVersion: string;
};

/** What the shopper pressed on, with its own address. */
type Pressed = { readonly kind: SubjectKind; readonly url: string; readonly card: Card | null };

/**
 * Makes one press a complete report. Null when the page has no such subject: a forged press of the page makes none.
 * A page that could not be checked can still be reported: the shopper saw what the reader did not.
 */
export function draftReport(input: DraftInput): ReportDraft | null {
  const { reading, assessment } = input;
  const pressed = readPressed(reading, input.ref);
  const url = pressed && cleanUrl(pressed.url);
  if (!pressed || !url) return null;
  const { card } = pressed;
  const behindPath = readBehindPath(pressed.url);
  const { listing, shop } = reading;
  const ofListing = pressed.kind === 'listing' || pressed.kind === 'page';
  return {
    id: input.id,
    createdAtMs: input.nowMs,
    locale: input.locale,
    subject: { kind: pressed.kind, identifiers: readIdentifiers(input.evidence, input.ref) },
    url,
    ...(behindPath === null ? {} : { behindPath }),
    title: card ? card.title : ofListing ? (listing?.title ?? null) : null,
    shopName: card ? null : (shop?.name ?? listing?.shopName ?? null),
    price: card || !ofListing ? null : (listing?.price ?? null),
    evidence: readFindings(assessment, input.ref).map(draftEvidence),
    versions: {
      extension: input.extensionVersion,
      feed: assessment.checked ? assessment.feed.feedVersion : 0,
      siteRule: `${reading.siteId}@${reading.siteRuleVersion}`,
    },
  };
}

function readPressed(reading: PageReading, ref: string): Pressed | null {
  if (ref === 'page') return { kind: 'page', url: reading.url, card: null };
  if (ref === 'listing' && reading.listing) {
    return { kind: 'listing', url: reading.url, card: null };
  }
  if (ref === 'shop' && (reading.shop || reading.listing)) {
    return { kind: 'shop', url: reading.url, card: null };
  }
  const card = reading.cards.find((each) => `card:${each.id}` === ref);
  return card ? { kind: 'card', url: card.url, card } : null;
}

// Names are guesses from words, and the worldwide form of an id says nothing that its own country's does not.
function readIdentifiers(evidence: readonly Evidence[], ref: string): readonly string[] {
  const texts = new Set<string>();
  for (const each of evidence) {
    if (each.type !== 'identifier' || each.identifier.kind === 'product-name') continue;
    if (each.subject.ref === ref) texts.add(identifierText(each.identifier));
  }
  const isRepeated = (text: string): boolean =>
    text.includes(':global:') && [...texts].some((other) => isSameElsewhere(text, other));
  return [...texts].filter((text) => !isRepeated(text)).toSorted();
}

function isSameElsewhere(worldwide: string, other: string): boolean {
  const [kind, platform, , ...id] = worldwide.split(':');
  const [otherKind, otherPlatform, country, ...otherId] = other.split(':');
  return (
    country !== 'global' &&
    kind === otherKind &&
    platform === otherPlatform &&
    id.join(':') === otherId.join(':')
  );
}

function readFindings(assessment: Assessment, ref: string): readonly Finding[] {
  if (!assessment.checked) return [];
  return assessment.verdicts
    .filter((verdict) => ref === 'page' || verdict.subject.ref === ref)
    .flatMap((verdict) => verdict.findings);
}

function draftEvidence(finding: Finding): ReportEvidence {
  switch (finding.kind) {
    case 'match':
      return { kind: 'match', code: finding.match.entry.id, quote: null };
    case 'check':
      return { kind: 'check', code: finding.code, quote: readCheckQuote(finding) };
    case 'claim':
      return { kind: 'claim', code: finding.claim.ruleId, quote: finding.claim.quote };
    case 'label':
      return { kind: 'label', code: finding.label.labelId, quote: finding.label.quote };
  }
}

function readCheckQuote(check: CheckBasis): string | null {
  switch (check.code) {
    case 'look-alike-host':
      return check.lookAlike.host;
    case 'shop-mismatch':
      return `${check.mismatch.addressShopId} ≠ ${check.mismatch.pageShopId}`;
    case 'countdown-restarted':
    case 'stock-unchanged':
    case 'was-price-unseen':
      return null;
    case 'discount-above-limit':
      return check.discount.quote ?? `-${check.discount.percent}%`;
    default:
      return check.place.quote;
  }
}
