import { describe, expect, it } from 'vitest';
import type { FeedSource } from '#lib/domain/feed-source.ts';
import { emptySyncState } from '#lib/domain/feed-update.ts';
import { buildSyncStates } from '#lib/store/sync-states.ts';
import type { UpdateOutcome } from '#lib/sync/apply-update.ts';
import { buildSyncDesk } from '#lib/sync/sync-desk.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';

const minute = 60_000;

function sourceOf(id: string): FeedSource {
  return {
    id,
    mirrors: [`https://${id}.example/`],
    rootFingerprint: 'a'.repeat(64),
    addedAtMs: 0,
    curatorsOff: [],
  };
}

function setUp(outcomes: Record<string, UpdateOutcome | Error | Promise<UpdateOutcome>>) {
  const states = buildSyncStates(fakeStorageArea());
  const alarms = new Map<string, number>();
  const asked: string[] = [];
  const faults: unknown[] = [];
  const world = { nowMs: 1_000_000, changes: 0, isOnline: true };
  const desk = buildSyncDesk({
    readSources: async () => Object.keys(outcomes).map(sourceOf),
    update: async ({ id }) => {
      asked.push(id);
      const outcome = await outcomes[id];
      if (outcome instanceof Error) throw outcome;
      const failed = outcome === 'unreachable';
      const before = await states.read(id);
      const failures = failed ? before.failures + 1 : 0;
      await states.apply({ ...emptySyncState(id), triedAtMs: world.nowMs, failures });
      return outcome ?? 'unchanged';
    },
    states,
    alarms: {
      set: async (name, atMs) => void alarms.set(name, atMs),
      clear: async (name) => void alarms.delete(name),
      onAlarm: () => {},
    },
    clock: () => world.nowMs,
    random: () => 0.5,
    isOnline: () => world.isOnline,
    onChanged: () => (world.changes += 1),
    reportFault: (fault) => faults.push(fault),
  });
  return { desk, states, alarms, asked, faults, world };
}

describe('the feeds', () => {
  it('are all asked when the browser starts, and again within 15 minutes', async () => {
    const { desk, asked, alarms, world } = setUp({ one: 'unchanged', two: 'activated' });
    await desk.applyStart();
    expect(asked).toEqual(['one', 'two']);
    const atMs = alarms.get('sync') ?? 0;
    expect(atMs).toBeGreaterThan(world.nowMs + 12 * minute - 1);
    expect(atMs).toBeLessThanOrEqual(world.nowMs + 15 * minute);
    world.nowMs = atMs;
    await desk.applyAlarm('sync');
    expect(asked).toEqual(['one', 'two', 'one', 'two']);
  });

  it('are asked when their own time has come and not before', async () => {
    const { desk, asked, world } = setUp({ good: 'unchanged', bad: 'unreachable' });
    await desk.applyStart();
    world.nowMs += minute;
    await desk.applyAlarm('sync');
    expect(asked).toEqual(['good', 'bad', 'bad']);
  });

  it('make the answers be built anew only when something has changed', async () => {
    const quiet = setUp({ one: 'unchanged', two: 'unreachable' });
    await quiet.desk.applyStart();
    expect(quiet.world.changes).toBe(0);
    const loud = setUp({ one: 'activated' });
    await loud.desk.applyStart();
    expect(loud.world.changes).toBe(1);
  });

  it('do not keep one another from being asked when one of them breaks', async () => {
    const { desk, asked, faults, alarms } = setUp({ one: new Error('a fault'), two: 'unchanged' });
    await desk.applyStart();
    expect(asked).toEqual(['one', 'two']);
    expect(faults).toHaveLength(1);
    expect(alarms.has('sync')).toBe(true);
  });

  it('are asked once however many ask at the same time', async () => {
    let answer: (outcome: UpdateOutcome) => void = () => {};
    const slow = new Promise<UpdateOutcome>((done) => (answer = done));
    const { desk, asked } = setUp({ one: slow });
    const all = Promise.all([desk.applyStart(), desk.syncNow(), desk.applyAlarm('sync')]);
    answer('unchanged');
    await all;
    expect(asked).toEqual(['one']);
  });

  it('are not asked again for a shopper who presses twice, and are after a while', async () => {
    const { desk, asked, world } = setUp({ one: 'unchanged' });
    await desk.syncNow();
    await desk.syncNow();
    expect(asked).toEqual(['one']);
    world.nowMs += 3_000;
    await desk.syncNow();
    expect(asked).toEqual(['one', 'one']);
  });

  it('are asked although the clock was set back by a year', async () => {
    const { desk, asked, world } = setUp({ one: 'unchanged' });
    await desk.syncNow();
    world.nowMs -= 365 * 24 * 60 * minute;
    await desk.applyAlarm('sync');
    expect(asked).toEqual(['one', 'one']);
  });
});

describe('a device without a network', () => {
  it('asks nobody and counts no failure, and asks within minutes of having one again', async () => {
    const { desk, asked, states, alarms, world } = setUp({ one: 'unreachable' });
    world.isOnline = false;
    for (let hours = 0; hours < 10; hours += 1) {
      await desk.applyStart();
      await desk.applyAlarm('sync');
      world.nowMs += 60 * minute;
    }
    expect(asked).toEqual([]);
    expect((await states.read('one')).failures).toBe(0);
    await desk.applyAlarm('sync');
    const waitMs = (alarms.get('sync') ?? 0) - world.nowMs;
    expect(waitMs).toBeGreaterThan(minute);
    expect(waitMs).toBeLessThanOrEqual(10 * minute);
    world.isOnline = true;
    world.nowMs += waitMs;
    await desk.applyAlarm('sync');
    expect(asked).toEqual(['one']);
  });

  it('tries all the same when the shopper asks, and so says what is wrong', async () => {
    const { desk, asked, world } = setUp({ one: 'unreachable' });
    world.isOnline = false;
    await desk.syncNow();
    expect(asked).toEqual(['one']);
  });
});

describe('the alarm', () => {
  it('is set again by a worker that wakes, at a time that is to come', async () => {
    const { desk, alarms, world } = setUp({ one: 'unchanged' });
    await desk.applyWake();
    expect(alarms.get('sync')).toBeGreaterThanOrEqual(world.nowMs);
  });

  it('is taken away when there is no feed to ask', async () => {
    const { desk, alarms } = setUp({});
    alarms.set('sync', 1);
    await desk.applyWake();
    expect(alarms.size).toBe(0);
  });

  it('of another name is not heard', async () => {
    const { desk, asked } = setUp({ one: 'unchanged' });
    await desk.applyAlarm('other');
    expect(asked).toEqual([]);
  });
});
