import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { JSX } from 'preact';
import { AddFeed } from './add-feed.tsx';
import { Feed } from './feed.tsx';
import type { FeedsProps } from './feeds-props.ts';

/** Every source of data with its freshness, and what the shopper decides about it. */
export function Feeds(props: FeedsProps): JSX.Element {
  const { page, locale, actions } = props;
  const { feeds } = catalogueOf(locale);
  return (
    <>
      <h1>{feeds.title}</h1>
      <p class="lead">{feeds.lead}</p>
      {page.state === 'ready' ? (
        <>
          <div class="row" aria-live="polite">
            <button type="button" class="main" disabled={page.isSyncing} onClick={actions.onSync}>
              {page.isSyncing ? feeds.syncing : feeds.syncNow}
            </button>
            {page.hasFailed && <p data-tone="caution">{feeds.actionFailed}</p>}
          </div>
          {page.feeds.map((feed) => (
            <Feed key={feed.id} {...props} feed={feed} />
          ))}
          <AddFeed {...props} />
        </>
      ) : (
        <p role="status">{feeds[page.state]}</p>
      )}
    </>
  );
}
