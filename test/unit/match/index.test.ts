import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identifier } from '#lib/domain/identifier.ts';
import { buildIndex } from '#lib/match/index/build-index.ts';
import { buildEntryId } from '#lib/feed/list-codec/hash-identifier.ts';
import { readHost } from '#lib/text/host.ts';
import { buildShopKey } from '#lib/text/shop.ts';
import { sampleCurator, sampleEntry, packedSample } from './sample-feed.ts';

function host(raw: string): Identifier {
  const value = readHost(raw);
  if (!value) throw new Error(`no host: ${raw}`);
  return { kind: 'host', value };
}

function shop(id: string): Identifier {
  const value = buildShopKey({ platform: 'shopee', country: 'vn', id });
  if (!value) throw new Error(`no shop: ${id}`);
  return { kind: 'shop', value };
}

const bad = host('bad.example');
const curators = [sampleCurator];

describe('buildIndex', () => {
  it('finds an entry with the curator who answers for it', async () => {
    const entry = sampleEntry(bad);
    const { find, size } = buildIndex({ curators, lists: [packedSample([entry])] });
    expect(size).toBe(1);
    const told = { ...entry, id: buildEntryId(bad) };
    expect(await find([bad])).toEqual([{ identifier: bad, entry: told, curator: sampleCurator }]);
  });

  it('finds nothing for an identifier of another kind with the same text, or for none', async () => {
    const { find } = buildIndex({ curators, lists: [packedSample([sampleEntry(shop('7'))])] });
    expect(await find([host('7.example'), bad])).toEqual([]);
    expect(await find([])).toEqual([]);
    expect(await find([shop('7')])).toHaveLength(1);
  });

  it('finds all entries about one identifier, from several lists', async () => {
    const lists = ['one', 'two', 'three'].map((id) => packedSample([sampleEntry(bad)], { id }));
    const { find, size } = buildIndex({ curators, lists });
    expect(size).toBe(3);
    expect((await find([bad])).map(({ entry }) => entry.listId)).toEqual(['one', 'two', 'three']);
  });

  it('finds an entry once, however often it is asked for', async () => {
    const { find } = buildIndex({ curators, lists: [packedSample([sampleEntry(bad)])] });
    expect(await find([bad, bad, host('BAD.example.')])).toHaveLength(1);
  });

  it('leaves out what no curator of the feed answers for', async () => {
    const lists = [packedSample([sampleEntry(bad)], { curatorId: 'nobody' })];
    const { find, size } = buildIndex({ curators, lists });
    expect(size).toBe(0);
    expect(await find([bad])).toEqual([]);
  });

  it('finds exactly the identifiers that stand in the lists', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(50)), fc.nat(50), async (listed, asked) => {
        const entries = listed.map((id) => sampleEntry(shop(`${id}`), { id: `e${id}` }));
        const { find } = buildIndex({ curators, lists: [packedSample(entries)] });
        expect((await find([shop(`${asked}`)])).length).toBe(listed.includes(asked) ? 1 : 0);
      }),
    );
  });
});
