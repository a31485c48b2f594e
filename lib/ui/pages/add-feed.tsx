import type { FeedPreview } from '#lib/domain/feed-view.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { JSX } from 'preact';
import type { FeedsProps } from './feeds-props.ts';
import { FilledText } from './filled-text.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { SelfNamed } from './self-named.tsx';

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
        <label class="field">
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
          <Preview locale={locale} actions={actions} preview={adding.preview} />
        )}
      </div>
    </section>
  );
}

type PreviewProps = Pick<FeedsProps, 'locale' | 'actions'> & { readonly preview: FeedPreview };

/** All that is known of a source before anything is taken from it. */
function Preview({ preview, locale, actions }: PreviewProps): JSX.Element {
  const { feeds } = catalogueOf(locale);
  const { add } = feeds;
  const name = preview.name[locale];
  return (
    <div class="preview">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <SelfNamed locale={locale} name={name} />
      <p>
        <FilledText text={feeds.address} slots={{ url: preview.url }} />
      </p>
      <p>
        <FilledText text={add.licence} slots={{ licence: preview.licence }} />
      </p>
      {preview.intake !== null && (
        <p>
          <FilledText text={add.intake} slots={{ host: preview.intake }} />
        </p>
      )}
      <h4>{feeds.curators}</h4>
      <ul>
        {preview.curators.map((curator) => (
          <li key={curator.id}>
            <bdi>{curator.name[locale]}</bdi>
            {curator.listTitles.map((title) => (
              <span key={title[locale]} class="muted">
                {' · '}
                <bdi>{title[locale]}</bdi>
              </span>
            ))}
          </li>
        ))}
      </ul>
      <Fingerprint locale={locale} of={preview.rootFingerprint} />
      <p>{add.compare}</p>
      <div class="row">
        <button type="button" class="main" onClick={() => actions.onAgree(preview)}>
          {add.agree}
        </button>
        <button type="button" onClick={actions.onCancel}>
          {add.cancel}
        </button>
      </div>
    </div>
  );
}

function readFault(fault: string, locale: FeedsProps['locale']): string {
  const { fault: texts } = catalogueOf(locale).feeds.add;
  const known = Object.entries(texts).find(([code]) => code === fault);
  return known ? known[1] : texts['feed-unreachable'];
}
