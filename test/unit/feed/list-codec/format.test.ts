import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeDelta } from '#lib/feed/encode-delta.ts';
import type { WrittenEntry } from '#lib/feed/list-codec/encode-list.ts';
import { hashIdentifier, kindBit } from '#lib/feed/list-codec/hash-identifier.ts';
import { headerBytes, readLayout } from '#lib/feed/list-codec/layout.ts';
import type { Override } from '#lib/feed/list-codec/list-details.ts';
import { readPlainly } from './plain-list.ts';
import {
  fullOverride,
  host,
  hosts,
  packList,
  phone,
  sampleHead,
  sampleSeed,
  shop,
  valueOf,
  writeList,
} from './sample-lists.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const keyOf = (entry: WrittenEntry): bigint => {
  const key = hashIdentifier(sampleSeed, entry.identifier);
  if (!key) throw new Error('no key');
  return (BigInt(key.high) << 32n) | BigInt(key.low);
};

const golden: readonly WrittenEntry[] = [
  { identifier: host('shop.example') },
  { identifier: shop('123456'), override: fullOverride },
  { identifier: phone('+84901234567'), override: { listedOn: '2026-05' } },
];

describe('the format of a list', () => {
  it('is read the same by a reader that was written from the document alone', () => {
    const override = fc.constantFrom<Override>(
      {},
      fullOverride,
      { listedOn: '2026-01' },
      { authority: null, about: 'Trà', answer: null },
    );
    const entry = fc.record({
      identifier: fc.nat(500).map((n) => host(`h${n}.example`)),
      override,
    });
    const entries = fc.uniqueArray(entry, {
      maxLength: 150,
      selector: (each) => each.identifier.value,
    });
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 0xffffffff }), (all, version) => {
        const plain = readPlainly(writeList(all, { version }));
        expect([plain.version, plain.head]).toEqual([version, sampleHead]);
        const expected = all.map((each) => [
          keyOf(each),
          { ...sampleHead.defaults, ...each.override },
        ]);
        expect(plain.entries).toEqual(new Map(expected as [bigint, Record<string, unknown>][]));
      }),
    );
  });

  it.each([8_160, 8_161, 20_000])('is read the same with %i entries', (count) => {
    const all = hosts(count);
    const plain = readPlainly(writeList(all));
    expect([...plain.entries.keys()]).toEqual(all.map(keyOf).sort((a, b) => (a < b ? -1 : 1)));
    expect(plain.kinds).toBe(kindBit('host'));
    expect(plain.seed.equals(Buffer.from(sampleSeed.buffer))).toBe(true);
  });

  // Lists that were published stay readable only while these stay. A change needs another format version.
  it('is, byte for byte, what it always was', () => {
    expect(digest(writeList([]))).toBe(
      '5f024e6d61cd565f1db27e4c1334f7da7f32f205ef76bca056d52b40a75fe924',
    );
    expect(digest(writeList(golden))).toBe(
      '13a42d8c265d6ffce5a69b99257cf6e25e7d1c90a11e7715479a6bbc36d59188',
    );
    expect(digest(writeList(hosts(9_000)))).toBe(
      'a28f46e6153aac676a5ad21f9e2c5616e4fe7c55f436d432536fef24690230fc',
    );
  });

  it('of a delta is, byte for byte, what it always was', async () => {
    const next = packList([...golden.slice(1), { identifier: host('new.example') }], {
      version: 2,
    });
    const delta = valueOf(await encodeDelta(packList(golden), next));
    expect(digest(delta)).toBe('49b1de78b62f329fae35211f72f4c583f69b5cb4c79ab067f7c5de92425a427f');
  });

  it('has every clause that the code cites, and no clause that no code cites', () => {
    const read = (path: string): string =>
      readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
    const document = read('docs/feed-format-lists.md');
    const clauses = [...document.matchAll(/^\*\*(L\d+) /gm)].map((match) => match[1]);
    expect(clauses).toEqual(Array.from({ length: 15 }, (_, i) => `L${i + 1}`));
    const rooms = [
      'hash-identifier',
      'key-block',
      'layout',
      'list-details',
      'list-head',
      'list-limits',
    ];
    const code = [
      ...[...rooms, 'encode-list', 'parse-list'].map((name) =>
        read(`lib/feed/list-codec/${name}.ts`),
      ),
      read('lib/feed/delta.ts'),
      read('lib/feed/delta-layout.ts'),
      read('lib/feed/feed-files.ts'),
      read('tools/feed/pack-list.ts'),
    ].join('\n');
    for (const clause of clauses) expect(code, clause).toMatch(new RegExp(`\\b${clause}\\b`));
  });
});

describe('readLayout', () => {
  it('tells where each part lies, one behind the other, to the last byte', () => {
    const bytes = writeList(golden, { version: 5 });
    const layout = valueOf(readLayout(bytes));
    expect(layout).toMatchObject({ count: 3, version: 5, totalBytes: bytes.length });
    expect(layout.head.from).toBe(headerBytes);
    expect(layout.keysAt % 4).toBe(0);
    expect(layout.keysAt - layout.head.to).toBeLessThan(4);
    const bucketBytes = 36;
    expect(layout.details).toEqual({
      from: layout.keysAt + bucketBytes + 3 * 7,
      to: bytes.length,
    });
    expect(layout.kinds).toBe(kindBit('host') | kindBit('shop') | kindBit('phone'));
  });

  it('reads nothing behind the header, so a download can be refused by its first 64 bytes', () => {
    const bytes = writeList(golden);
    const short = bytes.slice(0, headerBytes);
    expect(readLayout(short)).toMatchObject({ ok: false, error: 'list-truncated' });
    expect(readLayout(bytes.fill(0xff, headerBytes))).toMatchObject({ ok: true });
  });
});
