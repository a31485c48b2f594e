import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';
import type { FeedView } from '#lib/domain/feed-view.ts';
import type { Result } from '#lib/domain/result.ts';
import { plantRoot } from '#lib/feed/tuf/updater.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import { buildFeedChoices } from './feed-choices.ts';
import { maxFeedSources } from '#lib/store/feed-sources.ts';
import type { FeedDeskParts } from './feed-desk-parts.ts';
import { parseFeedUrl } from './feed-url.ts';
import { parseBundle } from './import-bundle.ts';
import { mainSource } from './main-source.ts';
import { buildMemoryStore } from './memory-store.ts';
import { type Previewed, previewFeed } from './preview-feed.ts';
import { removeFeed } from './sweep-feeds.ts';
import { viewFeed } from './view-feed.ts';
import { buildFreshness } from './view-freshness.ts';

export type FeedAnswers = Pick<
  Answerers,
  | 'viewFeeds'
  | 'syncFeeds'
  | 'previewFeed'
  | 'addFeed'
  | 'removeFeed'
  | 'chooseCurator'
  | 'releaseHeld'
  | 'declineHeld'
  | 'moveFeed'
  | 'viewFreshness'
  | 'importFeed'
>;

/** What the shopper sees and decides about feeds. Every answer is the state after it. */
export function buildFeedDesk(parts: FeedDeskParts): FeedAnswers {
  const { sources, onChanged } = parts;

  async function viewAll(): Promise<{ readonly feeds: readonly FeedView[] }> {
    const known = await sources.readAll();
    const main = known.find(({ id }) => id === mainFeedId) ?? mainSource;
    const others = known.filter(({ id }) => id !== mainFeedId);
    const views = await Promise.all([main, ...others].map((source) => viewFeed(source, parts)));
    return { feeds: views.filter((view) => view !== null) };
  }

  const viewFeeds = viewAll;
  return {
    viewFeeds,
    ...buildFeedChoices({ ...parts, viewFeeds }),
    ...buildFreshness(parts),
    async syncFeeds() {
      await parts.sync.syncNow();
      return viewAll();
    },
    async previewFeed({ url }) {
      const seen = await look(url, parts);
      return seen.ok
        ? { preview: { ...seen.value.preview, url: seen.value.mirror }, fault: null }
        : { preview: null, fault: seen.error };
    },
    async addFeed({ url, rootFingerprint }) {
      const added = await add(url, rootFingerprint, parts);
      onChanged();
      return { ...(await viewAll()), fault: added.ok ? null : added.error };
    },
    async removeFeed({ feedId }) {
      if (feedId !== mainFeedId) await removeFeed(feedId, parts);
      onChanged();
      return viewAll();
    },
    async chooseCurator({ feedId, curatorId, isOn }) {
      const known = await sources.readAll();
      const source = known.find(({ id }) => id === feedId) ?? mainSource;
      if (source.id === feedId) {
        const others = source.curatorsOff.filter((id) => id !== curatorId);
        await sources.apply({ ...source, curatorsOff: isOn ? others : [...others, curatorId] });
        onChanged();
      }
      return viewAll();
    },
    async importFeed({ feedId, bundle }) {
      const parsed = parseBundle(bundle);
      const outcome = parsed.ok
        ? await parts.updates.updateFrom(feedId, parsed.value)
        : parsed.error;
      onChanged();
      return { ...(await viewAll()), outcome };
    },
  };
}

type Seen = Previewed & { readonly mirror: string };

async function look(url: string, parts: FeedDeskParts): Promise<Result<Seen, string>> {
  const mirror = parseFeedUrl(url);
  if (!mirror.ok) return mirror;
  const seen = await previewFeed(mirror.value, buildMemoryStore(), parts);
  return seen.ok ? { ok: true, value: { ...seen.value, mirror: mirror.value } } : seen;
}

/** Adds the feed that was shown: one whose root is another by now was never agreed to. */
async function add(
  url: string,
  agreedTo: string,
  parts: FeedDeskParts,
): Promise<Result<null, string>> {
  const seen = await look(url, parts);
  if (!seen.ok) return seen;
  const { preview, root, mirror } = seen.value;
  const { rootFingerprint } = preview;
  if (rootFingerprint !== agreedTo) return { ok: false, error: 'feed-refused' };
  const id = rootFingerprint.slice(0, 16);
  const all = await parts.sources.readAll();
  const known = all.find((source) => source.id === id);
  if (!known && all.length >= maxFeedSources) return { ok: false, error: 'too-many' };
  const store = parts.metadataOf(id);
  if ((await store.read('root.json')) === null) await plantRoot(store, root);
  const mirrors = [...new Set([...(known?.mirrors ?? []), mirror])].slice(0, 8);
  const source: FeedSource = {
    id,
    mirrors,
    rootFingerprint,
    addedAtMs: known?.addedAtMs ?? parts.clock(),
    curatorsOff: known?.curatorsOff ?? [],
  };
  await parts.sources.apply(source);
  await parts.updates.update(source);
  await parts.sync.applyWake();
  return { ok: true, value: null };
}
