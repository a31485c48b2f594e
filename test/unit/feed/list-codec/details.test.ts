import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeStableJson } from '#lib/feed/list-codec/bytes.ts';
import {
  type Details,
  encodeDetails,
  noDetails,
  type Override,
  parseDetails,
} from '#lib/feed/list-codec/list-details.ts';
import { fullOverride } from './sample-lists.ts';

const encoder = new TextEncoder();

function pack(json: unknown, ...places: readonly number[]): Uint8Array {
  const text = encoder.encode(typeof json === 'string' ? json : writeStableJson(json));
  const bytes = new Uint8Array(4 + text.length + places.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  bytes.set(places, 4 + text.length);
  return bytes;
}

const oneRecord = { authorities: [], records: [{ listedOn: '2026-01' }], sources: [] };
const twoRecords = {
  authorities: [],
  records: [{ listedOn: '2026-01' }, { listedOn: '2026-02' }],
  sources: [],
};

describe('details', () => {
  it('come back as they went in', () => {
    const override: fc.Arbitrary<Override> = fc.record(
      {
        reason: fc.constantFrom('phishing', 'other'),
        state: fc.constantFrom('listed', 'cleared'),
        authority: fc.constantFrom(null, { vi: 'Cơ quan', en: 'Authority' }, { vi: 'B', en: 'C' }),
        about: fc.constantFrom(null, 'Trà', 'Kem'),
        source: fc.nat(3).map((n) => ({ title: `s${n}`, url: `https://a.example/${n}` })),
        recheckBy: fc.constantFrom('2027-01', '2027-01-31'),
        answer: fc.constantFrom(null, { text: 'Thưa', on: '2026-01-01' }),
      },
      { requiredKeys: ['reason'] },
    );
    const records = fc.uniqueArray(override, {
      minLength: 1,
      maxLength: 12,
      selector: writeStableJson,
    });
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.nat(12)), fc.nat(300), (all, numbers, more) => {
        // Each record is carried at least once, as the format asks.
        const given = Array.from(
          { length: more },
          () => Number(numbers.next().value) % (all.length + 1),
        );
        const recordOf = Uint16Array.of(0, ...all.map((_, i) => i + 1), ...given);
        const details: Details = { records: all, recordOf };
        expect(parseDetails(encodeDetails(details), recordOf.length)).toEqual(details);
      }),
    );
  });

  it('take no bytes when there are none', () => {
    expect(encodeDetails(noDetails)).toHaveLength(0);
    expect(parseDetails(new Uint8Array(0), 100)).toEqual(noDetails);
  });

  it('take one number when all entries carry the same', () => {
    const recordOf = new Uint16Array(100_000).fill(1);
    const bytes = encodeDetails({ records: [{ listedOn: '2026-01' }], recordOf });
    expect(bytes.length).toBeLessThan(80);
    expect(parseDetails(bytes, 100_000)?.recordOf).toEqual(recordOf);
  });

  it('write a source once, however many records name it', () => {
    const { source } = fullOverride;
    const records = Array.from({ length: 50 }, (_, i) => ({ source: source!, about: `n${i}` }));
    const recordOf = Uint16Array.from(records, (_, i) => i + 1);
    const text = new TextDecoder().decode(encodeDetails({ records, recordOf }));
    expect(text.split('Another notice')).toHaveLength(2);
  });
});

describe('details from hostile bytes', () => {
  it('are read when they are as the format says', () => {
    expect(parseDetails(pack(oneRecord, 2, 0, 3), 10)?.recordOf).toEqual(
      Uint16Array.of(1, 0, 0, 0, 1, 0, 0, 0, 0, 0),
    );
    expect(parseDetails(pack(oneRecord, 3), 3)?.recordOf).toEqual(Uint16Array.of(1, 1, 1));
    expect(parseDetails(pack(twoRecords, 1, 0, 1, 1), 3)?.recordOf).toEqual(
      Uint16Array.of(1, 2, 0),
    );
  });

  it.each([
    ['a record nobody carries', pack(oneRecord, 0)],
    ['more entries than there are', pack(oneRecord, 11)],
    ['no places', pack(oneRecord)],
    ['a place past the end', pack(oneRecord, 2, 0, 9)],
    ['a huge step', pack(oneRecord, 1, 0xff, 0xff, 0xff, 0xff, 0x0f)],
    ['bytes behind the last place', pack(oneRecord, 1, 0, 0)],
    ['one entry with two records', pack(twoRecords, 1, 4, 1, 4)],
    ['all entries carrying the first of two', pack(twoRecords, 10, 1, 0)],
    ['two records and places for one', pack(twoRecords, 1, 0)],
    ['no record', pack({ authorities: [], records: [], sources: [] })],
    ['an unknown field', pack({ ...oneRecord, more: 1 }, 1, 0)],
    ['an unknown field of a record', pack({ ...oneRecord, records: [{ demo: true }] }, 1, 0)],
    ['a source that is not there', pack({ ...oneRecord, records: [{ source: 0 }] }, 1, 0)],
    ['an authority that is not there', pack({ ...oneRecord, records: [{ authority: 0 }] }, 1, 0)],
    ['a number below zero', pack({ ...oneRecord, records: [{ source: -1 }] }, 1, 0)],
    ['text that hides characters', pack({ ...oneRecord, records: [{ about: 'a\u202eb' }] }, 1, 0)],
    [
      'an address that runs code',
      pack({ ...oneRecord, sources: [{ title: 'a', url: 'javascript:1' }] }, 1, 0),
    ],
    ['no JSON', pack('{', 1, 0)],
    ['a prototype', pack('{"__proto__":{},"authorities":[],"records":[{}],"sources":[]}', 1, 0)],
  ])('are refused with %s', (_name, bytes) => {
    expect(parseDetails(bytes, 10)).toBeNull();
  });

  it('are refused when the length of their texts is a lie', () => {
    const bytes = pack(oneRecord, 1, 0);
    for (const length of [0, 1, 0xffffffff, bytes.length]) {
      const lying = bytes.slice();
      new DataView(lying.buffer).setUint32(0, length, true);
      expect(parseDetails(lying, 10)).toBeNull();
    }
    for (let length = 1; length < bytes.length; length++) {
      expect(parseDetails(bytes.subarray(0, length), 10)).toBeNull();
    }
  });

  it('never throw, whatever bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(50), (bytes, count) => {
        parseDetails(bytes, count);
        parseDetails(pack(twoRecords, ...bytes), count);
      }),
    );
  });
});
