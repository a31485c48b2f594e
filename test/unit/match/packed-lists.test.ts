import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Curator } from '#lib/domain/entry.ts';
import { type Handle, type Identifier, identifierText } from '#lib/domain/identifier.ts';
import type { Result } from '#lib/domain/result.ts';
import {
  encodeList,
  type ListIdentity,
  type WrittenEntry,
} from '#lib/feed/list-codec/encode-list.ts';
import { readSeed } from '#lib/feed/list-codec/hash-identifier.ts';
import { openList, type PackedList, parseList } from '#lib/feed/list-codec/parse-list.ts';
import { buildIndex } from '#lib/match/index/build-index.ts';
import { ListUnreadable } from '#lib/match/index/packed-lists.ts';
import { readHost } from '#lib/text/host.ts';
import { readPhone } from '#lib/text/phone.ts';
import { buildShopKey } from '#lib/text/shop.ts';
import { packedSample, sampleCurator, sampleEntry } from './sample-feed.ts';

function demand<T>(value: T | null): T {
  if (value === null) throw new Error('the sample is not one');
  return value;
}

function valueOf<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const host = (raw: string): Identifier => ({ kind: 'host', value: demand(readHost(raw)) });
const phone = (raw: string): Identifier => ({ kind: 'phone', value: demand(readPhone(raw, 'vn')) });
const shop = (id: string): Identifier => ({
  kind: 'shop',
  value: demand(buildShopKey({ platform: 'shopee', country: 'vn', id })),
});

const seeds = [3, 5].map((factor) =>
  readSeed(Uint8Array.from({ length: 32 }, (_, i) => i * factor + 1)),
);

const {
  id: _id,
  listId: _list,
  identifier: _identifier,
  demo,
  ...defaults
} = sampleEntry(host('a.example'));

type Change = { readonly id?: string; readonly curatorId?: string; readonly seed?: number };

function identify({ id = 'packed', curatorId = 'demo', seed = 0 }: Change): ListIdentity {
  const title = { vi: 'Danh sách mẫu', en: 'Sample list' };
  return {
    head: { id, curatorId, title, demo, defaults },
    version: 1,
    seed: seeds[seed] ?? new Int32Array(8),
  };
}

function pack(entries: readonly WrittenEntry[], change: Change = {}): PackedList {
  return valueOf(parseList(valueOf(encodeList(identify(change), entries))));
}

const packAll = (identifiers: readonly Identifier[], change: Change = {}): PackedList =>
  pack(
    identifiers.map((identifier) => ({ identifier })),
    change,
  );

const curators: readonly Curator[] = [sampleCurator];
const bad = host('bad.example');

/** These lists, and one before them that names one shop. */
function index(packed: readonly PackedList[]) {
  return buildIndex({ curators, lists: [packedSample([sampleEntry(shop('1'))]), ...packed] });
}

describe('an index with packed lists', () => {
  it('finds an entry with its curator, made of the defaults of the list', async () => {
    const { find, size } = index([packAll([bad, shop('2')])]);
    expect(size).toBe(3);
    const [match, ...others] = await find([bad]);
    expect(others).toEqual([]);
    expect(match?.curator).toEqual(sampleCurator);
    expect(match?.identifier).toEqual(bad);
    expect(match?.entry).toEqual({
      ...defaults,
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      listId: 'packed',
      identifier: bad,
      demo,
    });
  });

  it('tells the details of an entry that has some', async () => {
    const about = 'Trà mẫu';
    const { find } = index([pack([{ identifier: bad, override: { about, state: 'cleared' } }])]);
    expect((await find([bad]))[0]?.entry).toMatchObject({ about, state: 'cleared' });
  });

  it('answers beside other lists, in the order of the identifiers', async () => {
    const both = shop('1');
    const { find } = index([packAll([bad, both])]);
    const found = await find([both, bad]);
    expect(found.map(({ entry }) => [entry.listId, identifierText(entry.identifier)])).toEqual([
      ['demo-list', identifierText(both)],
      ['packed', identifierText(both)],
      ['packed', identifierText(bad)],
    ]);
  });

  it('asks lists of one seed and of several alike', async () => {
    const { find, size } = index([
      packAll([bad], { id: 'first' }),
      packAll([bad, host('other.example')], { id: 'second', seed: 1 }),
      packAll([bad], { id: 'third' }),
      packAll([host('other.example')], { id: 'fourth' }),
    ]);
    expect(size).toBe(6);
    const lists = (await find([bad])).map(({ entry }) => entry.listId);
    expect(lists.toSorted()).toEqual(['first', 'second', 'third']);
  });

  it('finds an entry once, however often it is asked for', async () => {
    const { find } = index([packAll([bad])]);
    expect(await find([bad, bad, host('BAD.example.')])).toHaveLength(1);
    expect(await find([])).toEqual([]);
  });

  it('finds nothing for the same text under another kind, or a kind the list does not hold', async () => {
    const { find } = index([packAll([phone('0901234567')])]);
    expect(await find([phone('0901234567')])).toHaveLength(1);
    const account: Identifier = { kind: 'handle', value: '+84901234567' as Handle };
    expect(await find([account, bad])).toEqual([]);
  });

  it('leaves out what no curator of the feed answers for', async () => {
    const { find, size } = index([packAll([bad], { curatorId: 'nobody' })]);
    expect(size).toBe(1);
    expect(await find([bad])).toEqual([]);
  });

  it('gives a name that collides with nothing in 20,000 entries no answer', async () => {
    const listed = Array.from({ length: 20_000 }, (_, i) => shop(`${i}`));
    const { find } = index([packAll(listed)]);
    const asked = Array.from({ length: 20_000 }, (_, i) => shop(`${i + 20_000}`));
    expect(await find(asked)).toEqual([]);
    expect(await find(listed)).toHaveLength(20_001);
  });

  it('answers as a set of names would, for any entries', async () => {
    const identifier = fc.oneof(
      fc.nat(60).map((n) => shop(`${n}`)),
      fc.nat(60).map((n) => host(`h${n}.example`)),
    );
    const unique = fc.uniqueArray(identifier, { maxLength: 60, selector: identifierText });
    await fc.assert(
      fc.asyncProperty(unique, fc.array(identifier, { maxLength: 20 }), async (listed, asked) => {
        const { find, size } = buildIndex({ curators, lists: [packAll(listed)] });
        const found = (await find(asked)).map((match) => identifierText(match.identifier));
        const known = new Set(listed.map(identifierText));
        const wanted = new Set(asked.map(identifierText).filter((text) => known.has(text)));
        expect(found).toEqual([...wanted]);
        expect(size).toBe(listed.length);
      }),
    );
  });

  it('says so when stored bytes were broken after they were checked: never "nothing found"', async () => {
    const bytes = valueOf(
      encodeList(identify({}), [
        { identifier: bad, override: { state: 'confirmed' } },
        { identifier: shop('1') },
      ]),
    );
    const at = Buffer.from(bytes).indexOf('"confirmed"');
    bytes[at + 1] = 0x78;
    const list = valueOf(openList(bytes));
    const { find } = index([list]);
    await expect(find([bad])).rejects.toThrow(ListUnreadable);
    expect(await find([host('other.example')])).toEqual([]);
  });
});
