import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { Clock } from '#lib/browser/clock.ts';
import { loadSeedFeed } from './load-feed.ts';

/**
 * Keeps what was built from the feed for as long as the worker lives. Built at the first question, once for all
 * that ask meanwhile; a failure is not kept, so that the next question tries again; a feed whose end has passed
 * since it was built is taken down.
 */
export function buildFeedShelf<T>(parts: {
  readonly readJson: (path: string) => Promise<unknown>;
  readonly clock: Clock;
  readonly build: (content: FeedContent) => T;
}): () => Promise<T | NotCheckedReason> {
  let shelved: { readonly built: T; readonly expiresAtMs: number } | null = null;
  let loading: Promise<T | NotCheckedReason> | null = null;

  async function load(): Promise<T | NotCheckedReason> {
    const loaded = await loadSeedFeed(parts.readJson, parts.clock());
    if (!loaded.ok) return loaded.error;
    shelved = { built: parts.build(loaded.value), expiresAtMs: loaded.value.expiresAtMs };
    return shelved.built;
  }

  return async () => {
    if (shelved && parts.clock() < shelved.expiresAtMs) return shelved.built;
    shelved = null;
    loading ??= load().finally(() => {
      loading = null;
    });
    return loading;
  };
}
