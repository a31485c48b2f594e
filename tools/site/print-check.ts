import type { CheckBasis, Finding } from '#lib/domain/finding.ts';
import type { PageKind } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { Assessment } from '#lib/domain/verdict.ts';

/** What `npm run check` prints: plain data, missing facts are null. */
export type CheckOutput = {
  readonly page: {
    readonly kind: string;
    readonly platform: string;
    readonly country: string;
    readonly checked: boolean;
    readonly reason: string | null;
  };
  readonly listing: PageReading['listing'];
  readonly shop: PageReading['shop'];
  readonly cards: PageReading['cards'];
  readonly findings: readonly CheckFinding[];
  readonly verdict: { readonly severity: string };
};

type CheckFinding = {
  readonly kind: string;
  readonly code: string;
  readonly severity: string;
  readonly quote: string | null;
  readonly subject: string;
  readonly curator: string | null;
  readonly source: string | null;
};

const printedKinds: ReadonlySet<PageKind> = new Set([
  'listing',
  'shop',
  'search',
  'category',
  'wall',
  'shell',
]);

/** A page that was not checked has no verdict: its severity is `none` and `checked` is false with the reason. */
export function printCheck(reading: PageReading, assessment: Assessment): CheckOutput {
  const { kind, platform, country, listing, shop, cards } = reading;
  return {
    page: {
      kind: printedKinds.has(kind) ? kind : 'other',
      platform,
      country,
      checked: assessment.checked,
      reason: assessment.checked ? null : assessment.reason,
    },
    listing,
    shop,
    cards: cards.map(({ id, title, shopId, url }) => ({ id, title, shopId, url })),
    findings: assessment.checked
      ? assessment.verdicts.flatMap((verdict) => verdict.findings.map(printFinding))
      : [],
    verdict: { severity: assessment.checked ? assessment.severity : 'none' },
  };
}

function printFinding(finding: Finding): CheckFinding {
  return {
    kind: finding.kind,
    severity: finding.severity,
    subject: finding.subject.ref,
    ...printGround(finding),
  };
}

function printCheckGround(check: CheckBasis): Pick<CheckFinding, 'quote' | 'source'> {
  switch (check.code) {
    case 'look-alike-host':
      return { quote: check.lookAlike.host, source: check.lookAlike.officialHost };
    case 'shop-mismatch':
      return { quote: check.mismatch.pageShopId, source: null };
    case 'countdown-restarted':
    case 'stock-unchanged':
    case 'was-price-unseen':
      return { quote: null, source: null };
    case 'discount-above-limit':
      return { quote: `${check.discount.percent}%`, source: null };
    default:
      return { quote: check.place.quote, source: null };
  }
}

function printGround(
  finding: Finding,
): Pick<CheckFinding, 'code' | 'quote' | 'curator' | 'source'> {
  switch (finding.kind) {
    case 'match': {
      const { entry, curator } = finding.match;
      return {
        code: entry.reason,
        quote: entry.about,
        curator: curator.id,
        source: entry.source.url,
      };
    }
    case 'check':
      return { code: finding.code, curator: null, ...printCheckGround(finding) };
    case 'claim': {
      const { claim, rule } = finding;
      const source = rule.ground.url ?? rule.ground.title.vi;
      return { code: claim.topic, quote: claim.quote, curator: rule.id, source };
    }
    case 'label': {
      const { label, rule } = finding;
      return {
        code: label.labelId,
        quote: label.quote,
        curator: rule.issuer,
        source: rule.verifyUrl,
      };
    }
  }
}
