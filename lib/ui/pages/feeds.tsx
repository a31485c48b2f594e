import type { FeedView } from '#lib/domain/feed-view.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatAge, formatCount, formatDay, formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import { AddFeed } from './add-feed.tsx';
import type { FeedsProps } from './feeds-props.ts';
import { Fingerprint } from './fingerprint.tsx';

/** Every source of data with its freshness, and what the shopper decides about it. */
export function Feeds(props: FeedsProps): JSX.Element {
  const { page, locale, actions } = props;
  const { feeds } = catalogueOf(locale);
  return (
    <main lang={locale}>
      <h1>{feeds.title}</h1>
      <p>{feeds.lead}</p>
      {page.state === 'ready' ? (
        <>
          <p aria-live="polite">
            <button type="button" disabled={page.isSyncing} onClick={actions.onSync}>
              {page.isSyncing ? feeds.syncing : feeds.syncNow}
            </button>
          </p>
          {page.feeds.map((feed) => (
            <Feed key={feed.id} {...props} feed={feed} />
          ))}
          <AddFeed {...props} />
        </>
      ) : (
        <p role="status">{feeds[page.state]}</p>
      )}
    </main>
  );
}

type FeedProps = FeedsProps & { readonly feed: FeedView };

function Feed(props: FeedProps): JSX.Element {
  const { feed, locale, actions, page } = props;
  const { feeds } = catalogueOf(locale);
  return (
    <section aria-labelledby={`feed-${feed.id}`} data-feed={feed.id}>
      <h2 id={`feed-${feed.id}`}>{feed.name[locale]}</h2>
      {feed.isMain && <p class="muted">{feeds.main}</p>}
      <Freshness {...props} />
      <Held {...props} />
      <h3>{feeds.curators}</h3>
      <ul>
        {feed.curators.map(({ id, name, isOn, entryCount }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={isOn}
                onChange={() => actions.onCurator(feed.id, id, !isOn)}
              />
              {formatText(feeds.use, { name: name[locale] })}
            </label>
            {entryCount !== null && (
              <span class="muted"> {formatCount(feeds.entries, entryCount, locale)}</span>
            )}
          </li>
        ))}
      </ul>
      {feed.rootFingerprint !== null && <Fingerprint locale={locale} of={feed.rootFingerprint} />}
      <label class="file">
        {feeds.fromDisk.label}
        <input
          type="file"
          accept=".json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) actions.onFile(feed.id, file);
          }}
        />
      </label>
      <p class="muted">{feeds.fromDisk.hint}</p>
      {page.importFault && <p role="alert">{feeds.fromDisk.broken}</p>}
      {!feed.isMain && (
        <button type="button" class="quiet" onClick={() => actions.onRemove(feed.id)}>
          {feeds.remove}
        </button>
      )}
    </section>
  );
}

function Freshness({ feed, locale, nowMs }: FeedProps): JSX.Element {
  const { feeds } = catalogueOf(locale);
  const { version, publishedAtMs, expiresAtMs, sync, mirrors, droppedRules } = feed;
  const { confirmedAtMs, failure } = sync;
  const age = (atMs: number): string => formatAge(atMs, nowMs, locale);
  return (
    <ul class="facts">
      <li>{formatText(feeds.version, { version, age: age(publishedAtMs) })}</li>
      <li>
        {confirmedAtMs === null
          ? mirrors.length === 0
            ? feeds.noAddress
            : feeds.neverConfirmed
          : formatText(feeds.confirmed, { age: age(confirmedAtMs) })}
      </li>
      <li>{formatText(feeds.until, { day: formatDay(expiresAtMs, locale) })}</li>
      {failure && <li data-tone="caution">{feeds.fault[failure.fault]}</li>}
      {droppedRules > 0 && <li>{formatCount(feeds.dropped, droppedRules, locale)}</li>}
    </ul>
  );
}

function Held({ feed, locale, actions }: FeedProps): JSX.Element | null {
  const { held } = catalogueOf(locale).feeds;
  if (!feed.held) return null;
  const { version, code, newlyFlagged } = feed.held;
  const why = code === 'protected-name' ? held.protectedName : held.recentShops;
  return (
    <div data-tone="caution" class="held" role="status">
      <p>{formatText(why, { version })}</p>
      <ul>
        {newlyFlagged.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>{held.hint}</p>
      <button type="button" onClick={() => actions.onRelease(feed.id)}>
        {held.release}
      </button>
    </div>
  );
}
