import type { Locale } from '#lib/domain/localised.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { isAtLeast, worstSeverity } from '#lib/domain/severity.ts';
import type { Assessment, PageView, Verdict, VerdictView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount } from '#lib/i18n/format.ts';
import { plainQuote } from './plain-quote.ts';
import { presentDetail } from './present-detail.ts';
import { type FindingContext, presentFinding, readFindingTone } from './present-finding.ts';

export type PageToPresent = {
  readonly assessment: Assessment;
  readonly reading: Pick<PageReading, 'url' | 'kind'> &
    Partial<Pick<PageReading, 'platform' | 'listing'>>;
  /** `Shopee`, as the site rule names it; a shop of its own is called by its host instead. */
  readonly platformName: string;
  readonly locale: Locale;
  readonly nowMs: number;
};

type Checked = Extract<Assessment, { readonly checked: true }>;

/**
 * A page's assessment in finished sentences of one language. A page that was not checked gets its reason and no
 * verdict; "no warning on record" is only ever said with what was looked up and how old it is.
 */
export function presentPage(page: PageToPresent): PageView {
  const { assessment, reading, locale } = page;
  const platformName = readPlaceName(page);
  const { headline, notChecked } = catalogueOf(locale);
  const place = { locale, url: reading.url, platformName, pageKind: reading.kind };
  if (!assessment.checked) {
    return {
      ...place,
      checked: false,
      tone: 'unchecked',
      headline: headline.unchecked,
      detail: notChecked[assessment.reason],
      verdicts: [],
    };
  }
  const context = { locale, objectionUrl: assessment.feed.objectionUrl ?? null };
  return {
    ...place,
    checked: true,
    tone: readTone(assessment.verdicts),
    headline: presentHeadline(assessment, locale),
    detail: presentDetail({
      ...page,
      platformName,
      feed: assessment.feed,
      cards: countCards(assessment),
    }),
    verdicts: assessment.verdicts.map((verdict) => presentVerdict(verdict, context)),
  };
}

function presentVerdict(verdict: Verdict, context: FindingContext): VerdictView {
  const { kind, ref, name } = verdict.subject;
  const { word } = catalogueOf(context.locale);
  const tone = readTone([verdict]);
  const isClaim = tone === 'caution' && verdict.findings[0]?.kind === 'claim';
  return {
    subject: { kind, ref, name: name === null ? null : plainQuote(name) },
    tone,
    word: isClaim ? word.claim : word[tone],
    findings: verdict.findings.map((finding) => presentFinding(finding, context)),
  };
}

// The generic rule's own name is no name of a place, and it is written in one language only.
function readPlaceName({ reading, platformName }: PageToPresent): string {
  const host = reading.platform === 'independent' ? URL.parse(reading.url)?.host : undefined;
  return plainQuote(host ?? platformName);
}

// A credit colours nothing that has a warning, however small.
function readTone(verdicts: readonly Verdict[]): Exclude<PageView['tone'], 'unchecked'> {
  const severity = worstSeverity(verdicts.map((verdict) => verdict.severity));
  if (severity !== 'none') return severity;
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  return findings.some((finding) => readFindingTone(finding) === 'credit') ? 'credit' : 'none';
}

/** Answers "may I go on?": how many things there are to look at, on the page itself before those shown small on it. */
function presentHeadline({ verdicts }: Checked, locale: Locale): string {
  const { headline } = catalogueOf(locale);
  const own = verdicts.filter(({ subject }) => subject.kind !== 'card');
  const severity = worstSeverity(own.map((verdict) => verdict.severity));
  if (severity !== 'none') return formatCount(headline[severity], countFindings(own), locale);
  const cards = verdicts.filter((verdict) => verdict.severity !== 'none');
  if (cards.length > 0) {
    const isGrave = cards.some((verdict) => isAtLeast(verdict.severity, 'caution'));
    return formatCount(isGrave ? headline.cards : headline.cardsInfo, cards.length, locale);
  }
  return readTone(verdicts) === 'credit' ? headline.noneWithCredit : headline.none;
}

// Only what weighs something is counted: a credit and a cleared entry are nothing to look at before buying.
function countFindings(verdicts: readonly Verdict[]): number {
  return verdicts.flatMap(({ findings }) => findings).filter(({ severity }) => severity !== 'none')
    .length;
}

// Told in the second line when the first one speaks of the page itself.
function countCards({ verdicts }: Checked): number {
  const isFlagged = ({ severity }: Verdict): boolean => severity !== 'none';
  const isOwnFlagged = verdicts.some((each) => each.subject.kind !== 'card' && isFlagged(each));
  const cards = verdicts.filter((each) => each.subject.kind === 'card' && isFlagged(each));
  return isOwnFlagged ? cards.length : 0;
}
