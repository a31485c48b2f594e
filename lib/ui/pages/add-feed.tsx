import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import type { FeedsProps } from './feeds-props.ts';
import { Fingerprint } from './fingerprint.tsx';

/** Adds a feed in two steps: look at it, compare its fingerprint, then agree. */
export function AddFeed({ page, locale, actions }: FeedsProps): JSX.Element {
  const { add } = catalogueOf(locale).feeds;
  const { adding } = page;
  return (
    <section aria-labelledby="add-feed">
      <h2 id="add-feed">{add.title}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const url = new FormData(event.currentTarget).get('url');
          if (typeof url === 'string') actions.onLook(url);
        }}
      >
        <label>
          {add.label}
          <input name="url" type="text" inputMode="url" autocomplete="off" spellcheck={false} />
        </label>
        <button type="submit" disabled={adding.state === 'looking'}>
          {add.look}
        </button>
      </form>
      <div aria-live="polite">
        {adding.state === 'looking' && <p>{add.looking}</p>}
        {adding.state === 'fault' && <p data-tone="caution">{readFault(adding.fault, locale)}</p>}
        {adding.state === 'seen' && (
          <div class="preview">
            <h3>{adding.preview.name[locale]}</h3>
            <p>{adding.preview.url}</p>
            <p>{formatText(add.licence, { licence: adding.preview.licence })}</p>
            {adding.preview.intake !== null && (
              <p>{formatText(add.intake, { host: adding.preview.intake })}</p>
            )}
            <ul>
              {adding.preview.curators.map(({ id, name, listTitles }) => (
                <li key={id}>
                  {[name[locale], ...listTitles.map((title) => title[locale])].join(' · ')}
                </li>
              ))}
            </ul>
            <Fingerprint locale={locale} of={adding.preview.rootFingerprint} />
            <p>{add.compare}</p>
            <button type="button" onClick={() => actions.onAgree(adding.preview)}>
              {add.agree}
            </button>
            <button type="button" class="quiet" onClick={actions.onCancel}>
              {add.cancel}
            </button>
          </div>
        )}
      </div>
    </section>
  );
}

function readFault(fault: string, locale: FeedsProps['locale']): string {
  const { fault: texts } = catalogueOf(locale).feeds.add;
  const known = Object.entries(texts).find(([code]) => code === fault);
  return known ? known[1] : texts['feed-unreachable'];
}
