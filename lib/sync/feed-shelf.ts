import type { Clock } from '#lib/browser/clock.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import type { Library } from './feed-library.ts';

export type FeedShelf<T> = {
  /** What was built, or why there is nothing to look anything up in. */
  readonly read: () => Promise<T | NotCheckedReason>;
  /** A feed has changed: what is built goes on answering until the next question builds anew. */
  readonly forget: () => void;
};

/**
 * Keeps what was built from the feeds for as long as the worker lives. Built at the first question, once for all
 * that ask meanwhile; a failure is not kept, so that the next question tries again; a feed whose end has passed
 * since it was built is taken down.
 */
export function buildFeedShelf<T>(parts: {
  readonly readLibrary: () => Promise<Library | NotCheckedReason>;
  readonly clock: Clock;
  readonly build: (content: PackedFeed) => T;
}): FeedShelf<T> {
  let shelved: { readonly built: T; readonly endsAtMs: number } | null = null;
  let loading: Promise<T | NotCheckedReason> | null = null;

  async function build(isWanted: () => boolean): Promise<T | NotCheckedReason> {
    const library = await parts.readLibrary();
    if (typeof library === 'string') return library;
    const built = parts.build(library.content);
    if (isWanted()) shelved = { built, endsAtMs: library.endsAtMs };
    return built;
  }

  function load(): Promise<T | NotCheckedReason> {
    const mine: Promise<T | NotCheckedReason> = build(() => loading === mine).finally(() => {
      if (loading === mine) loading = null;
    });
    return mine;
  }

  return {
    async read() {
      if (shelved && parts.clock() < shelved.endsAtMs) return shelved.built;
      shelved = null;
      loading ??= load();
      return loading;
    },
    forget() {
      shelved = null;
      // Whoever waits gets what is being built. It is of the state before: it must not stay, and nobody else gets it.
      loading = null;
    },
  };
}
