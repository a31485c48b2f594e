import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, type Delta, hashBytes, parseDelta } from '#lib/feed/delta.ts';
import { deltaHeaderBytes } from '#lib/feed/delta-layout.ts';
import { encodeDelta } from '#lib/feed/encode-delta.ts';
import type { ListIdentity, WrittenEntry } from '#lib/feed/list-codec/encode-list.ts';
import type { Override } from '#lib/feed/list-codec/list-details.ts';
import { listLimits } from '#lib/feed/list-codec/list-limits.ts';
import { type PackedList, parseList } from '#lib/feed/list-codec/parse-list.ts';
import {
  errorOf,
  fullOverride,
  host,
  hosts,
  otherSeed,
  packList,
  sampleHead,
  shop,
  valueOf,
  withByte,
  withNumber,
} from './list-codec/sample-lists.ts';

const noPause = (): Promise<void> => Promise.resolve();
const later = { version: 2 } satisfies Partial<ListIdentity>;

async function write(base: PackedList, next: PackedList): Promise<Uint8Array> {
  return valueOf(await encodeDelta(base, next));
}

async function apply(base: PackedList, bytes: Uint8Array): Promise<Uint8Array> {
  return valueOf(await applyDelta(base, valueOf(parseDelta(bytes)), noPause));
}

async function expectSame(base: PackedList, next: PackedList): Promise<Uint8Array> {
  const bytes = await write(base, next);
  const result = await apply(base, bytes);
  expect(Buffer.compare(result, next.bytes)).toBe(0);
  return bytes;
}

const day = (value: string, override: Override): WrittenEntry => ({
  identifier: host(value),
  override,
});

describe('a delta', () => {
  it('makes the next snapshot byte for byte, for any two versions', async () => {
    const override = fc.constantFrom<Override>(
      {},
      fullOverride,
      { listedOn: '2026-01' },
      { listedOn: '2026-02', about: 'Trà' },
    );
    const entries = fc.uniqueArray(fc.tuple(fc.nat(80), override), {
      maxLength: 60,
      selector: ([n]) => n,
    });
    const pack = (all: readonly (readonly [number, Override])[], change: Partial<ListIdentity>) =>
      packList(
        all.map(([n, said]) => ({
          identifier: n % 5 === 0 ? shop(`${n}`) : host(`h${n}.example`),
          override: said,
        })),
        change,
      );
    await fc.assert(
      fc.asyncProperty(entries, entries, fc.boolean(), async (before, after, isNewHead) => {
        const defaults = { ...sampleHead.defaults, lastCheckedOn: '2026-11-23' };
        const head = isNewHead ? { ...sampleHead, defaults } : sampleHead;
        await expectSame(pack(before, {}), pack(after, { version: 9, head }));
      }),
    );
  });

  it('takes at most 5 kB for a day of 500 that come and 200 that go, among 100,000', async () => {
    const base = packList(hosts(100_000));
    const come = hosts(500, 500_000).map((entry) => ({
      ...entry,
      override: { listedOn: '2026-11-22', lastCheckedOn: '2026-11-22', recheckBy: '2027-11-22' },
    }));
    const stay = hosts(100_000).filter((_, i) => i % 500 !== 7);
    const next = packList([...stay, ...come], later);
    expect(next.count).toBe(100_300);
    expect((await expectSame(base, next)).length).toBeLessThanOrEqual(5_000);
  });

  it('stays within 5 kB when every entry was checked again that day', async () => {
    const defaults = { ...sampleHead.defaults, lastCheckedOn: '2026-11-22' };
    const base = packList(hosts(100_000));
    const next = packList(
      [...hosts(100_000).filter((_, i) => i % 500 !== 7), ...hosts(500, 500_000)],
      { ...later, head: { ...sampleHead, defaults } },
    );
    expect((await expectSame(base, next)).length).toBeLessThanOrEqual(5_000);
  });

  it('goes over where lists change their form: few to many and back, all to nothing and back', async () => {
    const [few, many, none] = [hosts(8_100), hosts(8_300), []];
    for (const [before, after] of [
      [few, many],
      [many, few],
      [few, none],
      [none, few],
      [none, none],
    ] as const) {
      await expectSame(packList(before), packList(after, later));
    }
  });

  it('changes what is said of an entry, and drops details that nobody carries any more', async () => {
    const base = packList([day('a.example', { about: 'Trà' }), day('b.example', { about: 'Kem' })]);
    const cleared = { state: 'cleared', lastCheckedOn: '2026-11-22' } as const;
    const next = packList([day('a.example', cleared), day('b.example', {})], later);
    await expectSame(base, next);
    await expectSame(next, packList(hosts(2), { version: 3 }));
  });

  it('moves an entry into the defaults when they come to say the same', async () => {
    const defaults = { ...sampleHead.defaults, state: 'confirmed' as const };
    const base = packList([day('a.example', { state: 'confirmed' }), day('b.example', {})]);
    const next = packList([day('a.example', {}), day('b.example', { state: 'listed' })], {
      ...later,
      head: { ...sampleHead, defaults },
    });
    await expectSame(base, next);
  });

  it('can follow one after another and ends where the snapshot ends', async () => {
    let base = packList(hosts(300));
    for (let version = 2; version < 12; version++) {
      const from = version * 20;
      const added = { listedOn: `2026-11-${String(version).padStart(2, '0')}` };
      const entries = hosts(300, from).map((entry, i) => ({
        ...entry,
        ...(i > 280 ? { override: added } : {}),
      }));
      const next = packList(entries, { version });
      base = valueOf(parseList(await apply(base, await write(base, next))));
      expect(Buffer.compare(base.bytes, next.bytes)).toBe(0);
    }
  });

  it('lets others work between its slices, and leaves the base as it was', async () => {
    const base = packList(hosts(500));
    const before = base.bytes.slice();
    const delta = valueOf(parseDelta(await write(base, packList(hosts(500, 9), later))));
    let pauses = 0;
    await applyDelta(base, delta, () => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(pauses).toBeGreaterThanOrEqual(4);
    expect(Buffer.compare(base.bytes, before)).toBe(0);
  });
});

describe('encodeDelta refuses', () => {
  const refuse = async (base: PackedList, next: PackedList): Promise<string> =>
    errorOf(await encodeDelta(base, next));

  it('another seed, another list, and a version that does not go up', async () => {
    const base = packList(hosts(5));
    expect(await refuse(base, packList(hosts(5), { ...later, seed: otherSeed }))).toBe(
      'delta-not-possible',
    );
    const head = { ...sampleHead, id: 'other-list' };
    expect(await refuse(base, packList(hosts(5), { ...later, head }))).toBe('delta-not-possible');
    expect(await refuse(base, packList(hosts(6)))).toBe('delta-not-possible');
    expect(await refuse(packList(hosts(5), later), base)).toBe('delta-not-possible');
    expect(await refuse(base, packList(hosts(6), later))).toBe('accepted');
  });
});

describe('a delta refuses', () => {
  const base = packList(hosts(300));
  const next = packList([...hosts(250), { identifier: shop('1'), override: fullOverride }], {
    ...later,
    head: { ...sampleHead, demo: true },
  });
  const fault = (bytes: Uint8Array): string => errorOf(parseDelta(bytes));
  const applied = async (to: PackedList, delta: Delta): Promise<string> =>
    errorOf(await applyDelta(to, delta, noPause));

  it('another base: of another version, with other entries, or turned by one bit', async () => {
    const delta = valueOf(parseDelta(await write(base, next)));
    expect(await applied(base, delta)).toBe('accepted');
    for (const wrong of [
      next,
      packList(hosts(299)),
      packList(hosts(300), later),
      packList(hosts(300), { seed: otherSeed }),
      { ...base, bytes: withByte(base.bytes, base.bytes.length - 1, 0x55) },
      { ...base, version: 3 },
    ]) {
      expect(await applied(wrong, delta)).toBe('delta-base-wrong');
    }
  });

  it('to give a result that is not the one it was made for', async () => {
    const bytes = await write(base, next);
    const delta = valueOf(parseDelta(withByte(bytes, 48, (bytes[48] ?? 0) ^ 1)));
    expect(await applied(base, delta)).toBe('delta-result-wrong');
    const version = valueOf(parseDelta(withNumber(bytes, 12, 3)));
    expect(await applied(base, version)).toBe('delta-result-wrong');
    const fewer = valueOf(parseDelta(bytes));
    const gone = fewer.gone.subarray(1);
    expect(await applied(base, { ...fewer, gone })).toBe('delta-result-wrong');
  });

  it('to take out what is not there, or to bring what is there', async () => {
    const delta = valueOf(parseDelta(await write(base, next)));
    const past = delta.gone.with(delta.gone.length - 1, 300);
    expect(await applied(base, { ...delta, gone: past })).toBe('delta-malformed');
    const none = delta.gone.subarray(0, 0);
    const again = valueOf(parseDelta(await write(packList([]), packList(hosts(1), later))));
    const brings = { ...delta, added: again.added, addedDetails: again.addedDetails, gone: none };
    expect(await applied(base, brings)).toBe('delta-malformed');
  });

  it('to work on a base whose details can no longer be read', async () => {
    const delta = valueOf(parseDelta(await write(base, next)));
    expect(await applied({ ...base, readDetails: () => null }, delta)).toBe('delta-malformed');
  });

  it('every shorter and every longer form of itself', async () => {
    const bytes = await write(base, next);
    for (let length = 0; length < bytes.length; length++) {
      expect(fault(bytes.slice(0, length))).toBe('delta-truncated');
    }
    expect(fault(Uint8Array.of(...bytes, 0))).toBe('delta-length-wrong');
  });

  it('to be something else', async () => {
    const bytes = await write(base, next);
    expect(fault(base.bytes)).toBe('delta-magic-unknown');
    expect(fault(withByte(bytes, 3, 9))).toBe('delta-format-unknown');
    expect(errorOf(parseList(bytes))).toBe('list-magic-unknown');
  });

  it.each([
    ['length', 4, 'delta-length-wrong'],
    ['entries that go', 80, 'delta-too-large'],
    ['entries that come', 84, 'delta-too-large'],
    ['kinds', 88, 'delta-malformed'],
    ['bytes of the head', 92, 'delta-too-large'],
    ['bytes of the steps', 96, 'delta-length-wrong'],
    ['bytes of the details', 100, 'delta-length-wrong'],
  ])('a huge lie about its %s, at once', async (_name, at, error) => {
    const startedAt = performance.now();
    expect(fault(withNumber(await write(base, next), at, 0xffffffff))).toBe(error);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('to make room for more entries than its bytes can name', async () => {
    const bytes = await write(base, next);
    expect(fault(withNumber(bytes, 80, listLimits.entries))).toBe('delta-malformed');
  });

  it('to go back in versions', async () => {
    const bytes = await write(base, next);
    expect(fault(withNumber(bytes, 12, 1))).toBe('delta-malformed');
    expect(fault(withNumber(bytes, 8, 2))).toBe('delta-malformed');
  });

  it('to be longer than any delta', () => {
    expect(fault(new Uint8Array(listLimits.deltaBytes + 1))).toBe('delta-too-large');
  });

  it('anything that is not as its format says, without throwing, whichever bits are turned', async () => {
    const bytes = await write(base, next);
    const place = fc.nat(bytes.length * 8 - 1);
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 5 }), async (bits) => {
        const turned = bytes.slice();
        for (const bit of bits) turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        if (Buffer.compare(turned, bytes) === 0) return;
        const delta = parseDelta(turned);
        const result = delta.ok ? await applyDelta(base, delta.value, noPause) : delta;
        expect(result.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('random bytes behind a good beginning', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: deltaHeaderBytes, maxLength: 400 }), (rest) => {
        expect(parseDelta(Uint8Array.of(0x43, 0x4c, 0x44, 1, ...rest)).ok).toBe(false);
      }),
    );
  });
});

describe('hashBytes', () => {
  it('is SHA-256', async () => {
    const digest = Buffer.from(await hashBytes(new TextEncoder().encode('abc'))).toString('hex');
    expect(digest).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
