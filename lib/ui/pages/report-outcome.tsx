import type { Locale } from '#lib/domain/localised.ts';
import type { ReportOutcome } from '#lib/domain/receipt.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText, formatWhen } from '#lib/i18n/format.ts';
import { readSafeHref } from '#lib/ui/safe-href.ts';
import type { JSX } from 'preact';

type OutcomeProps = { readonly outcome: ReportOutcome; readonly locale: Locale };

/** What became of a report: the decision, who answers for it, and where to turn to. */
export function ReportOutcomeNote({ outcome, locale }: OutcomeProps): JSX.Element {
  const { outcomes, reason: reasons } = catalogueOf(locale);
  const { status, decidedOn, publisher, reason } = outcome;
  const when = formatWhen(decidedOn, locale);
  const by = formatText(outcomes.by, { publisher: publisher[locale], when });
  // "Another reason" says nothing to who does not have the source at hand.
  const about = reason === 'other' ? '' : formatText(outcomes.about, { reason: reasons[reason] });
  return (
    <div data-outcome={status}>
      <p>
        <strong>{outcomes.status[status]}</strong>
      </p>
      <p>{`${by} ${about}`.trim()}</p>
      <p class="row">
        <OutcomeLink text={outcomes.objection} href={outcome.objectionHref} />
        <OutcomeLink text={outcomes.ledger} href={outcome.ledgerHref} />
      </p>
    </div>
  );
}

type LinkProps = { readonly text: string; readonly href: string };

// An intake on this very device, for a trial, has no address that is opened from here.
function OutcomeLink({ text, href }: LinkProps): JSX.Element | null {
  const safe = readSafeHref(href);
  return safe === null ? null : (
    <a href={safe} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
