import type { FeedFreshness } from '#lib/domain/feed-view.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatAge, formatNumber } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import { FilledText } from './filled-text.tsx';
import { ToneIcon } from './tone-icon.tsx';

export type FreshnessProps = {
  readonly locale: Locale;
  readonly nowMs: number;
  /** `loading` says nothing yet; `unknown`: the worker did not answer. */
  readonly freshness: 'loading' | 'unknown' | readonly FeedFreshness[];
};

/** One calm line: how fresh the data are, or the gravest thing that is wrong with them, and the way to decide. */
export function PopupFreshness(props: FreshnessProps): JSX.Element | null {
  const { locale, freshness } = props;
  if (freshness === 'loading') return null;
  const { line } = catalogueOf(locale).feeds;
  const said = readLine(props);
  return (
    <p class="fresh" {...(said.isOdd ? { 'data-tone': 'caution' } : {})} role="status">
      {said.isOdd && <ToneIcon name="caution" />}
      <span>
        <FilledText text={said.text} slots={said.slots} />{' '}
        <a href={`options.html#feed-${said.feedId}`} target="_blank">
          {said.isHeld ? line.review : line.open}
        </a>
      </span>
    </p>
  );
}

type Line = {
  readonly text: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly feedId: string;
  readonly isOdd: boolean;
  readonly isHeld: boolean;
};

/** What stops all look-ups comes first, then what waits for the shopper, then what an added feed or a host did. */
function readLine({ locale, nowMs, freshness }: FreshnessProps): Line {
  const { line } = catalogueOf(locale).feeds;
  const feeds = typeof freshness === 'string' ? [] : freshness;
  const [main] = feeds;
  const odd = (feed: FeedFreshness, text: string, reason = ''): Line => ({
    text,
    slots: fill(feed, { locale, nowMs, reason }),
    feedId: feed.id,
    isOdd: true,
    isHeld: text === line.held,
  });
  if (main?.isMain !== true) {
    const text = freshness === 'unknown' ? line.unknown : line.none;
    return { text, slots: {}, feedId: 'main', isOdd: true, isHeld: false };
  }
  const ended = feeds.find((each) => each.version > 0 && nowMs >= each.expiresAtMs);
  if (ended?.isMain) return odd(ended, line.ended);
  const held = feeds.find(({ heldVersion }) => heldVersion !== null);
  if (held) return odd(held, line.held);
  if (ended) return odd(ended, line.ended);
  const failed = feeds.find(({ fault }) => fault !== null);
  if (failed?.fault) {
    const text = failed.version > 0 ? line.failed : line.failedEmpty;
    return odd(failed, text, line.reason[failed.fault]);
  }
  const more = feeds.length - 1;
  const text = more === 0 ? line.fresh : more === 1 ? line.freshMore.one : line.freshMore.many;
  const slots = { ...fill(main, { locale, nowMs, reason: '' }), count: formatNumber(more, locale) };
  return { text, slots, feedId: main.id, isOdd: false, isHeld: false };
}

/** A feed names itself: a long name may not push the sentence out of sight. */
const mostNameChars = 48;

function cutName(name: string): string {
  const chars = Array.from(name);
  return chars.length > mostNameChars ? `${chars.slice(0, mostNameChars - 1).join('')}…` : name;
}

function fill(
  feed: FeedFreshness,
  { locale, nowMs, reason }: Pick<FreshnessProps, 'locale' | 'nowMs'> & { readonly reason: string },
): Line['slots'] {
  return {
    name: cutName(feed.name[locale]),
    version: String(feed.heldVersion ?? feed.version),
    age: formatAge(feed.publishedAtMs, nowMs, locale),
    reason,
  };
}
