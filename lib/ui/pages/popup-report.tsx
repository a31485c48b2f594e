import type { Delivery } from '#lib/domain/kept-report.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { PageView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { CountryView } from '#lib/domain/channel-view.ts';
import type { ReportKept } from '#lib/messages/contract.ts';
import { readSafeHref } from '#lib/ui/safe-href.ts';
import type { JSX } from 'preact';
import { describeDelivery } from './report-state.ts';

export type PopupReport =
  | { readonly state: 'none' | 'busy' | 'failed' | 'undone' }
  /** The browser was allowed to send it: where it stands by now. */
  | { readonly state: 'asked'; readonly delivery: Delivery }
  | { readonly state: 'kept'; readonly kept: ReportKept };

type ReportProps = {
  readonly locale: Locale;
  readonly report: PopupReport;
  /** Null where there is no page of a tab to report. */
  readonly view: PageView | null;
  /** The shopper's country's, or null where none was confirmed. Left out: not yet known, and Vietnam's stands there. */
  readonly hotline?: CountryView['hotline'] | undefined;
  readonly onReport: (ref: string) => void;
  readonly onUndo: (pressId: string) => void;
  /** The press that lets the browser send reports, and this one with it. */
  readonly onAllow?: (reportId: string) => void;
  /** Opens a report at a place, with a picture of the tab before the details. Not given: its page is opened as it is. */
  readonly onOpen?: (reportId: string, at: 'details' | 'sent') => void;
};

/** Vietnam's own hotline for consumers; it can always be called, whatever was found, and its hint says whose it is. */
const hotlineHref = 'tel:18006838';

/** One press keeps the report; then whom to call and whom to write to. */
export function PopupReport(props: ReportProps): JSX.Element {
  const { locale, report, view, onReport } = props;
  const { popup, guard } = catalogueOf(locale);
  const ref = view && readReportRef(view);
  const name = { page: popup.reportPage, listing: popup.reportListing, shop: popup.reportShop };
  return (
    <section class="report">
      {!isPressed(report) && (
        <div class="actions">
          {ref && (
            <button
              type="button"
              class="main"
              disabled={report.state === 'busy'}
              onClick={() => onReport(ref)}
            >
              {name[ref]}
            </button>
          )}
          <HotlineLink {...props} />
        </div>
      )}
      <div role="status">
        {report.state === 'failed' && <p>{guard.reportFailed}</p>}
        {report.state === 'undone' && <p>{guard.reportUndone}</p>}
        {report.state === 'kept' && <KeptReport {...props} kept={report.kept} />}
        {report.state === 'asked' && <p>{describeDelivery(report.delivery, locale).text}</p>}
      </div>
    </section>
  );
}

function HotlineLink({
  hotline,
  locale,
}: Pick<ReportProps, 'hotline' | 'locale'>): JSX.Element | null {
  const { popup } = catalogueOf(locale);
  const known =
    hotline === undefined
      ? { text: popup.hotline, hint: popup.hotlineHint, href: hotlineHref }
      : hotline;
  const href = known && readSafeHref(known.href);
  if (!known || href === null) return null;
  return (
    <a class="button" href={href} title={known.hint} aria-label={`${known.hint}: ${known.text}`}>
      ☏ {known.text}
    </a>
  );
}

type KeptProps = Pick<ReportProps, 'locale' | 'onUndo' | 'onAllow' | 'onOpen'> & {
  readonly kept: ReportKept;
};

/** What was kept, whom to call and write to, and the way back. */
export function KeptReport({ kept, locale, onUndo, onAllow, onOpen }: KeptProps): JSX.Element {
  const { guard } = catalogueOf(locale);
  return (
    <>
      <p>{kept.text}</p>
      <div class="ways">
        {kept.allow !== undefined && onAllow && (
          <button type="button" class="main" onClick={() => onAllow(kept.reportId)}>
            {kept.allow}
          </button>
        )}
        <Way way={kept.hotline} />
        <Way way={kept.email} />
        <button type="button" onClick={() => onUndo(kept.undoId ?? kept.reportId)}>
          {guard.undo}
        </button>
        <OpenReport id={kept.reportId} at="details" text={guard.addDetails} onOpen={onOpen} />
        <OpenReport id={kept.reportId} at="sent" text={guard.whatIsSent} onOpen={onOpen} />
      </div>
    </>
  );
}

type OpenProps = {
  readonly id: string;
  readonly at: 'details' | 'sent';
  readonly text: string;
  readonly onOpen: ReportProps['onOpen'];
};

function OpenReport({ id, at, text, onOpen }: OpenProps): JSX.Element {
  if (onOpen) {
    return (
      <button type="button" onClick={() => onOpen(id, at)}>
        {text}
      </button>
    );
  }
  return (
    <a class="button" href={`/reports.html#${id}${at === 'sent' ? '-sent' : ''}`} target="_blank">
      {text}
    </a>
  );
}

function Way({ way }: { readonly way: ReportKept['email'] }): JSX.Element | null {
  const href = way && readSafeHref(way.href);
  if (!way || href === null) return null;
  return (
    <a class="button" href={href} target={href.startsWith('mailto:') ? '_blank' : undefined}>
      {way.text}
    </a>
  );
}

/** A press was made, and kept: there is nothing to press again. */
export function isPressed({ state }: PopupReport): boolean {
  return state === 'kept' || state === 'asked';
}

/** The shop where one is known, since a shop is what a shopper reports; else the listing, else the page. */
export function readReportRef({
  verdicts,
  pageKind,
  checked,
}: PageView): 'page' | 'listing' | 'shop' {
  if (!checked) return 'page';
  if (pageKind === 'shop' || verdicts.some(({ subject }) => subject.kind === 'shop')) return 'shop';
  return pageKind === 'listing' ? 'listing' : 'page';
}
