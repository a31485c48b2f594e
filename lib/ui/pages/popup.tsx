import { type Locale, locales } from '#lib/domain/localised.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { PageView, Tone } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { CountryView } from '#lib/domain/channel-view.ts';
import type { JSX } from 'preact';
import { PopupFindings } from './popup-findings.tsx';
import { type FreshnessProps, PopupFreshness } from './popup-freshness.tsx';
import { type MutePress, PopupMuted } from './popup-mutes.tsx';
import { PopupReport } from './popup-report.tsx';
import { PopupRights } from './popup-rights.tsx';
import { PopupUnread } from './popup-unread.tsx';
import { ToneIcon } from './tone-icon.tsx';

export type PopupPage =
  | { readonly state: 'loading' | 'failed' }
  | { readonly state: 'inactive'; readonly reason: NotCheckedReason; readonly host: string | null }
  | { readonly state: 'active'; readonly view: PageView; readonly unreadPages?: number };

export type PopupProps = FreshnessProps & {
  readonly page: PopupPage;
  readonly report: PopupReport;
  readonly hasMuteFailed?: boolean;
  readonly hotline?: CountryView['hotline'] | undefined;
  /** What came of asking to read more pages. */
  readonly protection: 'unasked' | 'granted' | 'refused';
  readonly actions: {
    readonly onReport: (ref: string) => void;
    readonly onUndo: (reportId: string) => void;
    readonly onAllow?: (reportId: string) => void;
    readonly onOpen: (reportId: string, at: 'details' | 'sent') => void;
    readonly onProtectAll: () => void;
    readonly onProtectSite: (host: string) => void;
    readonly onMute: (press: MutePress) => void;
    readonly onUnmute: (muteId: string) => void;
    readonly onForgetUnread: () => void;
    readonly onLocale: (locale: Locale) => void;
  };
};

/** What the toolbar's window shows of one tab. Pure: what it is given is what it shows. */
export function Popup(props: PopupProps): JSX.Element {
  const { locale, page, report, actions } = props;
  const view = page.state === 'active' ? page.view : null;
  const { popup } = catalogueOf(locale);
  const head = readHead(props);
  return (
    <main class="popup" data-tone={head.tone} lang={locale}>
      <header class="top" aria-busy={page.state === 'loading'}>
        <span class="shape">
          <ToneIcon name={head.tone === 'none' ? 'ok' : head.tone} />
        </span>
        <div role="status">
          <h1>{head.headline}</h1>
          <p>{head.detail}</p>
        </div>
      </header>
      {page.state === 'inactive' && <Protection {...props} host={page.host} />}
      {page.state === 'active' && page.unreadPages !== undefined && (
        <PopupUnread pages={page.unreadPages} locale={locale} onForget={actions.onForgetUnread} />
      )}
      {view && <PopupFindings view={view} onMute={actions.onMute} />}
      {view && (
        <PopupMuted
          view={view}
          hasFailed={props.hasMuteFailed === true}
          onUnmute={actions.onUnmute}
        />
      )}
      {view?.checked && !hasFindings(view) && <p class="note">{popup.nothingFound}</p>}
      <PopupRights {...props} isUnchecked={head.tone === 'unchecked' && page.state !== 'loading'} />
      <PopupReport
        locale={locale}
        report={report}
        view={view}
        hotline={props.hotline}
        onReport={actions.onReport}
        onUndo={actions.onUndo}
        {...(actions.onAllow ? { onAllow: actions.onAllow } : {})}
        onOpen={actions.onOpen}
      />
      <PopupFreshness {...props} />
      <Foot {...props} />
    </main>
  );
}

type Head = {
  readonly tone: Tone | 'none';
  readonly headline: string;
  readonly detail: string;
};

function readHead({ page, locale }: PopupProps): Head {
  const { popup, notChecked, headline } = catalogueOf(locale);
  switch (page.state) {
    case 'active': {
      const { tone, headline: said, detail } = page.view;
      return { tone, headline: said, detail };
    }
    case 'inactive':
      return page.reason === 'not-active-here'
        ? { tone: 'unchecked', headline: popup.inactiveTitle, detail: popup.inactiveHint }
        : { tone: 'unchecked', headline: headline.unchecked, detail: notChecked[page.reason] };
    case 'loading':
      return { tone: 'unchecked', headline: popup.loading, detail: '' };
    case 'failed':
      return { tone: 'unchecked', headline: headline.unchecked, detail: popup.failed };
  }
}

function Protection({
  locale,
  protection,
  page,
  host,
  actions,
}: PopupProps & { readonly host: string | null }): JSX.Element | null {
  const { popup } = catalogueOf(locale);
  if (page.state !== 'inactive' || page.reason !== 'not-active-here' || host === null) return null;
  return (
    <section class="group ways">
      {protection !== 'granted' && (
        <>
          <p>{popup.protectAllWhy}</p>
          <button type="button" class="main" onClick={actions.onProtectAll}>
            {popup.protectAll}
          </button>
          <button type="button" onClick={() => actions.onProtectSite(host)}>
            {formatText(popup.protectSite, { host })}
          </button>
        </>
      )}
      <p role="status">
        {protection === 'granted' && popup.protectAllDone}
        {protection === 'refused' && popup.protectAllRefused}
      </p>
    </section>
  );
}

function Foot({ locale, actions }: PopupProps): JSX.Element {
  const { popup, reports, learn } = catalogueOf(locale);
  const words = {
    vi: { short: popup.vietnamese, name: popup.vietnameseName },
    en: { short: popup.english, name: popup.englishName },
  };
  return (
    <footer>
      <span>{popup.footer}</span>
      <a href="/reports.html" target="_blank">
        {reports.title}
      </a>
      <a href="/learn.html" target="_blank">
        {learn.title}
      </a>
      <div role="group" aria-label={popup.language}>
        {locales.map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            aria-label={`${words[each].short} – ${words[each].name}`}
            aria-pressed={each === locale}
            onClick={() => actions.onLocale(each)}
          >
            {words[each].short}
          </button>
        ))}
      </div>
    </footer>
  );
}

// What is muted was found all the same.
function hasFindings({ verdicts, muted = [] }: PageView): boolean {
  return muted.length > 0 || verdicts.some(({ findings }) => findings.length > 0);
}
