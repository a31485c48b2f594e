import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identifier } from '#lib/domain/identifier.ts';
import { encodeList, type WrittenEntry } from '#lib/feed/list-codec/encode-list.ts';
import { buildEntryId, hashIdentifier, kindBit } from '#lib/feed/list-codec/hash-identifier.ts';
import { findKey } from '#lib/feed/list-codec/key-block.ts';
import type { Override } from '#lib/feed/list-codec/list-details.ts';
import {
  openList,
  type PackedList,
  parseList,
  readEntry,
} from '#lib/feed/list-codec/parse-list.ts';
import {
  errorOf,
  fullOverride,
  host,
  hosts,
  otherSeed,
  packList,
  phone,
  sampleHead,
  sampleIdentity,
  sampleSeed,
  shop,
  valueOf,
  writeList,
} from './sample-lists.ts';

function find(list: PackedList, identifier: Identifier) {
  const key = hashIdentifier(list.seed, identifier);
  const position = key ? findKey(list.keys, key) : -1;
  return position < 0 ? null : readEntry(list, position, identifier);
}

describe('a packed list', () => {
  it('gives every entry back with the defaults of the list', () => {
    const list = packList([{ identifier: host('a.example') }, { identifier: shop('7') }]);
    expect(find(list, host('a.example'))).toEqual({
      ...sampleHead.defaults,
      id: buildEntryId(host('a.example')),
      listId: 'sample-list',
      identifier: host('a.example'),
      demo: false,
    });
    expect(find(list, shop('7'))?.identifier).toEqual(shop('7'));
    expect(find(list, shop('8'))).toBeNull();
  });

  it('gives details in the place of defaults, field by field, null included', () => {
    const defaults = { ...sampleHead.defaults, about: 'Đồ mẫu', authority: { vi: 'A', en: 'B' } };
    const head = { ...sampleHead, demo: true, defaults };
    const list = packList(
      [
        { identifier: host('all.example'), override: fullOverride },
        { identifier: host('none.example'), override: { about: null, authority: null } },
        { identifier: host('one.example'), override: { listedOn: '2026-02' } },
      ],
      { head },
    );
    expect(find(list, host('all.example'))).toMatchObject({ ...fullOverride, demo: true });
    expect(find(list, host('none.example'))).toMatchObject({ about: null, authority: null });
    expect(find(list, host('one.example'))).toMatchObject({ ...defaults, listedOn: '2026-02' });
  });

  it('answers for exactly the identifiers that went in, whatever their kinds and details', () => {
    const identifier = fc.oneof(
      fc.nat(300).map((n) => host(`h${n}.example`)),
      fc.nat(300).map((n) => shop(`${n}`)),
      fc.nat(300).map((n) => phone(`+8490000${n}`)),
    );
    const override: fc.Arbitrary<Override> = fc.oneof(
      fc.constant({}),
      fc.constant(fullOverride),
      fc.constantFrom('2026-01', '2026-02-03', '2026-10-01').map((listedOn) => ({ listedOn })),
    );
    const entry = fc.record({ identifier, override });
    const unique = fc.uniqueArray(entry, {
      maxLength: 120,
      selector: (one) => `${one.identifier.kind}${one.identifier.value}`,
    });
    fc.assert(
      fc.property(unique, identifier, (entries, asked) => {
        const list = packList(entries);
        expect(list.count).toBe(entries.length);
        for (const one of entries) {
          expect(find(list, one.identifier)).toMatchObject({
            ...sampleHead.defaults,
            ...one.override,
          });
        }
        const isListed = entries.some(
          (one) => one.identifier.kind === asked.kind && one.identifier.value === asked.value,
        );
        expect(find(list, asked) !== null).toBe(isListed);
      }),
    );
  });

  it('tells the kinds it holds, its version, its seed and its head', () => {
    const list = packList(
      [{ identifier: host('a.example') }, { identifier: phone('+841234567') }],
      {
        version: 77,
        seed: otherSeed,
      },
    );
    expect(list.kinds).toBe(kindBit('host') | kindBit('phone'));
    expect([list.version, list.head]).toEqual([77, sampleHead]);
    expect(list.seed).toEqual(otherSeed);
  });

  it('may be empty, and answers nothing then', () => {
    const list = packList([]);
    expect([list.count, list.kinds]).toEqual([0, 0]);
    expect(find(list, host('a.example'))).toBeNull();
  });

  it('can be opened where it lies in a larger buffer', () => {
    const bytes = writeList([...hosts(9_000), { identifier: shop('1'), override: fullOverride }]);
    const larger = new Uint8Array(bytes.length + 21);
    larger.set(bytes, 13);
    const list = valueOf(openList(larger.subarray(13, 13 + bytes.length)));
    expect(find(list, host('shop-8999.example'))).not.toBeNull();
    expect(find(list, shop('1'))).toMatchObject(fullOverride);
  });

  it('keeps the ids of entries when it is published under another seed', () => {
    const one = find(packList(hosts(3)), host('shop-1.example'));
    const other = find(packList(hosts(3), { seed: otherSeed }), host('shop-1.example'));
    expect(other).toEqual(one);
  });
});

describe('the bytes of a list', () => {
  it('are the same for the same entries in any order', () => {
    const entries: WrittenEntry[] = [
      ...hosts(50),
      { identifier: shop('1'), override: { listedOn: '2026-03' } },
      { identifier: shop('2'), override: { listedOn: '2026-01', about: 'x' } },
      { identifier: shop('3'), override: { about: 'x', listedOn: '2026-01' } },
    ];
    const bytes = writeList(entries);
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        expect(Buffer.compare(writeList(shuffled), bytes)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('are the same whether a default is repeated, left out or undefined', () => {
    const plain = writeList([{ identifier: host('a.example') }]);
    const { listedOn, source, about } = sampleHead.defaults;
    const repeated = { listedOn, about, source: { url: source.url, title: source.title } };
    expect(writeList([{ identifier: host('a.example'), override: repeated }])).toEqual(plain);
    expect(writeList([{ identifier: host('a.example'), override: {} }])).toEqual(plain);
  });

  it('share nothing but the head under another seed', () => {
    const [one, other] = [writeList(hosts(200)), writeList(hosts(200), { seed: otherSeed })];
    expect(one.length).toBe(other.length);
    const keys = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(-700)).toString('hex');
    expect(keys(one)).not.toBe(keys(other));
    expect(valueOf(parseList(other)).head).toEqual(valueOf(parseList(one)).head);
  });

  it('are at most 650 kB for 100,000 entries, and 7 kB for 1,000', () => {
    expect(writeList(hosts(100_000)).length).toBeLessThanOrEqual(650_000);
    expect(writeList(hosts(1_000)).length).toBeLessThanOrEqual(8_000);
  });

  it('grow by less than two bytes for an entry that was added on another day', () => {
    const days = Array.from({ length: 20 }, (_, day) =>
      hosts(400, 100_000 + day * 400).map((entry) => ({
        ...entry,
        override: { listedOn: `2026-11-${String(day + 1).padStart(2, '0')}` },
      })),
    );
    const bytes = writeList([...hosts(92_000), ...days.flat()]);
    const plain = writeList([
      ...hosts(92_000),
      ...days.flat().map(({ identifier }) => ({ identifier })),
    ]);
    expect(bytes.length - plain.length).toBeLessThan(8_000 * 2);
    expect(bytes.length).toBeLessThanOrEqual(650_000);
  });
});

describe('encodeList', () => {
  const refuse = (entries: Iterable<WrittenEntry>): string =>
    errorOf(encodeList(sampleIdentity, entries));

  it('refuses two entries about one identifier', () => {
    expect(refuse([...hosts(3), ...hosts(1, 2)])).toBe('entry-repeated');
    expect(refuse([{ identifier: host('7.vn') }, { identifier: shop('7') }])).toBe('accepted');
  });

  it('refuses an identifier that no key can be made of, and names it', () => {
    const long = host(`${'a'.repeat(1_100)}.example`);
    const result = encodeList(sampleIdentity, [{ identifier: long }]);
    expect(result).toMatchObject({ ok: false, error: 'entry-too-long' });
    expect(!result.ok && result.detail).toContain('host:aaa');
  });

  it('refuses more different details than a list can number', () => {
    function* many(): Generator<WrittenEntry> {
      for (let i = 0; i <= 65_535; i++) {
        yield { identifier: shop(`${i}`), override: { about: `Sản phẩm ${i}` } };
      }
    }
    expect(refuse(many())).toBe('too-many-details');
  });

  it('refuses a head that would not be read again', () => {
    const title = { vi: 'x'.repeat(20_000), en: 'x' };
    const result = encodeList({ ...sampleIdentity, head: { ...sampleHead, title } }, []);
    expect(errorOf(result)).toBe('head-too-long');
  });

  it('takes entries from a stream, one at a time', () => {
    let open = 0;
    function* stream(): Generator<WrittenEntry> {
      for (const entry of hosts(1_000)) {
        open += 1;
        yield entry;
      }
    }
    const bytes = valueOf(encodeList(sampleIdentity, stream()));
    expect([open, valueOf(parseList(bytes)).count]).toEqual([1_000, 1_000]);
    expect(hashIdentifier(sampleSeed, host('shop-5.example'))).not.toBeNull();
  });
});
