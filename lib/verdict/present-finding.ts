import type { CheckBasis, Finding } from '#lib/domain/finding.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { FindingView, LinkView, Tone } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount, formatText } from '#lib/i18n/format.ts';
import { presentPrice } from './present-price.ts';
import { presentVisits } from './present-visits.ts';
import { plainQuote } from './plain-quote.ts';
import { presentLabel } from './present-label.ts';
import { presentLink } from './present-link.ts';
import {
  presentAnswer,
  presentMatchLabel,
  presentMatchSource,
  presentMatchWhy,
} from './present-match.ts';

type ClaimFinding = Extract<Finding, { readonly kind: 'claim' }>;

/** What stands in every language the same: whom to write to when no curator answers for a finding. */
export type FindingContext = { readonly locale: Locale; readonly objectionUrl: string | null };

/** One finding in finished sentences of one language. Page and feed text is quoted, never interpreted. */
export function presentFinding(finding: Finding, context: FindingContext): FindingView {
  const { locale } = context;
  const base = {
    id: buildFindingId(finding),
    tone: readFindingTone(finding),
    quote: readQuote(finding),
    field: finding.field,
    sourceLink: readSourceLink(finding, locale),
    objection: readObjection(finding, context),
    ...(finding.tip === undefined ? {} : { tip: finding.tip }),
  };
  switch (finding.kind) {
    case 'match':
      return {
        ...base,
        label: presentMatchLabel(finding, locale),
        why: presentMatchWhy(finding, locale),
        source: presentMatchSource(finding, locale),
        answer: presentAnswer(finding, locale),
      };
    case 'check':
      return { ...base, ...presentCheck(finding, locale), answer: null };
    case 'claim':
      return { ...base, ...presentClaim(finding, locale), answer: null };
    case 'label':
      return { ...base, ...presentLabel(finding, locale), answer: null };
  }
}

/** A green label is a credit only when its number was found in a register; the rest speaks with its severity. */
export function readFindingTone(finding: Finding): Exclude<Tone, 'unchecked'> {
  if (finding.kind === 'label' && finding.label.state === 'verified') {
    return finding.rule.kind === 'not-a-green-label' ? 'info' : 'credit';
  }
  return finding.severity === 'none' ? 'info' : finding.severity;
}

/** Begins with the kind, and with the subject it is unique on the page: painter and mutes find findings by it. */
export function buildFindingId(finding: Finding): string {
  const { ref } = finding.subject;
  switch (finding.kind) {
    case 'match':
      return `match:${ref}:${finding.match.entry.listId}:${finding.match.entry.id}`;
    case 'check':
      return `check:${ref}:${finding.code}`;
    case 'claim':
      return `claim:${ref}:${finding.rule.id}`;
    case 'label':
      return `label:${ref}:${finding.rule.id}`;
  }
}

function readQuote(finding: Finding): string | null {
  if (finding.kind === 'claim') return plainQuote(finding.claim.quote);
  if (finding.kind === 'check' && 'place' in finding) return plainQuote(finding.place.quote);
  if (finding.kind === 'check' && 'discount' in finding && finding.discount.quote !== null)
    return plainQuote(finding.discount.quote);
  return finding.kind === 'label' ? plainQuote(finding.label.quote) : null;
}

function readSourceLink(finding: Finding, locale: Locale): LinkView | null {
  const { source, labels } = catalogueOf(locale);
  switch (finding.kind) {
    case 'match':
      return presentLink(source.link, finding.match.entry.source.url);
    case 'check':
      return 'lookAlike' in finding
        ? presentLink(source.officialLink, `https://${finding.lookAlike.officialHost}/`)
        : null;
    case 'claim':
      return presentLink(source.groundLink, finding.rule.ground.url);
    case 'label':
      return presentLink(labels.source.link, finding.rule.verifyUrl);
  }
}

function readObjection(
  finding: Finding,
  { locale, objectionUrl }: FindingContext,
): LinkView | null {
  const url = finding.kind === 'match' ? finding.match.curator.objectionUrl : objectionUrl;
  return presentLink(catalogueOf(locale).guard.objection, url);
}

type Sentences = Pick<FindingView, 'label' | 'why' | 'source'>;

function presentCheck(check: CheckBasis, locale: Locale): Sentences {
  if ('discount' in check) return presentPrice(check, locale);
  if ('seen' in check) return presentVisits(check, locale);
  const { label, why, source } = catalogueOf(locale);
  const word = label[check.code];
  switch (check.code) {
    case 'look-alike-host': {
      const { host, officialName, officialHost } = check.lookAlike;
      const slots = { host, official: plainQuote(officialName), officialHost };
      return { label: word, why: formatText(why.lookAlike, slots), source: source.lookAlike };
    }
    case 'shop-mismatch': {
      const { addressShopId, pageShopId } = check.mismatch;
      const slots = { address: plainQuote(addressShopId, 40), page: plainQuote(pageShopId, 40) };
      return { label: word, why: formatText(why.shopMismatch, slots), source: source.shopMismatch };
    }
    case 'off-platform-payment':
      return { label: word, why: why.offPlatformPayment, source: source.offPlatform };
    case 'off-platform-contact':
      return { label: word, why: why.offPlatformContact, source: source.offPlatform };
  }
}

function presentClaim({ rule, count = 1 }: ClaimFinding, locale: Locale): Sentences {
  const { label, why, source } = catalogueOf(locale);
  const again = count > 1 ? [formatCount(why.claimAgain, count - 1, locale)] : [];
  const ground = plainQuote(rule.ground.title[locale], 300);
  return {
    label: label.claim,
    why: [plainQuote(rule.why[locale], 300), ...again].join(' '),
    source: formatText(source.claim, { ground, rule: rule.id }),
  };
}
