import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { FeedFiles, HeldReason } from '#lib/domain/feed-update.ts';
import type { HostName } from '#lib/domain/identifier.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import { parseFeed } from '#lib/feed/parse-feed.ts';
import type { StorageArea } from '#lib/store/storage-areas.ts';
import { Database } from '#lib/store/database.ts';
import { buildGenerations } from '#lib/store/generations.ts';
import { buildSyncStates } from '#lib/store/sync-states.ts';
import { applyUpdate, type UpdateParts } from '#lib/sync/apply-update.ts';
import type { FeedListing, KeptFiles, ListFeed } from '#lib/sync/feed-listing.ts';
import { packFeed } from '../../../tools/feed/pack-feed.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { day, packedSample, publishedAtMs, sampleFeed } from '../../support/sample-feed.ts';

let databases = 0;
const newDatabase = () => new Database(`updates-${(databases += 1)}`);

function decode(files: FeedFiles): Result<PackedFeed, string> {
  try {
    const parsed = parseFeed(JSON.parse(new TextDecoder().decode(files.get('feed.json'))));
    return parsed.ok ? ok(packFeed(parsed.value)) : parsed;
  } catch {
    return fail('not-json');
  }
}

const reason: HeldReason = {
  code: 'protected-name',
  newlyFlagged: [{ kind: 'host', value: 'samplebank.example' as HostName }],
};

/** A feed on a host of ours: what it offers can be changed, and counts what is fetched. */
function fakeHost(content: FeedContent) {
  let offered = content;
  let text = JSON.stringify(content);
  const fetched: string[] = [];
  const listing = (): FeedListing => ({
    release: `r${offered.version}`,
    files: [
      { path: 'feed.json', sizeBytes: text.length, hash: `h${offered.version}` },
      { path: 'tips.json', sizeBytes: 2, hash: 'h-tips' },
    ],
    fetch: async ({ path }) => {
      fetched.push(path);
      return ok(new TextEncoder().encode(path === 'feed.json' ? text : '{}'));
    },
    fetchDelta: async () => null,
  });
  const list: ListFeed = async () => ok(listing());
  return {
    list,
    fetched,
    offer(next: FeedContent, written = JSON.stringify(next)) {
      offered = next;
      text = written;
    },
  };
}

type Device = { readonly database: Database; readonly area: StorageArea };
const newDevice = (): Device => ({ database: newDatabase(), area: fakeStorageArea() });

function partsOn(device: Device, list: ListFeed, changes: Partial<UpdateParts> = {}): UpdateParts {
  return {
    feedId: 'main',
    list,
    decode,
    brake: async () => null,
    readShipped: async () => null,
    generations: buildGenerations(device.database),
    states: buildSyncStates(device.area),
    clock: () => publishedAtMs + day,
    pause: async () => {},
    ...changes,
  };
}

const one = sampleFeed({ version: 1 });
const two = sampleFeed({ version: 2 });

async function readVersion(device: Device): Promise<number | undefined> {
  return (await buildGenerations(device.database).readActive('main'))?.version;
}
const readHeld = (device: Device) => buildGenerations(device.database).readHeld('main');
const readState = (device: Device) => buildSyncStates(device.area).read('main');

describe('an update', () => {
  it('becomes active whole, and says when it was confirmed', async () => {
    const device = newDevice();
    expect(await applyUpdate(partsOn(device, fakeHost(one).list))).toBe('activated');
    expect(await readVersion(device)).toBe(1);
    expect(await readState(device)).toMatchObject({
      confirmedAtMs: publishedAtMs + day,
      failure: null,
      failures: 0,
    });
  });

  it('fetches no file when nothing changed, and only the changed one when something did', async () => {
    const device = newDevice();
    const host = fakeHost(one);
    await applyUpdate(partsOn(device, host.list));
    expect(host.fetched).toEqual(['feed.json', 'tips.json']);
    expect(await applyUpdate(partsOn(device, host.list))).toBe('unchanged');
    host.offer(two);
    expect(await applyUpdate(partsOn(device, host.list))).toBe('activated');
    expect(host.fetched).toEqual(['feed.json', 'tips.json', 'feed.json']);
    expect(await readVersion(device)).toBe(2);
  });

  it('refuses a feed of small files that fill the device together, before it fetches one', async () => {
    const device = newDevice();
    await applyUpdate(partsOn(device, fakeHost(one).list));
    const host = fakeHost(two);
    const filling: ListFeed = async (kept) => {
      const listed = await host.list(kept);
      if (!listed.ok) return listed;
      const more = Array.from({ length: 100 }, (_, at) => ({
        path: `lists/${at}/snapshot`,
        sizeBytes: 1_000_000,
        hash: `h-${at}`,
      }));
      return ok({ ...listed.value, files: [...listed.value.files, ...more] });
    };
    expect(await applyUpdate(partsOn(device, filling))).toBe('refused');
    expect(host.fetched).toEqual([]);
    expect(await readVersion(device)).toBe(1);
    expect((await readState(device)).failure?.detail).toContain('bytes together');
  });

  it.each(['unreachable', 'refused'] as const)(
    'that is %s leaves the last good one active, counts, and says why',
    async (fault) => {
      const device = newDevice();
      await applyUpdate(partsOn(device, fakeHost(one).list));
      const broken = partsOn(device, async () => fail(fault, 'because'));
      expect(await applyUpdate(broken)).toBe(fault);
      expect(await applyUpdate(broken)).toBe(fault);
      expect(await readVersion(device)).toBe(1);
      expect(await readState(device)).toMatchObject({
        failure: { fault, detail: 'because' },
        failures: 2,
        confirmedAtMs: publishedAtMs + day,
      });
    },
  );

  it('whose signed bytes are no feed of this format is damaged, and the next good one heals it', async () => {
    const device = newDevice();
    const host = fakeHost(one);
    await applyUpdate(partsOn(device, host.list));
    host.offer(two, '{"formatVersion":9}');
    expect(await applyUpdate(partsOn(device, host.list))).toBe('damaged');
    expect(await readVersion(device)).toBe(1);
    host.offer(sampleFeed({ version: 3 }));
    expect(await applyUpdate(partsOn(device, host.list))).toBe('activated');
    expect(await readState(device)).toMatchObject({ failure: null, failures: 0 });
  });

  it('that has ended already is not taken, and the clock is named', async () => {
    const device = newDevice();
    const late = partsOn(device, fakeHost(one).list, { clock: () => publishedAtMs + 400 * day });
    expect(await applyUpdate(late)).toBe('clock');
    expect(await readVersion(device)).toBeUndefined();
  });

  it('that the device has no room for is said, and nothing is half there', async () => {
    const device = newDevice();
    const generations = buildGenerations(device.database);
    const full = partsOn(device, fakeHost(one).list, {
      generations: { ...generations, keep: () => Promise.reject(new Error('QuotaExceededError')) },
    });
    expect(await applyUpdate(full)).toBe('not-kept');
    expect(await readVersion(device)).toBeUndefined();
  });
});

describe('the brake', () => {
  const holdTwo = async (candidate: PackedFeed) => (candidate.version === 2 ? reason : null);

  it('compares with what is active, and with what ships inside before that', async () => {
    const device = newDevice();
    const seen: (number | undefined)[] = [];
    const host = fakeHost(one);
    const parts = partsOn(device, host.list, {
      readShipped: async () => packedSample({ version: 77 }),
      brake: async (_, current) => (seen.push(current?.version), null),
    });
    await applyUpdate(parts);
    host.offer(two);
    await applyUpdate(parts);
    expect(seen).toEqual([77, 1]);
  });

  it('holds an update beside the active one and says what it would have flagged', async () => {
    const device = newDevice();
    const host = fakeHost(one);
    await applyUpdate(partsOn(device, host.list));
    host.offer(two);
    expect(await applyUpdate(partsOn(device, host.list, { brake: holdTwo }))).toBe('held');
    expect(await readVersion(device)).toBe(1);
    expect(await readHeld(device)).toMatchObject({ version: 2, heldFor: reason });
  });

  it('goes on holding it while the feed offers nothing else, without fetching it again', async () => {
    const device = newDevice();
    const host = fakeHost(two);
    await applyUpdate(partsOn(device, host.list, { brake: holdTwo }));
    const before = host.fetched.length;
    expect(await applyUpdate(partsOn(device, host.list, { brake: holdTwo }))).toBe('unchanged');
    expect(host.fetched).toHaveLength(before);
    expect(await readHeld(device)).toMatchObject({ version: 2, heldFor: reason });
  });

  it('lets go with the next good update', async () => {
    const device = newDevice();
    const host = fakeHost(two);
    await applyUpdate(partsOn(device, host.list, { brake: holdTwo }));
    host.offer(sampleFeed({ version: 3 }));
    await applyUpdate(partsOn(device, host.list, { brake: holdTwo }));
    expect(await readVersion(device)).toBe(3);
    expect(await readHeld(device)).toBeNull();
  });

  it('lets go when the feed returns to what is active', async () => {
    const device = newDevice();
    const host = fakeHost(one);
    await applyUpdate(partsOn(device, host.list));
    host.offer(two);
    await applyUpdate(partsOn(device, host.list, { brake: holdTwo }));
    host.offer(one);
    await applyUpdate(partsOn(device, host.list, { brake: holdTwo }));
    expect(await readHeld(device)).toBeNull();
    expect(await readVersion(device)).toBe(1);
  });
});

class Killed extends Error {}

/** Parts whose every seam counts, and dies at step `at`: before it did its work, or just after. */
function mortal(parts: UpdateParts, at: number, when: 'before' | 'after') {
  let step = 0;
  const wrap =
    <A extends readonly unknown[], R>(run: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const mine = step;
      step += 1;
      if (mine > at || (mine === at && when === 'before')) throw new Killed();
      const answer = await run(...args);
      if (mine === at) throw new Killed();
      return answer;
    };
  const { generations, states } = parts;
  const wrapped: UpdateParts = {
    ...parts,
    list: wrap(async (kept: KeptFiles) => {
      const listed = await parts.list(kept);
      if (!listed.ok) return listed;
      const { fetch, fetchDelta } = listed.value;
      return ok({ ...listed.value, fetch: wrap(fetch), fetchDelta: wrap(fetchDelta) });
    }),
    brake: wrap(parts.brake),
    pause: wrap(parts.pause),
    readShipped: wrap(parts.readShipped),
    generations: {
      ...generations,
      readActive: wrap(generations.readActive),
      readHeld: wrap(generations.readHeld),
      keep: wrap(generations.keep),
      activate: wrap(generations.activate),
      hold: wrap(generations.hold),
      drop: wrap(generations.drop),
    },
    states: { ...states, read: wrap(states.read), apply: wrap(states.apply) },
  };
  return { wrapped, steps: () => step };
}

describe('a worker killed at any await of an update', () => {
  const cases = [
    { name: 'an update', brake: async () => null, ends: 2 },
    {
      name: 'a held update',
      brake: async (next: PackedFeed) => (next.version === 2 ? reason : null),
      ends: 1,
    },
  ];

  async function prepare(): Promise<{ device: Device; host: ReturnType<typeof fakeHost> }> {
    const device = newDevice();
    const host = fakeHost(one);
    await applyUpdate(partsOn(device, host.list));
    host.offer(two);
    return { device, host };
  }

  it.each(cases)('loses nothing of $name and leaves no half state', async ({ brake, ends }) => {
    const { device, host } = await prepare();
    const whole = mortal(partsOn(device, host.list, { brake }), Number.POSITIVE_INFINITY, 'after');
    await applyUpdate(whole.wrapped);
    expect(whole.steps()).toBeGreaterThanOrEqual(9);
    for (let at = 0; at < whole.steps(); at += 1) {
      for (const when of ['before', 'after'] as const) {
        const again = await prepare();
        const { wrapped } = mortal(partsOn(again.device, again.host.list, { brake }), at, when);
        // A death while something is stored may be taken for a store that is full: no step after it runs.
        await applyUpdate(wrapped).catch((fault: unknown) => expect(fault).toBeInstanceOf(Killed));
        const between = await buildGenerations(again.device.database).readActive('main');
        expect([1, 2], `killed ${when} step ${at}`).toContain(between?.version);
        expect(decode(between?.files ?? new Map()).ok).toBe(true);
        await applyUpdate(partsOn(again.device, again.host.list, { brake }));
        expect(await readVersion(again.device), `killed ${when} step ${at}`).toBe(ends);
        expect(await again.device.database.generations.count()).toBe(ends === 2 ? 1 : 2);
        expect((await readHeld(again.device))?.heldFor ?? null).toEqual(ends === 2 ? null : reason);
      }
    }
  });
});
