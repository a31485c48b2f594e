import type { Entry } from '#lib/domain/entry.ts';
import type { Finding } from '#lib/domain/finding.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { Catalogue } from '#lib/i18n/catalogue.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatDate, formatText, formatWhen } from '#lib/i18n/format.ts';
import { plainQuote } from './plain-quote.ts';

type MatchFinding = Extract<Finding, { readonly kind: 'match' }>;

const maxAnswerChars = 400;

/** The graded word beside the icon: how far the statement has been proved, or that it is history. */
export function presentMatchLabel({ match, lapsed }: MatchFinding, locale: Locale): string {
  const { label } = catalogueOf(locale);
  const { state, demo } = match.entry;
  const past = state === 'confirmed' ? label.lapsedConfirmed : label.lapsed;
  const word = lapsed ? past : label[state];
  return demo ? formatText(label.demo, { label: word }) : word;
}

/** One sentence: what of this page agrees with which notice, and its reason. */
export function presentMatchWhy(finding: MatchFinding, locale: Locale): string {
  const { why, reason } = catalogueOf(locale);
  const { entry, identifier } = finding.match;
  const about =
    entry.about === null
      ? why.aboutUnnamed
      : formatText(why.about, { about: plainQuote(entry.about) });
  const thing = why.thing[identifier.kind];
  return formatText(readWhy(finding, why), { about, thing, reason: reason[entry.reason] });
}

// What nobody has proved is never called a warning, and what has lapsed is told in the past.
function readWhy({ match, lapsed }: MatchFinding, why: Catalogue['why']): string {
  const { state } = match.entry;
  if (state === 'cleared' || state === 'reported' || state === 'under-review') return why[state];
  if (lapsed) return why.namedBefore;
  const { kind, value } = match.identifier;
  if (kind !== 'product-name') return why.named;
  return value.includes('#') ? why['product-batch'] : why['product-name'];
}

/** Who says so, since when, checked when and again by when. */
export function presentMatchSource(finding: MatchFinding, locale: Locale): string {
  const { source } = catalogueOf(locale);
  const { entry, curator } = finding.match;
  const authority = entry.authority?.[locale] ?? null;
  const slots = {
    curator: plainQuote(curator.name[locale]),
    authority: authority === null ? '' : plainQuote(authority),
    since: formatDate(entry.listedOn, locale),
    until: formatDate(entry.lastCheckedOn, locale),
    checked: formatDate(entry.lastCheckedOn, locale),
    recheck: formatDate(entry.recheckBy, locale),
    when: formatWhen(entry.state === 'cleared' ? entry.lastCheckedOn : entry.listedOn, locale),
  };
  const isDecision = entry.state === 'confirmed' && authority !== null;
  const isCurrent = !finding.lapsed && entry.state !== 'cleared';
  return [
    formatText(source[readHead(finding)], slots),
    ...(authority !== null && !isDecision ? [formatText(source.authority, slots)] : []),
    ...(isDecision ? [formatText(source.curator, slots)] : []),
    ...(isCurrent ? [formatText(source.checked, slots)] : []),
    ...(entry.demo ? [source.demo] : []),
  ].join(' ');
}

type Head = Entry['state'] | 'confirmedNoAuthority' | 'lapsed' | 'lapsedConfirmed';

function readHead({ match, lapsed }: MatchFinding): Head {
  const { state, authority } = match.entry;
  if (state === 'confirmed' && authority === null)
    return lapsed ? 'lapsed' : 'confirmedNoAuthority';
  if (lapsed) return state === 'confirmed' ? 'lapsedConfirmed' : 'lapsed';
  return state;
}

/** The seller's own words with their date, or null when there are none. */
export function presentAnswer({ match }: MatchFinding, locale: Locale): string | null {
  const { answer } = match.entry;
  if (answer === null) return null;
  const text = plainQuote(answer.text, maxAnswerChars);
  return formatText(catalogueOf(locale).source.answer, { text, on: formatDate(answer.on, locale) });
}
