import type { Locale } from '#lib/domain/localised.ts';
import type { FindingView, MutedView, PageView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount, formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import { ToneIcon } from './tone-icon.tsx';

/** What a press on muting says: which finding, until when, and for danger that it was the second press. */
export type MutePress = {
  readonly id: string;
  readonly until: 'days' | 'undone';
  readonly isConfirmed: boolean;
};

export type MuteProps = {
  readonly finding: FindingView;
  readonly locale: Locale;
  readonly onMute: (press: MutePress) => void;
};

/** The ways to mute one finding. Folded: the first press opens them, so that none is muted by a slip. */
export function MuteWays({ finding, locale, onMute }: MuteProps): JSX.Element | null {
  const { mutes } = catalogueOf(locale);
  const { id, tone, label } = finding;
  if (tone === 'credit' || tone === 'unchecked') return null;
  const isDanger = tone === 'danger';
  return (
    <details class="mute">
      <summary aria-label={formatText(mutes.muteHint, { label })}>{mutes.mute}</summary>
      <p class="source">{isDanger ? mutes.muteDanger : mutes.muteWhat}</p>
      <div class="actions">
        <button type="button" onClick={() => onMute({ id, until: 'days', isConfirmed: isDanger })}>
          {isDanger ? mutes.confirm : mutes.forDays}
        </button>
        {!isDanger && (
          <button type="button" onClick={() => onMute({ id, until: 'undone', isConfirmed: false })}>
            {mutes.untilBack}
          </button>
        )}
      </div>
    </details>
  );
}

export type MutedProps = {
  readonly view: PageView;
  /** The last press to mute came to nothing. */
  readonly hasFailed: boolean;
  readonly onUnmute: (muteId: string) => void;
};

/** What the shopper has muted on this page: counted always, told when it is opened, taken back by one press. */
export function PopupMuted({ view, hasFailed, onUnmute }: MutedProps): JSX.Element | null {
  const { mutes } = catalogueOf(view.locale);
  const muted = view.muted ?? [];
  if (muted.length === 0 && !hasFailed) return null;
  return (
    <section class="group">
      <p role="status">{hasFailed && mutes.failed}</p>
      {muted.length > 0 && (
        <details class="muted-findings">
          <summary>{formatCount(mutes.detail, muted.length, view.locale)}</summary>
          <ul>
            {muted.map((each) => (
              <Muted
                key={each.muteId + each.finding.id}
                each={each}
                locale={view.locale}
                onUnmute={onUnmute}
              />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type OneMuted = Pick<MutedProps, 'onUnmute'> & {
  readonly each: MutedView;
  readonly locale: Locale;
};

function Muted({ each, locale, onUnmute }: OneMuted): JSX.Element {
  const { mutes, subject } = catalogueOf(locale);
  const { finding, until, muteId } = each;
  const name = each.subject.name ?? subject[each.subject.kind];
  return (
    <li class="finding muted-finding" data-tone={finding.tone}>
      <ToneIcon name={finding.tone} />
      <div>
        <p class="label">{finding.label}</p>
        <p>
          <bdi>{name}</bdi>
        </p>
        {finding.quote !== null && <p class="quote">“{finding.quote}”</p>}
        <p>{finding.why}</p>
        <p class="source">
          {finding.source} · {until}
        </p>
        <button
          type="button"
          aria-label={formatText(mutes.undoHint, { label: finding.label, name })}
          onClick={() => onUnmute(muteId)}
        >
          {mutes.undo}
        </button>
      </div>
    </li>
  );
}
