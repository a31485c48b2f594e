import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount, formatText } from '#lib/i18n/format.ts';
import { readSafeHref } from '#lib/ui/safe-href.ts';
import type { JSX } from 'preact';
import { FeedFile } from './feed-file.tsx';
import { Freshness, Signers } from './feed-freshness.tsx';
import type { FeedProps } from './feeds-props.ts';
import { FilledText } from './filled-text.tsx';
import { HeldUpdate } from './held-update.tsx';
import { SelfNamed } from './self-named.tsx';

/** One source: whose it is, how fresh, what is held back, who answers for its lists. */
export function Feed(props: FeedProps): JSX.Element {
  const { feed, locale } = props;
  const { feeds } = catalogueOf(locale);
  const name = feed.name[locale];
  return (
    <section aria-labelledby={`feed-${feed.id}`} data-feed={feed.id}>
      <h2 id={`feed-${feed.id}`}>
        <bdi>{name}</bdi>
      </h2>
      {feed.isMain ? <p class="muted">{feeds.main}</p> : <SelfNamed locale={locale} name={name} />}
      <Freshness {...props} />
      <HeldUpdate {...props} />
      <Curators {...props} />
      <details>
        <summary>{feeds.details}</summary>
        <Signers {...props} />
      </details>
      <FeedFile {...props} />
      {!feed.isMain && <Place {...props} />}
    </section>
  );
}

function Curators({ feed, locale, actions }: FeedProps): JSX.Element | null {
  const { feeds } = catalogueOf(locale);
  const [publisher] = feed.curators;
  if (!publisher) return null;
  const href = readSafeHref(publisher.url);
  return (
    <>
      <p>
        <FilledText text={feeds.publisher} slots={{ name: publisher.name[locale] }} />
        {href !== null && (
          <>
            {' · '}
            <a href={href} target="_blank" rel="noopener noreferrer nofollow">
              {new URL(href).host}
            </a>
          </>
        )}
      </p>
      <h3>{feeds.curators}</h3>
      <ul class="choices">
        {feed.curators.map(({ id, name, isOn, entryCount }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={isOn}
                onChange={() => actions.onCurator(feed.id, id, !isOn)}
              />
              <span>
                <FilledText text={feeds.use} slots={{ name: name[locale] }} />
                {entryCount !== null && (
                  <span class="muted"> · {formatCount(feeds.entries, entryCount, locale)}</span>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where an added source stands among the others, and the way out. */
function Place({ feed, locale, actions, page }: FeedProps): JSX.Element {
  const { feeds } = catalogueOf(locale);
  const added = page.feeds.filter(({ isMain }) => !isMain);
  const at = added.findIndex(({ id }) => id === feed.id);
  const hint = (move: string): string =>
    formatText(feeds.moveHint, { move, name: feed.name[locale] });
  const moves = [
    { by: -1, text: feeds.moveUp, isEnd: at === 0 },
    { by: 1, text: feeds.moveDown, isEnd: at === added.length - 1 },
  ] as const;
  return (
    <div class="row">
      {added.length > 1 &&
        moves.map(({ by, text, isEnd }) => (
          <button
            key={by}
            type="button"
            disabled={isEnd}
            aria-label={hint(text)}
            onClick={() => actions.onMove(feed.id, by)}
          >
            {text}
          </button>
        ))}
      <button type="button" class="quiet" onClick={() => actions.onRemove(feed.id)}>
        {feeds.remove}
      </button>
    </div>
  );
}
