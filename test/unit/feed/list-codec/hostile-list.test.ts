import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashIdentifier } from '#lib/feed/list-codec/hash-identifier.ts';
import { findKey } from '#lib/feed/list-codec/key-block.ts';
import { headerBytes } from '#lib/feed/list-codec/layout.ts';
import { listLimits } from '#lib/feed/list-codec/list-limits.ts';
import { openList, parseList, readEntry } from '#lib/feed/list-codec/parse-list.ts';
import {
  errorOf,
  fullOverride,
  host,
  hosts,
  otherSeed,
  shop,
  withByte,
  withNumber,
  withText,
  writeList,
} from './sample-lists.ts';

const plain = writeList(hosts(30));
const detailed = writeList([
  ...hosts(30),
  { identifier: shop('1'), override: fullOverride },
  { identifier: shop('2'), override: { listedOn: '2026-05' } },
]);

const fault = (bytes: Uint8Array): string => errorOf(parseList(bytes));
const detailsAt = detailed.length - new DataView(detailed.buffer).getUint32(24, true);

/** Opens whatever opens and asks it for many things: nothing may throw, hang or answer outside the list. */
function ask(bytes: Uint8Array): void {
  const list = openList(bytes);
  if (!list.ok) return;
  for (let i = 0; i < 40; i++) {
    const identifier = host(`shop-${i}.example`);
    const key = hashIdentifier(list.value.seed, identifier);
    const position = key ? findKey(list.value.keys, key) : -1;
    expect(position).toBeLessThan(list.value.count);
    const entry = position < 0 ? null : readEntry(list.value, position, identifier);
    if (entry) expect(entry.source.url).toMatch(/^https:/i);
  }
}

describe('a list from hostile bytes', () => {
  it('is accepted only whole: every shorter and every longer one is refused', () => {
    expect(fault(detailed)).toBe('accepted');
    for (let length = 0; length < detailed.length; length++) {
      expect(fault(detailed.slice(0, length))).toBe('list-truncated');
    }
    expect(fault(Uint8Array.of(...detailed, 0))).toBe('list-length-wrong');
  });

  it('is refused when it is something else', () => {
    expect(fault(new TextEncoder().encode(`<!doctype html>${' '.repeat(100)}`))).toBe(
      'list-magic-unknown',
    );
    expect(fault(withByte(plain, 2, 0x44))).toBe('list-magic-unknown');
    expect(fault(withByte(plain, 3, 2))).toBe('list-format-unknown');
    expect(fault(new Uint8Array(0))).toBe('list-truncated');
  });

  it.each([
    ['length of the file', 4, 'list-length-wrong'],
    ['number of entries', 8, 'list-too-large'],
    ['kinds', 16, 'list-format-unknown'],
    ['length of the head', 20, 'list-too-large'],
    ['length of the details', 24, 'list-length-wrong'],
    ['the field that means nothing yet', 28, 'list-format-unknown'],
  ])('is refused at once when the %s is a huge lie', (_name, at, error) => {
    const startedAt = performance.now();
    expect(fault(withNumber(plain, at, 0xffffffff))).toBe(error);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('is refused when a number of the header is off by one', () => {
    for (const at of [4, 8, 20, 24]) {
      const value = new DataView(plain.buffer).getUint32(at, true);
      for (const other of [value + 1, Math.max(0, value - 1)].filter((each) => each !== value)) {
        expect(fault(withNumber(plain, at, other))).not.toBe('accepted');
      }
    }
  });

  it('is refused when it names as many entries as are allowed and brings none', () => {
    expect(fault(withNumber(plain, 8, listLimits.entries))).toBe('list-length-wrong');
    const lying = withNumber(withNumber(plain, 8, listLimits.entries), 4, plain.length);
    expect(fault(lying)).toBe('list-length-wrong');
  });

  it('is refused when it is longer than any list', () => {
    expect(fault(new Uint8Array(listLimits.fileBytes + 1))).toBe('list-too-large');
  });

  it('is refused with version 0 or a kind that nobody knows', () => {
    expect(fault(withNumber(plain, 12, 0))).toBe('list-format-unknown');
    expect(fault(withNumber(plain, 16, 1))).toBe('list-format-unknown');
    expect(fault(withNumber(plain, 16, 1 << 11))).toBe('list-format-unknown');
  });

  it('is refused when two keys of one bucket change places or one stands twice', () => {
    const bytes = writeList(hosts(8_000));
    const at = bytes.length - 8_000 * 7;
    const [first, second] = [bytes.slice(at, at + 7), bytes.slice(at + 7, at + 14)];
    const swapped = bytes.slice();
    swapped.set([...second, ...first], at);
    const twice = bytes.slice();
    twice.set(first, at + 7);
    for (const broken of [swapped, twice]) {
      expect(fault(broken)).toBe('list-keys-unsorted');
      expect(errorOf(openList(broken))).toBe('accepted');
      ask(broken);
    }
  });

  it('is refused when the head is no head, or is written in another form', () => {
    const broken = [
      withText(plain, '"listed"', '"lusted"'),
      withText(plain, '"https://', '"http:///'),
      withText(plain, '2026-10-01', '2026-13-01'),
      withText(plain, '"demo":false', '"demo":nulls'),
      withText(plain, '"demo":false', '"dame":false'),
      withText(plain, 'Sample list', 'Sample\u202elis'.slice(0, 9)),
      withText(plain, '"answer":null,', '"answer" :null'),
      withText(plain, '"answer":null,', ' "answer":null'),
      withByte(plain, headerBytes, 0x20),
    ];
    for (const bytes of broken) expect(fault(bytes)).toBe('list-head-malformed');
  });

  it('is refused when something stands between the head and the keys', () => {
    const headBytes = new DataView(plain.buffer).getUint32(20, true);
    const end = headerBytes + headBytes;
    const padding = Math.ceil(end / 4) * 4 - end;
    const padded = padding > 0 ? plain : writeList(hosts(30), { version: 10 });
    expect(padding).toBeGreaterThan(0);
    expect(fault(withByte(padded, end, 1))).toBe('list-head-malformed');
  });

  it('is refused when the details name what is not there or are written in another form', () => {
    const broken = [
      withText(detailed, '"source":0', '"source":1'),
      withText(detailed, '"authority":0', '"authority":7'),
      withText(detailed, '"confirmed"', '"confirmes"'),
      withText(detailed, '"2026-05"', '"2026-00"'),
      withText(detailed, 'curator.example/other', 'curator.example/oth r'),
      withText(detailed, '{"authorities":[', '{"authoritiez":['),
      withNumber(detailed, detailsAt, 0xffffffff),
      withNumber(detailed, detailsAt, 0),
      withByte(detailed, detailed.length - 1, 0xff),
      withByte(detailed, detailed.length - 1, 0x7f),
      withByte(detailed, detailed.length - 2, 0),
    ];
    for (const bytes of broken) expect(fault(bytes)).toBe('list-details-malformed');
  });

  it('says "cannot be read", not "nothing found", when stored details were broken later', () => {
    const broken = withText(detailed, '"confirmed"', '"confirmes"');
    const list = openList(broken);
    if (!list.ok) throw new Error(list.error);
    expect(list.value.readDetails()).toBeNull();
    expect(readEntry(list.value, 0, host('shop-1.example'))).toBeNull();
  });

  it('never throws or hangs, whichever bits are turned', () => {
    const place = fc.nat(detailed.length * 8 - 1);
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), (bits) => {
        const bytes = detailed.slice();
        for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        parseList(bytes);
        ask(bytes);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws or hangs on a header of random numbers before random bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 60, maxLength: 60 }),
        fc.uint8Array({ maxLength: 600 }),
        (numbers, rest) => {
          const bytes = Uint8Array.of(0x43, 0x4c, 0x4c, 1, ...numbers, ...rest);
          parseList(bytes);
          ask(bytes);
        },
      ),
    );
  });

  it('holds other keys under a turned seed, and finds nothing rather than something else', () => {
    const turned = detailed.slice();
    turned.set(new Uint8Array(otherSeed.buffer), 32);
    const list = openList(turned);
    if (!list.ok) throw new Error(list.error);
    const key = hashIdentifier(list.value.seed, host('shop-1.example'));
    expect(key && findKey(list.value.keys, key)).toBe(-1);
  });
});
