import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import type { FeedProps } from './feeds-props.ts';
import { Named } from './named.tsx';
import { ToneIcon } from './tone-icon.tsx';

/** What the brake holds back, what it would flag, and the two ways on. A version that was thrown away can still be taken. */
export function HeldUpdate({ feed, locale, actions }: FeedProps): JSX.Element | null {
  const { held } = catalogueOf(locale).feeds;
  if (!feed.held) return null;
  const { version, code, newlyFlagged, isDeclined } = feed.held;
  const why = code === 'protected-name' ? held.protectedName : held.recentShops;
  return (
    <div {...(isDeclined ? {} : { 'data-tone': 'caution' })} class="held" role="status">
      <p class="what">
        {!isDeclined && <ToneIcon name="caution" />}
        <span>{formatText(isDeclined ? held.declined : why, { version })}</span>
      </p>
      {!isDeclined && (
        <>
          <ul>
            {newlyFlagged.map((each) => (
              <li key={each}>
                <Named text={each} locale={locale} />
              </li>
            ))}
          </ul>
          <p>{held.hint}</p>
        </>
      )}
      <div class="row">
        {!isDeclined && (
          <button type="button" class="main" onClick={() => actions.onDecline(feed.id, version)}>
            {held.discard}
          </button>
        )}
        <button type="button" onClick={() => actions.onRelease(feed.id, version)}>
          {held.release}
        </button>
      </div>
    </div>
  );
}
