import type { Locale } from '#lib/domain/localised.ts';
import type { StopView, StopWarning } from '#lib/domain/stop.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import { readSafeHref } from '#lib/ui/safe-href.ts';
import type { ComponentChildren, JSX } from 'preact';
import { isPressed, KeptReport, type PopupReport } from './popup-report.tsx';
import { describeDelivery } from './report-state.ts';
import { ToneIcon } from './tone-icon.tsx';

export type WarningPage =
  | { readonly state: 'loading' | 'failed'; readonly locale: Locale }
  | StopView;

export type WarningProps = {
  readonly page: WarningPage;
  readonly report: PopupReport;
  readonly actions: {
    readonly onBack: () => void;
    readonly onPass: () => void;
    readonly onReport: () => void;
    readonly onUndo: (reportId: string) => void;
    readonly onAllow?: (reportId: string) => void;
  };
};

/** The full-page stop. Pure: what it is given is what it shows; no address of the query ever becomes a link. */
export function Warning(props: WarningProps): JSX.Element {
  const { page } = props;
  if (page.state !== 'stop') return <Nothing {...props} />;
  return (
    <main>
      <Stop {...props} page={page} />
    </main>
  );
}

type StopProps = WarningProps & { readonly page: Extract<StopView, { readonly state: 'stop' }> };

function Stop(props: StopProps): JSX.Element {
  const { locale, subject, warnings } = props.page;
  const { stop } = catalogueOf(locale);
  const confirmed = warnings.some((warning) => warning.confirmed);
  return (
    <div
      class="stop"
      role="alertdialog"
      aria-labelledby="headline"
      aria-describedby="lead"
      data-tone="danger"
      lang={locale}
    >
      <Octagon />
      <div class="said">
        <h1 id="headline">{confirmed ? stop.headlineConfirmed : stop.headline}</h1>
        <p id="lead">
          <Lead text={stop.lead} subject={subject} />
        </p>
        {warnings.map((warning) => (
          <Facts key={warning.id} warning={warning} locale={locale} />
        ))}
        <Actions {...props} />
        <p class="hint">{formatText(stop.passHint, { host: subject })}</p>
      </div>
    </div>
  );
}

// The subject stands out inside the sentence, wherever the language puts it.
function Lead({ text, subject }: { readonly text: string; readonly subject: string }): JSX.Element {
  const [before, after] = text.split('{host}', 2);
  return (
    <>
      {before}
      <b>{subject}</b>
      {after}
    </>
  );
}

function Actions({ page, report, actions }: StopProps): JSX.Element {
  const { locale } = page;
  const { stop, guard } = catalogueOf(locale);
  return (
    <>
      <div class="row">
        <BackButton locale={locale} onBack={actions.onBack} />
        {!isPressed(report) && (
          <button type="button" disabled={report.state === 'busy'} onClick={actions.onReport}>
            {stop.report}
          </button>
        )}
        <button type="button" class="quiet" onClick={actions.onPass}>
          {stop.pass}
        </button>
      </div>
      <div role="status" class="report">
        {report.state === 'failed' && <p>{guard.reportFailed}</p>}
        {report.state === 'undone' && <p>{guard.reportUndone}</p>}
        {report.state === 'kept' && <KeptReport {...actions} kept={report.kept} locale={locale} />}
        {report.state === 'asked' && <p>{describeDelivery(report.delivery, locale).text}</p>}
      </div>
    </>
  );
}

type BackProps = { readonly locale: Locale; readonly onBack: () => void };

// One function for all renders: a new one would take the focus back with every change of the page.
function applyFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

function BackButton({ locale, onBack }: BackProps): JSX.Element {
  return (
    <button type="button" class="main" ref={applyFocus} onClick={onBack}>
      ← {catalogueOf(locale).stop.back}
    </button>
  );
}

function Facts({
  warning,
  locale,
}: {
  readonly warning: StopWarning;
  readonly locale: Locale;
}): JSX.Element {
  const { stop, guard, learn } = catalogueOf(locale);
  return (
    <>
      <dl>
        <Fact name={stop.who}>{warning.who}</Fact>
        {warning.about !== null && <Fact name={stop.what}>“{warning.about}”</Fact>}
        <Fact name={stop.reason}>{warning.reason}</Fact>
        <Fact name={stop.since}>{warning.since}</Fact>
        <Fact name={stop.recheck}>{warning.recheck}</Fact>
        <LinkFact name={stop.source} link={warning.sourceLink} />
        <LinkFact name={stop.wrong} link={warning.objection} />
        {warning.tip !== undefined && (
          <Fact name={guard.rights}>
            <a href={`learn.html#card-${warning.tip}`} target="_blank">
              {learn.see}
            </a>
          </Fact>
        )}
        {warning.answer !== null && <Fact name={guard.sellerAnswer}>{warning.answer}</Fact>}
      </dl>
      {warning.demo !== null && <p class="hint">{warning.demo}</p>}
    </>
  );
}

type FactProps = { readonly name: string; readonly children: ComponentChildren };

function Fact({ name, children }: FactProps): JSX.Element {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function LinkFact({
  name,
  link,
}: {
  readonly name: string;
  readonly link: StopWarning['sourceLink'];
}): JSX.Element | null {
  const href = link && readSafeHref(link.href);
  if (!link || href === null) return null;
  return (
    <Fact name={name}>
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {link.text}
      </a>
    </Fact>
  );
}

/** Nothing to stop, or nothing to look it up in. Never a word that could be read as "safe". */
function Nothing({ page, actions }: WarningProps): JSX.Element {
  const { locale, state } = page;
  const { stop, headline } = catalogueOf(locale);
  const said = {
    loading: { title: stop.loading, hint: '' },
    failed: { title: headline.unchecked, hint: stop.failed },
    none: { title: stop.nothing, hint: stop.nothingHint },
  };
  const { title, hint } = state === 'stop' ? said.none : said[state];
  return (
    <main class="stop" data-tone="unchecked" lang={locale} aria-busy={state === 'loading'}>
      <span class="shape">
        <ToneIcon name="unchecked" />
      </span>
      <div class="said" role="status">
        <h1>{title}</h1>
        <p>{hint}</p>
        <div class="row">
          <BackButton locale={locale} onBack={actions.onBack} />
          {state === 'none' && (
            <button type="button" class="quiet" onClick={actions.onPass}>
              {stop.pass}
            </button>
          )}
        </div>
      </div>
    </main>
  );
}

/** The shape of a stop sign, which no mark on a page has. */
function Octagon(): JSX.Element {
  return (
    <span class="shape" aria-hidden="true">
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8">
        <path
          d="M8 2h8l6 6v8l-6 6H8l-6-6V8zM12 7v6M12 16.3v.4"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </span>
  );
}
