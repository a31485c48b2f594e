import { browserAlarms } from '#lib/browser/alarms.ts';
import { readDay, systemClock } from '#lib/browser/clock.ts';
import { buildFeedNetwork } from '#lib/browser/feed-network.ts';
import { onInstalledOrStarted, readOwnBytes } from '#lib/browser/own-files.ts';
import { systemRandom } from '#lib/browser/random.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { parseFeedFiles } from '#lib/feed/feed-files.ts';
import { decodeList } from '#lib/feed/list-form.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import type { Database } from '#lib/store/database.ts';
import { buildFeedMetadata } from '#lib/store/feed-metadata.ts';
import { buildFeedSources } from '#lib/store/feed-sources.ts';
import { buildGenerations } from '#lib/store/generations.ts';
import { buildRecentShops } from '#lib/store/recent-shops.ts';
import { localArea } from '#lib/store/storage-areas.ts';
import { buildSyncStates } from '#lib/store/sync-states.ts';
import { buildFeedDesk } from '#lib/sync/feed-desk.ts';
import { readLibrary } from '#lib/sync/feed-library.ts';
import { buildFeedShelf } from '#lib/sync/feed-shelf.ts';
import { buildFeedUpdates } from '#lib/sync/feed-updates.ts';
import { readSeedFiles } from '#lib/sync/seed-feed.ts';
import { buildSyncDesk } from '#lib/sync/sync-desk.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';

/** Everything about feeds: what pages are looked up in, how it stays up to date, what the shopper chooses. */
export function buildFeeds(database: Database, reportFault: (fault: unknown) => void) {
  const generations = buildGenerations(database);
  const sources = buildFeedSources(localArea);
  const states = buildSyncStates(localArea);
  const recentShops = buildRecentShops(localArea);
  const decode = (files: FeedFiles) => parseFeedFiles(files, decodeList);
  const metadataOf = (feedId: string) => buildFeedMetadata(database, feedId);
  const shelf = buildFeedShelf({
    readLibrary: () =>
      readLibrary({
        generations,
        readSources: () => sources.readAll(),
        readSeed: () => readSeedFiles(readOwnBytes),
        decode,
        clock: systemClock,
      }),
    clock: systemClock,
    build: buildLookUps,
  });
  const updates = buildFeedUpdates({
    generations,
    states,
    metadataOf,
    fetchFile: buildFeedNetwork(),
    readOwnFile: readOwnBytes,
    decode,
    recentShops,
    policy: readBundledPolicy(),
    clock: systemClock,
    readDay,
  });
  const sync = buildSyncDesk({
    readSources: async () => (await sources.readAll()).filter(({ mirrors }) => mirrors.length > 0),
    update: updates.update,
    states,
    alarms: browserAlarms,
    clock: systemClock,
    random: systemRandom,
    onChanged: shelf.forget,
    reportFault,
  });
  const answers = buildFeedDesk({
    generations,
    sources,
    states,
    metadataOf,
    updates,
    sync,
    fetchFile: buildFeedNetwork(),
    readSeed: () => readSeedFiles(readOwnBytes),
    decode,
    clock: systemClock,
    onChanged: shelf.forget,
  });
  return { readLookUps: shelf.read, recentShops, answers, listen: () => listen(sync, updates) };

  function listen(desk: typeof sync, from: typeof updates): void {
    browserAlarms.onAlarm((name) => void desk.applyAlarm(name).catch(reportFault));
    onInstalledOrStarted(() => {
      const take = async (): Promise<void> => {
        if ((await from.updateFromSeed()) === 'activated') shelf.forget();
        await desk.applyStart();
      };
      take().catch(reportFault);
    });
    desk.applyWake().catch(reportFault);
  }
}
