import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/domain/entry.ts';
import type { HostName, Identifier, ShopKey } from '#lib/domain/identifier.ts';
import type { Official } from '#lib/domain/official.ts';
import { brake, type BrakeInput } from '#lib/sync/brake.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { packedSample, sampleEntry, sampleFeed } from '../../support/sample-feed.ts';

const bank: Official = {
  id: 'sample-bank',
  kind: 'bank',
  name: 'Sample Bank',
  hosts: ['samplebank.example'],
  words: ['samplebank'],
};

function shop(id: number): Identifier {
  return { kind: 'shop', value: `shopee:vn:${id}` as ShopKey };
}
function host(value: string): Identifier {
  return { kind: 'host', value: value as HostName };
}

function feedAbout(identifiers: readonly Identifier[], changes: Partial<Entry> = {}) {
  const [list] = sampleFeed().lists;
  if (!list) throw new Error('the sample feed has a list');
  const entries = identifiers.map((identifier, n) =>
    sampleEntry({ id: `e-${n}`, identifier, ...changes }),
  );
  return packedSample({ lists: [{ ...list, entries }] });
}

function input(changes: Partial<BrakeInput>): BrakeInput {
  return {
    candidate: packedSample(),
    current: packedSample(),
    officials: [bank],
    recent: [],
    policy: readBundledPolicy(),
    today: '2026-11-23',
    ...changes,
  };
}

describe('the brake on a protected name', () => {
  it.each(['samplebank.example', 'www.samplebank.example'])('holds a list of %s', async (name) => {
    const candidate = feedAbout([shop(1), host(name)]);
    expect(await brake(input({ candidate }))).toMatchObject({ code: 'protected-name' });
  });

  it('holds it although the update brings an allow list or drops the name from it', async () => {
    const candidate = { ...feedAbout([host('samplebank.example')]), officials: [bank] };
    expect(await brake(input({ candidate }))).not.toBeNull();
    expect(await brake(input({ candidate: { ...candidate, officials: [] } }))).not.toBeNull();
  });

  it('lets an entry about it pass that says it was cleared, or that is only told', async () => {
    for (const state of ['cleared', 'reported'] as const) {
      const candidate = feedAbout([host('samplebank.example')], { state });
      expect(await brake(input({ candidate }))).toBeNull();
    }
  });

  it('looks on the first feed too, when nothing was active before', async () => {
    const candidate = feedAbout([host('samplebank.example')]);
    expect(await brake(input({ candidate, current: null }))).not.toBeNull();
  });
});

describe('the brake on recent shops', () => {
  const recent = Array.from({ length: 10 }, (_, n) => shop(n + 1));

  it('holds an update that would newly flag a fifth of them, and names which', async () => {
    const candidate = feedAbout([shop(3), shop(7)]);
    expect(await brake(input({ candidate, recent }))).toEqual({
      code: 'recent-shops',
      newlyFlagged: [shop(3), shop(7)],
      of: 10,
    });
  });

  it('lets one newly listed shop through: that is what a feed is for', async () => {
    expect(await brake(input({ candidate: feedAbout([shop(3)]), recent }))).toBeNull();
    const few = recent.slice(0, 5);
    expect(await brake(input({ candidate: feedAbout([shop(3)]), recent: few }))).toBeNull();
  });

  it('does not count what is flagged already', async () => {
    const candidate = feedAbout([shop(3), shop(7)]);
    expect(await brake(input({ candidate, current: feedAbout([shop(3)]), recent }))).toBeNull();
  });

  it('counts what is flagged worse than before only when it was no risk before', async () => {
    const current = feedAbout([shop(3), shop(7)], { state: 'reported' });
    const candidate = feedAbout([shop(3), shop(7)], { state: 'confirmed' });
    expect(await brake(input({ candidate, current, recent }))).not.toBeNull();
  });

  it('names at most twenty of a thousand', async () => {
    const many = Array.from({ length: 200 }, (_, n) => shop(n + 1));
    const held = await brake(input({ candidate: feedAbout(many), recent: many }));
    expect(held?.newlyFlagged).toHaveLength(20);
  });
});
