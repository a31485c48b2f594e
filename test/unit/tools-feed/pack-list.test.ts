import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Curator, Entry, List } from '#lib/domain/entry.ts';
import type { HostName, Identifier, ProductName } from '#lib/domain/identifier.ts';
import { buildIndex } from '#lib/match/index/build-index.ts';
import { packFeed, packSuccessor } from '../../../tools/feed/pack-feed.ts';
import { packList } from '../../../tools/feed/pack-list.ts';
import { sampleEntry, sampleFeed } from '../../support/sample-feed.ts';

const [curator] = sampleFeed().curators as readonly [Curator];
const place = { version: 1, base: null, curator };
const host = (value: string): Identifier => ({ kind: 'host', value: value as HostName });

function listOf(entries: readonly Entry[], changes: Partial<List> = {}): List {
  const title = { vi: 'Danh sách', en: 'List' };
  return { id: 'sample', curatorId: curator.id, title, entries, ...changes };
}
const hosts = (...names: readonly string[]): readonly Entry[] =>
  names.map((name) => sampleEntry({ id: name, identifier: host(`${name}.example`) }));
const hex = (bytes: ArrayLike<number>): string => Buffer.from(Array.from(bytes)).toString('hex');

describe('a packed list', () => {
  const anyEntry = fc.record({
    state: fc.constantFrom('listed' as const, 'confirmed' as const, 'cleared' as const),
    reason: fc.constantFrom('phishing' as const, 'recalled' as const),
    about: fc.constantFrom(null, 'Trà', 'Kẹo'),
    listedOn: fc.constantFrom('2026-01', '2026-02-03'),
    authority: fc.constantFrom(null, { vi: 'Cục', en: 'Authority' }),
    answer: fc.constantFrom(null, { text: 'Chúng tôi đã trả lời.', on: '2026-03-01' }),
  });

  it('says of every entry what was written, whatever most of them say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntry, { maxLength: 30 }), async (said) => {
        const entries = said.map((each, n) =>
          sampleEntry({ ...each, id: `e-${n}`, identifier: host(`h${n}.example`) }),
        );
        const { find } = buildIndex({
          curators: [curator],
          lists: [packList(listOf(entries), place)],
        });
        const found = await find(entries.map(({ identifier }) => identifier));
        expect(found.map(({ entry }) => ({ ...entry, id: '' }))).toEqual(
          entries.map((entry) => ({ ...entry, id: '' })),
        );
      }),
    );
  });

  it('has the same bytes for the same entries in any order', () => {
    const entries = hosts('a', 'b', 'c', 'd');
    const { bytes } = packList(listOf(entries), place);
    expect(hex(packList(listOf(entries.toReversed()), place).bytes)).toBe(hex(bytes));
  });

  it('has a seed that nobody knows before the last entry is fixed', () => {
    const seedOf = (list: List, version = 1) =>
      hex(new Uint8Array(packList(list, { ...place, version }).seed.buffer));
    const seeds = [
      seedOf(listOf(hosts('a', 'b'))),
      seedOf(listOf(hosts('a', 'c'))),
      seedOf(listOf(hosts('a'))),
      seedOf(listOf(hosts('a', 'b')), 2),
      seedOf(listOf([...hosts('a', 'b')], { id: 'other' })),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('goes on with the seed and the defaults of its base, and loses nothing by it', async () => {
    const base = packList(listOf(hosts('a', 'b')), place);
    const told = hosts('c', 'd', 'e').map((entry) => ({ ...entry, state: 'confirmed' as const }));
    const next = packList(listOf([...hosts('a'), ...told]), { version: 2, base, curator });
    expect(next.seed).toEqual(base.seed);
    expect(next.head.defaults).toEqual(base.head.defaults);
    const { find } = buildIndex({ curators: [curator], lists: [next] });
    const states = (await find([host('a.example'), host('d.example')])).map(
      ({ entry }) => entry.state,
    );
    expect(states).toEqual(['listed', 'confirmed']);
  });

  it('may be empty, and says nothing of anybody', async () => {
    const packed = packList(listOf([]), place);
    expect(packed.count).toBe(0);
    const { find } = buildIndex({ curators: [curator], lists: [packed] });
    expect(await find([host('a.example')])).toEqual([]);
  });

  it.each([
    [
      'made-up entries among real ones',
      [hosts('a')[0]!, { ...hosts('b')[0]!, demo: true }],
      'part',
    ],
    ['one identifier twice', [...hosts('a'), ...hosts('a')], 'entry-repeated'],
    [
      'an identifier that no key can be made of',
      [
        sampleEntry({
          identifier: { kind: 'product-name', value: 'a'.repeat(2_000) as ProductName },
        }),
      ],
      'entry-too-long',
    ],
  ] as const)('is refused with %s', (_what, entries, word) => {
    expect(() => packList(listOf(entries), place)).toThrow(word);
  });
});

describe('the successor of a published feed', () => {
  const feed = (...names: readonly string[]) => sampleFeed({ lists: [listOf(hosts(...names))] });
  const many = Array.from({ length: 40 }, (_, n) => `h${n}`);

  it('has an unchanged list as it was, and the next version of one that changed', async () => {
    const published = packFeed(feed(...many));
    const same = await packSuccessor(feed(...many.toReversed()), published);
    expect(same.lists[0]).toBe(published.lists[0]);
    const { lists } = await packSuccessor(feed(...many, 'new'), published);
    expect(lists[0]?.version).toBe(2);
    expect(lists[0]?.seed).toEqual(published.lists[0]?.seed);
  });

  it('begins a new base where hardly anything stays, and never goes back in versions', async () => {
    const published = packFeed(feed(...many));
    const all = Array.from({ length: 400 }, (_, n) => `other${n}`);
    const { lists } = await packSuccessor(feed(...all), published);
    expect(lists[0]?.version).toBe(2);
    expect(lists[0]?.seed).not.toEqual(published.lists[0]?.seed);
  });

  it('takes a list of another curator for another list', async () => {
    const second = { ...curator, id: 'second' };
    const published = packFeed(feed(...many));
    const moved = sampleFeed({
      curators: [curator, second],
      lists: [listOf(hosts(...many), { curatorId: 'second' })],
    });
    expect((await packSuccessor(moved, published)).lists[0]?.version).toBe(1);
  });
});
