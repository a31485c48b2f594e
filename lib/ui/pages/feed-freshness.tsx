import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatAge, formatCount, formatDay, formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import type { FeedProps } from './feeds-props.ts';
import { FilledText } from './filled-text.tsx';
import { Fingerprint } from './fingerprint.tsx';

/** How old the data are, when they were last confirmed, when they end, and what went wrong. */
export function Freshness({ feed, locale, nowMs }: FeedProps): JSX.Element {
  const { feeds } = catalogueOf(locale);
  const { version, publishedAtMs, sync, mirrors, droppedRules } = feed;
  const { confirmedAtMs, failure } = sync;
  const age = (atMs: number): string => formatAge(atMs, nowMs, locale);
  return (
    <ul class="facts">
      {version > 0 ? (
        <li>{formatText(feeds.version, { version, age: age(publishedAtMs) })}</li>
      ) : (
        <li data-tone="caution">{feeds.empty}</li>
      )}
      <li>
        {confirmedAtMs === null
          ? mirrors.length === 0
            ? feeds.noAddress
            : feeds.neverConfirmed
          : formatText(feeds.confirmed, { age: age(confirmedAtMs) })}
      </li>
      {version > 0 && <End feed={feed} locale={locale} nowMs={nowMs} />}
      {failure && <li data-tone="caution">{feeds.fault[failure.fault]}</li>}
      {droppedRules > 0 && <li>{formatCount(feeds.dropped, droppedRules, locale)}</li>}
    </ul>
  );
}

function End({ feed, locale, nowMs }: Pick<FeedProps, 'feed' | 'locale' | 'nowMs'>): JSX.Element {
  const { feeds } = catalogueOf(locale);
  const day = formatDay(feed.expiresAtMs, locale);
  return nowMs < feed.expiresAtMs ? (
    <li>{formatText(feeds.until, { day })}</li>
  ) : (
    <li data-tone="caution">{formatText(feeds.ended, { day })}</li>
  );
}

/** Who may sign, how many did, what ends first, and where the feed is asked for. */
export function Signers({ feed, locale, nowMs }: FeedProps): JSX.Element {
  const { feeds } = catalogueOf(locale);
  const { signers, mirrors } = feed;
  const fingerprint = feed.rootFingerprint ?? signers?.rootFingerprint ?? null;
  return (
    <>
      {mirrors.map((url) => (
        <p key={url}>
          <FilledText text={feeds.address} slots={{ url }} />
        </p>
      ))}
      {fingerprint !== null && <Fingerprint locale={locale} of={fingerprint} />}
      {signers && (
        <>
          <p>
            {formatText(feeds.signers, {
              version: signers.rootVersion,
              signed: signers.rootSigned,
              keys: signers.rootKeys,
              threshold: signers.rootThreshold,
            })}
          </p>
          <p>
            {formatText(signers.nextExpiryMs > nowMs ? feeds.nextExpiry : feeds.signatureEnded, {
              day: formatDay(signers.nextExpiryMs, locale),
            })}
          </p>
        </>
      )}
    </>
  );
}
