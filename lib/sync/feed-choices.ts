import type { Answerers } from '#lib/messages/handle.ts';
import { nameRelease } from './declined-release.ts';
import type { FeedDeskParts } from './feed-desk-parts.ts';
import { mainSource } from './main-source.ts';

type Parts = Pick<FeedDeskParts, 'generations' | 'sources' | 'onChanged'> & {
  readonly viewFeeds: Answerers['viewFeeds'];
};

/** What the shopper decides about feeds that are there. Every answer is the state after it. */
export function buildFeedChoices(
  parts: Parts,
): Pick<Answerers, 'releaseHeld' | 'declineHeld' | 'moveFeed'> {
  const { generations, sources } = parts;
  return {
    async releaseHeld({ feedId, version }, sender) {
      const held = await generations.readHeld(feedId);
      // Another version may have come while the shopper was reading what this one would flag.
      if (held && (version === undefined || held.version === version)) {
        await generations.activate(feedId, held.number);
        parts.onChanged();
      }
      return parts.viewFeeds({}, sender);
    },
    async declineHeld({ feedId, version }, sender) {
      const held = await generations.readHeld(feedId);
      const known = await sources.readAll();
      const source = known.find(({ id }) => id === feedId) ?? mainSource;
      if (held?.version === version && source.id === feedId) {
        await sources.apply({ ...source, declinedRelease: await nameRelease(held) });
      }
      return parts.viewFeeds({}, sender);
    },
    async moveFeed({ feedId, by }, sender) {
      await sources.move(feedId, by);
      parts.onChanged();
      return parts.viewFeeds({}, sender);
    },
  };
}
