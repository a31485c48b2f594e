import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText, formatTime } from '#lib/i18n/format.ts';
import type { ReportView } from '#lib/messages/contract.ts';
import { readSafeHref } from '#lib/ui/safe-href.ts';
import type { JSX } from 'preact';
import { ReportChannels } from './report-channels.tsx';
import { ReportDetailsForm } from './report-details.tsx';
import { ReportOutcomeNote } from './report-outcome.tsx';
import { describeDelivery } from './report-state.ts';
import type { ReportsProps } from './reports-props.ts';

/** Every report of this device: where it stands, and what its shopper can do with it. */
export function Reports(props: ReportsProps): JSX.Element {
  const { page, locale } = props;
  const { reports } = catalogueOf(locale);
  return (
    <main lang={locale}>
      <h1>{reports.title}</h1>
      <p>{reports.lead}</p>
      {page.state === 'ready' ? <Kept {...props} /> : <p role="status">{reports[page.state]}</p>}
    </main>
  );
}

function Kept(props: ReportsProps): JSX.Element {
  const { page, locale, actions } = props;
  const { reports } = catalogueOf(locale);
  if (page.view.reports.length === 0) return <p role="status">{reports.empty}</p>;
  return (
    <>
      {page.view.intake === null && <p class="muted">{reports.noIntake}</p>}
      {page.view.reports.map((report) => (
        <Report key={report.id} {...props} report={report} />
      ))}
      <p>
        <button
          type="button"
          class="quiet"
          onClick={page.isClearing ? actions.onClearSure : actions.onClear}
        >
          {page.isClearing ? reports.clearSure : reports.clear}
        </button>
      </p>
    </>
  );
}

type ReportProps = ReportsProps & { readonly report: ReportView };

function Report(props: ReportProps): JSX.Element {
  const { report, locale, page, actions } = props;
  const { reports, guard, channels, presses } = catalogueOf(locale);
  const said = describeDelivery(report.delivery, locale);
  const host = URL.parse(report.url)?.host ?? report.url;
  const isOpen = page.open?.id === report.id;
  return (
    <section
      id={report.id}
      aria-labelledby={`title-${report.id}`}
      data-state={report.delivery.state}
    >
      <h2 id={`title-${report.id}`}>{report.title ?? report.shopName ?? host}</h2>
      <p class="muted">
        {reports.subject[report.subject]} · {host} · {formatTime(report.createdAtMs, locale)}
      </p>
      {report.furtherToMs !== undefined && (
        <p class="muted">
          {formatText(presses.furtherNote, { time: formatTime(report.furtherToMs, locale) })}
        </p>
      )}
      <p role="status" data-tone={said.tone}>
        {said.text}
      </p>
      {report.outcome && <ReportOutcomeNote outcome={report.outcome} locale={locale} />}
      {isOpen && page.open ? (
        <ReportDetailsForm {...props} open={page.open} />
      ) : (
        <button type="button" onClick={() => actions.onOpen(report.id)}>
          {reports.preview.title}
        </button>
      )}
      <div class="actions">
        <SendButton {...props} />
        <Way
          text={formatText(channels.call, { number: page.view.hotlineNumber ?? '' })}
          href={page.view.hotlineHref}
        />
        <Way text={guard.writeEmail} href={report.emailHref} />
        <ExportButtons {...props} />
        <button
          type="button"
          class="quiet"
          title={reports.removeHint}
          onClick={() => actions.onRemove(report.id)}
        >
          {reports.remove}
        </button>
      </div>
      {props.channels && <ReportChannels {...props} seams={props.channels} />}
    </section>
  );
}

function ExportButtons({ report, locale, actions }: ReportProps): JSX.Element {
  const { exportAs } = catalogueOf(locale).reports;
  return (
    <>
      <button type="button" onClick={() => actions.onExport(report.id, 'json')}>
        {exportAs.json}
      </button>
      <button type="button" onClick={() => actions.onExport(report.id, 'xarf')}>
        {exportAs.xarf}
      </button>
      <button type="button" onClick={() => actions.onPrint(report.id)}>
        {exportAs.print}
      </button>
    </>
  );
}

function SendButton({ report, page, locale, actions }: ReportProps): JSX.Element | null {
  const { reports } = catalogueOf(locale);
  const { intake } = page.view;
  const { delivery } = report;
  const { state } = delivery;
  if (intake === null || state === 'sending' || state === 'delivered') return null;
  const isAwaiting = state === 'draft' && delivery.awaitsConsent !== undefined;
  const text = state === 'failed' ? reports.sendAgain : reports.send;
  return (
    <button type="button" class="main" onClick={() => actions.onSend(report.id)}>
      {formatText(isAwaiting ? reports.consent.allow : text, { host: intake })}
    </button>
  );
}

type WayProps = { readonly text: string; readonly href: string | null };

function Way({ text, href }: WayProps): JSX.Element | null {
  const safe = href === null ? null : readSafeHref(href);
  return safe === null ? null : (
    <a class="button" href={safe}>
      {text}
    </a>
  );
}
