import { browserAlarms } from '#lib/browser/alarms.ts';
import { readDay, systemClock } from '#lib/browser/clock.ts';
import { buildFeedNetwork } from '#lib/browser/feed-network.ts';
import { keepAwake } from '#lib/browser/keep-awake.ts';
import { onInstalledOrStarted, readOwnBytes } from '#lib/browser/own-files.ts';
import { systemRandom } from '#lib/browser/random.ts';
import { pauseTask } from '#lib/browser/timers.ts';
import { mainFeedId } from '#lib/domain/feed-source.ts';
import { openFeedFiles, parseFeedFiles } from '#lib/feed/feed-files.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import type { Database } from '#lib/store/database.ts';
import { buildFeedMetadata } from '#lib/store/feed-metadata.ts';
import { buildFeedSources } from '#lib/store/feed-sources.ts';
import { buildGenerations } from '#lib/store/generations.ts';
import { buildRecentShops } from '#lib/store/recent-shops.ts';
import { localArea } from '#lib/store/storage-areas.ts';
import { buildSyncStates } from '#lib/store/sync-states.ts';
import { readAskable } from '#lib/sync/feed-addresses.ts';
import { readFeedChannels, readIntake } from '#lib/sync/feed-channels.ts';
import { buildFeedDesk } from '#lib/sync/feed-desk.ts';
import { readLibrary } from '#lib/sync/feed-library.ts';
import { buildFeedShelf } from '#lib/sync/feed-shelf.ts';
import { buildFeedUpdates } from '#lib/sync/feed-updates.ts';
import { readReceiptFeeds } from '#lib/sync/receipt-feeds.ts';
import { readSeedFiles } from '#lib/sync/seed-feed.ts';
import { sweepFeeds } from '#lib/sync/sweep-feeds.ts';
import { buildSyncDesk } from '#lib/sync/sync-desk.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';

type FeedsParts = {
  readonly reportFault: (fault: unknown) => void;
  /** What pages are looked up in has changed; look-ups answer by the new state already. */
  readonly onChanged: () => void;
};

/** Everything about feeds: what pages are looked up in, how it stays up to date, what the shopper chooses. */
export function buildFeeds(database: Database, { reportFault, onChanged }: FeedsParts) {
  const kept = openStores(database);
  const world = {
    fetchFile: buildFeedNetwork(),
    clock: systemClock,
    open: openFeedFiles,
    readSeed,
  };
  const shelf = buildFeedShelf({
    readLibrary: () =>
      readLibrary({ ...world, ...kept, readSources: () => kept.sources.readAll() }),
    clock: systemClock,
    build: buildLookUps,
  });
  const applyChange = (): void => {
    shelf.forget();
    onChanged();
  };
  const recentShops = buildRecentShops(localArea);
  const updates = buildFeedUpdates({
    ...world,
    ...kept,
    decode: parseFeedFiles,
    readOwnFile: readOwnBytes,
    pause: pauseTask,
    recentShops,
    policy: readBundledPolicy(),
    readDay,
  });
  const sync = buildSyncDesk({
    readSources: () => readAskable(kept),
    update: (source) => keepAwake(() => updates.update(source)),
    states: kept.states,
    alarms: browserAlarms,
    clock: systemClock,
    random: systemRandom,
    isOnline: () => navigator.onLine,
    onChanged: applyChange,
    reportFault,
  });
  const answers = buildFeedDesk({ ...world, ...kept, updates, sync, onChanged: applyChange });
  const takeSeed = async (): Promise<void> => {
    await sweepFeeds(kept);
    if ((await updates.updateFromSeed()) === 'activated') applyChange();
    await sync.applyStart();
  };
  return {
    readLookUps: shelf.read,
    channels: buildChannels({ ...kept, readSeed, readSources: () => kept.sources.readAll() }),
    recentShops,
    answers,
    listen(): void {
      browserAlarms.onAlarm((name) => void sync.applyAlarm(name).catch(reportFault));
      onInstalledOrStarted(() => void takeSeed().catch(reportFault));
      sync.applyWake().catch(reportFault);
    },
  };
}

function openStores(database: Database) {
  return {
    generations: buildGenerations(database),
    sources: buildFeedSources(localArea),
    states: buildSyncStates(localArea),
    metadataOf: (feedId: string) => buildFeedMetadata(database, feedId),
  };
}

const readSeed = () => readSeedFiles(readOwnBytes);

type ChannelParts = Parameters<typeof readIntake>[0];

function buildChannels(parts: ChannelParts) {
  return {
    readIntake: () => readIntake(parts),
    readMain: () => readFeedChannels(parts, mainFeedId),
    readReceiptFeeds: () => readReceiptFeeds(parts),
  };
}
