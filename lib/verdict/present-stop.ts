import type { Locale } from '#lib/domain/localised.ts';
import type { StopWarning } from '#lib/domain/stop.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatDate, formatText } from '#lib/i18n/format.ts';
import type { MatchFinding } from './pick-stops.ts';
import { plainQuote } from './plain-quote.ts';
import { presentLink } from './present-link.ts';
import { presentAnswer, presentMatchLabel } from './present-match.ts';

/** One warning of the stop page: who says it, why, since when, and where to object. Feed text is quoted only. */
export function presentStop(finding: MatchFinding, locale: Locale): StopWarning {
  const { stop, reason, source } = catalogueOf(locale);
  const { entry, curator } = finding.match;
  const day = (iso: string): string => formatDate(iso, locale);
  return {
    id: `${entry.listId}:${entry.id}`,
    label: presentMatchLabel(finding, locale),
    confirmed: entry.state === 'confirmed',
    who: presentWho(finding, locale),
    about: entry.about === null ? null : plainQuote(entry.about),
    reason: reason[entry.reason],
    since: day(entry.listedOn),
    recheck: formatText(stop.recheckDates, {
      checked: day(entry.lastCheckedOn),
      recheck: day(entry.recheckBy),
    }),
    demo: entry.demo ? source.demo : null,
    sourceLink: presentLink(plainQuote(entry.source.title), entry.source.url),
    objection: presentLink(stop.objection, curator.objectionUrl),
    answer: presentAnswer(finding, locale),
    ...(finding.tip === undefined ? {} : { tip: finding.tip }),
  };
}

function presentWho({ match: { entry, curator } }: MatchFinding, locale: Locale): string {
  const by = plainQuote(curator.name[locale]);
  if (entry.authority === null) return by;
  const authority = plainQuote(entry.authority[locale]);
  return formatText(catalogueOf(locale).stop.authorityToo, { authority, curator: by });
}
