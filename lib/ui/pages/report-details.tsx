import { reasonCodes } from '#lib/domain/reason-code.ts';
import type { RedactedKind } from '#lib/domain/redacted.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount, formatText } from '#lib/i18n/format.ts';
import type { AddedDetails, ReportView } from '#lib/messages/contract.ts';
import type { JSX } from 'preact';
import { ReportPicturePart } from './report-picture.tsx';
import { ReportPreview } from './report-preview.tsx';
import type { OpenReport, ReportsProps } from './reports-props.ts';

type DetailsProps = ReportsProps & { readonly report: ReportView; readonly open: OpenReport };

/**
 * What the shopper may add to a report that has not left, and the exact text that leaves. Of one that has left only the
 * text is shown.
 */
export function ReportDetailsForm(props: DetailsProps): JSX.Element {
  const { report, open, locale, pictures } = props;
  const { state } = report.delivery;
  const mayAdd = state === 'draft' || state === 'failed';
  return (
    <>
      {mayAdd && <Form {...props} />}
      {mayAdd && pictures && (
        <ReportPicturePart key={report.id} reportId={report.id} locale={locale} seams={pictures} />
      )}
      <ReportPreview json={open.json} locale={locale} isFirst={open.isForSent === true} />
    </>
  );
}

function Form({ report, open, locale, actions }: DetailsProps): JSX.Element {
  const { reports, reason } = catalogueOf(locale);
  const { details } = reports;
  const taken = describeTaken(open.taken, locale);
  const save = ({ currentTarget }: { readonly currentTarget: EventTarget | null }): void => {
    if (currentTarget instanceof HTMLFormElement) {
      actions.onSave(report.id, readDetails(new FormData(currentTarget)));
    }
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    save(event);
  };
  return (
    // Whoever goes on to the picture or sends has not lost what they wrote.
    <form onSubmit={submit} onChange={save}>
      <h3>{details.title}</h3>
      <label>
        {details.reason}
        <select name="reason">
          <option value="" selected={report.reason === null}>
            {details.noReason}
          </option>
          {reasonCodes.map((code) => (
            <option key={code} value={code} selected={report.reason === code}>
              {reason[code]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {details.words}
        <textarea
          name="words"
          rows={4}
          maxLength={2_000}
          defaultValue={report.words ?? ''}
          onInput={({ currentTarget }) => actions.onWords(currentTarget.value)}
        />
      </label>
      <p class="muted">{details.wordsHint}</p>
      <p aria-live="polite">{taken !== null && formatText(details.taken, { what: taken })}</p>
      {taken !== null && (
        <label class="row">
          <input type="checkbox" name="keepNumbers" />
          {details.keepNumbers}
        </label>
      )}
      <WholeAddress report={report} locale={locale} />
      <button type="submit">{details.save}</button>
      <span role="status">{open.isSaved && details.saved}</span>
    </form>
  );
}

/** What stands behind the path of the address, where something does: session ids and names too, so it is shown. */
function WholeAddress({
  report: { behindPath },
  locale,
}: Pick<DetailsProps, 'report' | 'locale'>): JSX.Element | null {
  if (!behindPath) return null;
  return (
    <label class="row">
      <input type="checkbox" name="wholeAddress" defaultChecked={behindPath.isSent} />
      <span>
        {catalogueOf(locale).reports.details.wholeAddress}{' '}
        <code class="behind-path">{behindPath.text}</code>
      </span>
    </label>
  );
}

function readDetails(form: FormData): AddedDetails {
  const chosen = form.get('reason');
  const words = form.get('words');
  return {
    reason: reasonCodes.find((code) => code === chosen) ?? null,
    words: typeof words === 'string' ? words : '',
    keepNumbers: form.get('keepNumbers') !== null,
    wholeAddress: form.get('wholeAddress') !== null,
  };
}

/** "2 e-mail, 1 số điện thoại", or null when nothing was covered. */
function describeTaken(taken: OpenReport['taken'], locale: Locale): string | null {
  const { takenKinds } = catalogueOf(locale).reports.details;
  const kinds: readonly RedactedKind[] = ['email', 'phone', 'order'];
  const parts = kinds.flatMap((kind) =>
    taken[kind] === 0 ? [] : [formatCount(takenKinds[kind], taken[kind], locale)],
  );
  return parts.length === 0 ? null : parts.join(', ');
}
