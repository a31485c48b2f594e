import type { Finding } from '#lib/domain/finding.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { type Mute, muteId } from '#lib/domain/mute.ts';
import { isAtLeast, type Severity, severities, worstSeverity } from '#lib/domain/severity.ts';
import type { MutedView, PageView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount, formatDate, formatText } from '#lib/i18n/format.ts';
import { plainQuote } from './plain-quote.ts';
import { type FindingContext, presentFinding } from './present-finding.ts';

export type MutedFinding = { readonly finding: Finding; readonly mute: Mute };

/**
 * Adds what was muted to the view of the rest. A mute never makes a page look safe: with one, the first line and the
 * tone are never those of a page on which nothing was found, and danger stays danger.
 */
export function addMuted(
  view: PageView,
  muted: readonly MutedFinding[],
  context: FindingContext,
): PageView {
  if (muted.length === 0) return view;
  const floor = readFloor(muted);
  const words = catalogueOf(context.locale).mutes;
  const shown = severities.find((severity) => severity === view.tone) ?? 'none';
  const isHeld = !isAtLeast(shown, floor);
  return {
    ...view,
    ...(isHeld
      ? { tone: floor, headline: formatCount(words.headline, muted.length, context.locale) }
      : {}),
    detail: isHeld
      ? view.detail
      : [view.detail, formatCount(words.detail, muted.length, context.locale)].join(' · '),
    muted: muted.map((each) => presentMuted(each, context)),
  };
}

function readFloor(muted: readonly MutedFinding[]): Exclude<Severity, 'none'> {
  const worst = worstSeverity(muted.map(({ finding }) => finding.severity));
  return worst === 'danger' ? 'danger' : 'info';
}

function presentMuted({ finding, mute }: MutedFinding, context: FindingContext): MutedView {
  const { kind, ref, name } = finding.subject;
  return {
    subject: { kind, ref, name: name === null ? null : plainQuote(name) },
    finding: presentFinding(finding, context),
    until: presentUntil(mute, context.locale),
    muteId: muteId(mute),
  };
}

/** Until when a mute holds: its last day, or until it is taken back. */
export function presentUntil({ untilMs }: Pick<Mute, 'untilMs'>, locale: Locale): string {
  const { until, untilUndone } = catalogueOf(locale).mutes;
  if (untilMs === null) return untilUndone;
  const day = new Date(untilMs).toISOString().slice(0, 10);
  return formatText(until, { day: formatDate(day, locale) });
}
