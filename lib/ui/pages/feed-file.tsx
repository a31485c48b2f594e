import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { JSX } from 'preact';
import type { FeedProps } from './feeds-props.ts';

/** Codes after which the feed holds what the file brought, or had it already. */
const well = new Set(['activated', 'unchanged', 'held']);

/** A feed from a memory stick: the way for a device without a network. */
export function FeedFile({ feed, locale, actions, page }: FeedProps): JSX.Element {
  const { fromDisk } = catalogueOf(locale).feeds;
  const outcome = page.imported?.feedId === feed.id ? page.imported.outcome : null;
  return (
    <div class="file">
      <label class="button">
        {fromDisk.label}
        <input
          type="file"
          accept=".json"
          disabled={outcome === 'reading'}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) actions.onFile(feed.id, file);
            // The same file, mended, may be chosen again.
            currentTarget.value = '';
          }}
        />
      </label>
      <p class="muted">{fromDisk.hint}</p>
      <div role="status">
        {outcome !== null && (
          <p {...(outcome === 'reading' || well.has(outcome) ? {} : { 'data-tone': 'caution' })}>
            {readOutcome(outcome, locale)}
          </p>
        )}
      </div>
    </div>
  );
}

function readOutcome(outcome: string, locale: Locale): string {
  const { fromDisk } = catalogueOf(locale).feeds;
  if (outcome === 'reading') return fromDisk.reading;
  const known = Object.entries(fromDisk.outcome).find(([code]) => code === outcome);
  return known ? known[1] : fromDisk.broken;
}
