import type { FeedSource } from '#lib/domain/feed-source.ts';
import type { SyncState } from '#lib/domain/feed-update.ts';
import type { Alarms } from '#lib/browser/alarms.ts';
import type { SyncStates } from '#lib/store/sync-states.ts';
import type { UpdateOutcome } from './apply-update.ts';
import { isDue, leastBetweenMs, readDelayMs } from './schedule.ts';

export type SyncDeskParts = {
  /** Every feed that has an address to be asked at. */
  readonly readSources: () => Promise<readonly FeedSource[]>;
  readonly update: (source: FeedSource) => Promise<UpdateOutcome>;
  readonly states: SyncStates;
  readonly alarms: Alarms;
  readonly clock: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** False: nobody can be asked, which is no feed's fault. */
  readonly isOnline: () => boolean;
  /** Something that is looked up in has changed. */
  readonly onChanged: () => void;
  readonly reportFault: (fault: unknown) => void;
};

export type SyncDesk = {
  /** The browser has started, or the extension was installed: everything is asked at once. */
  readonly applyStart: () => Promise<void>;
  /** The worker woke: the alarm is there whatever happened to the one before. */
  readonly applyWake: () => Promise<void>;
  readonly applyAlarm: (name: string) => Promise<void>;
  /** The shopper asks now. Feeds that were asked a moment ago are not asked again. */
  readonly syncNow: () => Promise<void>;
};

type IsWanted = (source: FeedSource) => Promise<boolean>;

const alarmName = 'sync';
/** How soon a device without a network looks whether it has one again, in ms. */
const offlineWaitMs = 5 * 60_000;

/**
 * Asks each feed in its time. One run at a time: whoever asks meanwhile waits for the one that is under way. One feed
 * that hangs or fails keeps no other from being updated.
 */
export function buildSyncDesk(parts: SyncDeskParts): SyncDesk {
  const { states, clock } = parts;
  let running: Promise<void> | null = null;

  async function updateOne(source: FeedSource): Promise<void> {
    try {
      const outcome = await parts.update(source);
      if (outcome === 'activated' || outcome === 'held') parts.onChanged();
    } catch (fault) {
      parts.reportFault(fault);
    }
  }

  async function run(isWanted: IsWanted): Promise<void> {
    try {
      for (const source of await parts.readSources()) {
        if (await isWanted(source)) await updateOne(source);
      }
    } finally {
      await setAlarm();
    }
  }

  function runAlone(isWanted: IsWanted): Promise<void> {
    running ??= run(isWanted).finally(() => {
      running = null;
    });
    return running;
  }

  /** At the time when the first of the feeds is due, at the latest one that is due now. */
  async function setAlarm(): Promise<void> {
    const sources = await parts.readSources();
    if (sources.length === 0) return parts.alarms.clear(alarmName);
    return parts.alarms.set(alarmName, await readAlarmMs(sources, parts));
  }

  // A night without a network is not counted as failures: the first minutes with one would be waited away.
  const whereOnline =
    (isWanted: IsWanted): IsWanted =>
    async (source) =>
      parts.isOnline() && isWanted(source);

  return {
    applyStart: () => runAlone(whereOnline(isOlderThan(leastBetweenMs, parts))),
    applyWake: setAlarm,
    async applyAlarm(name) {
      if (name !== alarmName) return;
      // The alarm was set for a moment drawn by lot; what is due by the shortest wait is due now.
      await runAlone(whereOnline(async ({ id }) => isDue(await states.read(id), clock(), 0)));
    },
    async syncNow() {
      // The run that is under way may be about other feeds only; what it has just asked is not asked again.
      await running?.catch(() => undefined);
      await runAlone(isOlderThan(leastBetweenMs, parts));
    },
  };
}

function isOlderThan(ms: number, { states, clock }: SyncDeskParts): IsWanted {
  return async ({ id }) => {
    const { triedAtMs } = await states.read(id);
    return triedAtMs === null || triedAtMs > clock() || clock() - triedAtMs >= ms;
  };
}

async function readAlarmMs(
  sources: readonly FeedSource[],
  { states, clock, random, isOnline }: SyncDeskParts,
): Promise<number> {
  const times = await Promise.all(
    sources.map(async ({ id }) => readDueMs(await states.read(id), clock(), random())),
  );
  return Math.max(Math.min(...times), isOnline() ? 0 : clock() + offlineWaitMs);
}

/** When a feed is asked next, never before now. A last try in the future is a clock that was set back since. */
function readDueMs(
  { triedAtMs, failures }: Pick<SyncState, 'triedAtMs' | 'failures'>,
  nowMs: number,
  random: number,
): number {
  if (triedAtMs === null) return nowMs;
  const last = Math.min(triedAtMs, nowMs);
  return Math.max(nowMs, last + readDelayMs(failures, random));
}
