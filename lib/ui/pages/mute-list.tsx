import { useState } from 'preact/hooks';
import type { Locale } from '#lib/domain/localised.ts';
import type { MutesView } from '#lib/messages/contract.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount, formatDate, formatText } from '#lib/i18n/format.ts';
import { foldPlain } from '#lib/text/fold-vietnamese.ts';
import { presentUntil } from '#lib/verdict/present-muted.ts';
import type { JSX } from 'preact';

type KeptMute = MutesView['mutes'][number];

export type MuteListProps = {
  readonly locale: Locale;
  /** Null: they could not be read. */
  readonly mutes: readonly KeptMute[] | null;
  /** Null: all of them. */
  readonly onUndo: (id: string | null) => void;
};

/** Every mute with its end; searched as it is typed, with or without diacritics, and taken back one by one or all. */
export function MuteList({ locale, mutes, onUndo }: MuteListProps): JSX.Element {
  const [query, setQuery] = useState('');
  const { mutes: words } = catalogueOf(locale);
  const found = findMutes(mutes ?? [], query, locale);
  return (
    <section aria-labelledby="mutes">
      <h2 id="mutes">{words.title}</h2>
      <p class="muted">{words.lead}</p>
      {mutes === null && <p role="status">{words.unreadable}</p>}
      {mutes?.length === 0 && <p role="status">{words.none}</p>}
      {mutes && mutes.length > 0 && (
        <>
          <label class="field">
            {words.search}
            <input
              type="text"
              name="mutes"
              value={query}
              autocomplete="off"
              onInput={({ currentTarget }) => setQuery(currentTarget.value)}
            />
          </label>
          <div class="row">
            <span role="status">
              {found.length === 0
                ? words.noneFound
                : formatCount(words.found, found.length, locale)}
            </span>
            <button type="button" class="quiet" onClick={() => onUndo(null)}>
              {words.undoAll}
            </button>
          </div>
          <ul class="rows">
            {found.map((mute) => (
              <KeptMuteRow key={mute.id} mute={mute} locale={locale} onUndo={onUndo} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type OneMute = Pick<MuteListProps, 'locale' | 'onUndo'> & { readonly mute: KeptMute };

function KeptMuteRow({ mute, locale, onUndo }: OneMute): JSX.Element {
  const { mutes: words, subject } = catalogueOf(locale);
  const name = mute.name ?? words.nameless;
  const day = formatDate(new Date(mute.sinceMs).toISOString().slice(0, 10), locale);
  return (
    <li>
      <span>
        <bdi class="name">{name}</bdi>
        <span class="muted">
          {[
            subject[mute.kind],
            mute.label[locale],
            formatText(words.since, { day }),
            presentUntil(mute, locale),
          ].join(' · ')}
        </span>
      </span>
      <button
        type="button"
        class="quiet"
        aria-label={formatText(words.undoHint, { label: mute.label[locale], name })}
        onClick={() => onUndo(mute.id)}
      >
        {words.undo}
      </button>
    </li>
  );
}

// Every word that was typed has to be somewhere: in the name, in what was muted, or in what it was muted of.
function findMutes(mutes: readonly KeptMute[], query: string, locale: Locale): readonly KeptMute[] {
  const { subject } = catalogueOf(locale);
  const wanted = foldPlain(query).split(/\s+/).filter(Boolean);
  return mutes.filter(({ name, label, kind }) => {
    const text = foldPlain([name ?? '', label.vi, label.en, subject[kind]].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}
