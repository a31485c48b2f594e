import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type {
  ChannelsView,
  ChannelView,
  ChannelWay,
  SourcedLine,
} from '#lib/domain/channel-view.ts';
import type { ReportView } from '#lib/messages/contract.ts';
import { readSafeHref } from '#lib/ui/safe-href.ts';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What the list asks of the page that shows it. */
export type ChannelSeams = {
  /** Null: there is no such report any more. */
  readonly view: (reportId: string) => Promise<ChannelsView | null>;
  readonly copy: (text: string) => Promise<void>;
  readonly open: (href: string) => Promise<void>;
};

export type ReportChannelsProps = {
  readonly report: Pick<ReportView, 'id' | 'reason' | 'words'>;
  readonly locale: Locale;
  readonly seams: ChannelSeams;
};

type Shown = ChannelsView | 'loading' | 'failed' | null;

/** Where this report can be taken. Nothing is asked, opened or copied before a press. */
export function ReportChannels({ report, locale, seams }: ReportChannelsProps): JSX.Element {
  const [shown, setShown] = useState<Shown>(null);
  const { channels: words } = catalogueOf(locale);
  const listId = `channels-${report.id}`;

  async function load(): Promise<void> {
    setShown((before) => (typeof before === 'object' && before !== null ? before : 'loading'));
    setShown((await seams.view(report.id).catch(() => null)) ?? 'failed');
  }
  // What the shopper has just written belongs into the text, and their reason chooses the places.
  useEffect(() => {
    if (shown !== null) void load();
  }, [report.reason, report.words, locale]);

  const isOpen = shown !== null;
  return (
    <div class="channels">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => (isOpen ? setShown(null) : void load())}
      >
        {words.title}
      </button>
      <div id={listId} hidden={!isOpen}>
        <p role="status">{typeof shown === 'string' && words[shown]}</p>
        {typeof shown === 'object' && shown !== null && (
          <ChannelList view={shown} locale={locale} seams={seams} />
        )}
      </div>
    </div>
  );
}

type ListProps = Pick<ReportChannelsProps, 'locale' | 'seams'>;

function ChannelList({ view, ...props }: ListProps & { readonly view: ChannelsView }): JSX.Element {
  const { channels: words } = catalogueOf(props.locale);
  return (
    <>
      <p class="muted">{view.channels.length === 0 ? words.none : view.lead}</p>
      {view.channels.some(({ isVerified }) => !isVerified) && (
        <p class="muted">{words.unverifiedHint}</p>
      )}
      <ol>
        {view.channels.map((channel) => (
          <Channel key={channel.id} {...props} channel={channel} />
        ))}
      </ol>
    </>
  );
}

/** `host`: what was opened after the copy; null where nothing was. */
type Done = { readonly state: 'copied' | 'unopened' | 'failed'; readonly host: string | null };

function Channel({
  channel,
  locale,
  seams,
}: ListProps & { readonly channel: ChannelView }): JSX.Element {
  const [done, setDone] = useState<Done | null>(null);
  const { channels: words } = catalogueOf(locale);

  /** The text first: a form that is open without it would send the shopper back. */
  async function take(way: ChannelWay | null): Promise<void> {
    const isCopied = await seams.copy(channel.text.body).then(
      () => true,
      () => false,
    );
    setDone({ state: isCopied ? 'copied' : 'failed', host: null });
    if (!isCopied || way === null) return;
    const isOpened = await seams.open(way.href).then(
      () => true,
      () => false,
    );
    setDone({ state: isOpened ? 'copied' : 'unopened', host: isOpened ? way.host : null });
  }

  return (
    <li data-channel={channel.id}>
      <h3>
        {channel.name}
        {!channel.isVerified && <span class="unverified">{words.unverified}</span>}
      </h3>
      <p>{channel.why}</p>
      {channel.steps !== null && <p>{channel.steps}</p>}
      {channel.note !== null && <p class="note">{channel.note}</p>}
      <div class="actions">
        {channel.ways.map((way) => (
          <Way key={way.href} way={way} onTake={() => void take(way)} />
        ))}
        <button type="button" onClick={() => void take(null)}>
          {words.copy}
        </button>
      </div>
      <p role="status" data-tone={done?.state === 'failed' ? 'caution' : undefined}>
        {done !== null && describeDone(done, locale)}
      </p>
      {done !== null && done.state !== 'copied' && <OnlyOpen channel={channel} locale={locale} />}
      <Preview channel={channel} locale={locale} isOpen={done?.state === 'failed'} />
      <p class="muted">{[channel.operator, channel.asksFor].filter(Boolean).join('. ')}</p>
      <Lines lines={[...channel.facts, ...channel.sources]} />
    </li>
  );
}

function describeDone({ state, host }: Done, locale: Locale): string {
  const { channels: words } = catalogueOf(locale);
  if (state === 'failed') return words.copyFailed;
  return host === null ? words.copied : formatText(words.copiedAndOpened, { host });
}

type WayProps = { readonly way: ChannelWay; readonly onTake: () => void };

function Way({ way, onTake }: WayProps): JSX.Element | null {
  const href = readWayHref(way.href);
  if (href === null) return null;
  if (way.kind === 'page') {
    return (
      <button type="button" onClick={onTake}>
        {way.text}
      </button>
    );
  }
  const isPage = href.startsWith('https:');
  return (
    <a class="button" href={href} {...(isPage ? newTab : {})}>
      {way.text}
    </a>
  );
}

const newTab = { target: '_blank', rel: 'noopener noreferrer' } as const;
/** Short numbers only: a message to any other number could cost whatever its owner likes. */
const shortMessage = /^sms:\d{3,6}(?:\?body=[^&#?]*)?$/;

function readWayHref(href: string): string | null {
  return shortMessage.test(href) ? href : readSafeHref(href);
}

type OfChannel = { readonly channel: ChannelView; readonly locale: Locale };

/** Where the text could not be copied or the page not be opened, the pages stand as plain links. */
function OnlyOpen({ channel, locale }: OfChannel): JSX.Element {
  const { channels: words } = catalogueOf(locale);
  const pages = channel.ways.filter(({ kind }) => kind === 'page');
  return (
    <p class="row">
      {pages.map(({ href, host }) => (
        <SafeLink
          key={href}
          href={href}
          text={formatText(words.openOnly, { host: host ?? href })}
        />
      ))}
    </p>
  );
}

function SafeLink({ text, href }: SourcedLine): JSX.Element {
  const safe = href === null ? null : readSafeHref(href);
  return safe === null ? (
    <>{text}</>
  ) : (
    <a href={safe} {...newTab}>
      {text}
    </a>
  );
}

type PreviewProps = OfChannel & { readonly isOpen: boolean };

/** Exactly what is copied, to be read before. */
function Preview({ channel, locale, isOpen }: PreviewProps): JSX.Element {
  const { channels: words } = catalogueOf(locale);
  const { subject, body, lang, writtenIn } = channel.text;
  return (
    <details open={isOpen}>
      <summary>{words.preview}</summary>
      <p class="muted">{writtenIn}</p>
      {subject !== null && <p lang={lang}>{formatText(words.previewTitle, { subject })}</p>}
      <pre tabIndex={0} lang={lang} aria-label={words.preview}>
        {body}
      </pre>
    </details>
  );
}

function Lines({ lines }: { readonly lines: readonly SourcedLine[] }): JSX.Element {
  return (
    <ul class="muted">
      {lines.map((line) => (
        <li key={line.text}>
          <SafeLink {...line} />
        </li>
      ))}
    </ul>
  );
}
