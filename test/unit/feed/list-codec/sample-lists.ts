import type { HostName, Identifier, PhoneNumber, ShopKey } from '#lib/domain/identifier.ts';
import type { Result } from '#lib/domain/result.ts';
import {
  encodeList,
  type ListIdentity,
  type WrittenEntry,
} from '#lib/feed/list-codec/encode-list.ts';
import { readSeed } from '#lib/feed/list-codec/hash-identifier.ts';
import type { Override } from '#lib/feed/list-codec/list-details.ts';
import type { ListHead } from '#lib/feed/list-codec/list-head.ts';
import { type PackedList, parseList } from '#lib/feed/list-codec/parse-list.ts';

export const sampleSeed = readSeed(Uint8Array.from({ length: 32 }, (_, i) => i * 7 + 1));
export const otherSeed = readSeed(Uint8Array.from({ length: 32 }, (_, i) => i * 5 + 2));

export const sampleHead: ListHead = {
  id: 'sample-list',
  curatorId: 'sample-curator',
  title: { vi: 'Danh sách mẫu', en: 'Sample list' },
  demo: false,
  defaults: {
    reason: 'non-delivery',
    state: 'listed',
    authority: null,
    about: null,
    source: { title: 'Sample notice', url: 'https://curator.example/notice' },
    listedOn: '2026-10-01',
    lastCheckedOn: '2026-11-01',
    recheckBy: '2028-10-01',
    answer: null,
  },
};

export const sampleIdentity: ListIdentity = { head: sampleHead, version: 1, seed: sampleSeed };

/** Details that differ from the defaults in every field. */
export const fullOverride: Override = {
  reason: 'banned-substance',
  state: 'confirmed',
  authority: { vi: 'Cơ quan mẫu', en: 'Sample authority' },
  about: 'Trà thảo mộc mẫu',
  source: { title: 'Another notice', url: 'https://curator.example/other' },
  listedOn: '2026-07',
  lastCheckedOn: '2026-08',
  recheckBy: '2028-07',
  answer: { text: 'We have answered.', on: '2026-09-01' },
};

export function host(value: string): Identifier {
  return { kind: 'host', value: value as HostName };
}

export function shop(id: string): Identifier {
  return { kind: 'shop', value: `shopee:vn:${id}` as ShopKey };
}

export function phone(value: string): Identifier {
  return { kind: 'phone', value: value as PhoneNumber };
}

/** `count` hosts, always the same; `from` starts elsewhere. */
export function hosts(count: number, from = 0): WrittenEntry[] {
  return Array.from({ length: count }, (_, i) => ({
    identifier: host(`shop-${from + i}.example`),
  }));
}

export function valueOf<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`${result.error} ${result.detail ?? ''}`);
  return result.value;
}

export function errorOf(result: Result<unknown, string>): string {
  return result.ok ? 'accepted' : result.error;
}

export function writeList(
  entries: readonly WrittenEntry[],
  change: Partial<ListIdentity> = {},
): Uint8Array<ArrayBuffer> {
  return valueOf(encodeList({ ...sampleIdentity, ...change }, entries));
}

export function packList(
  entries: readonly WrittenEntry[],
  change: Partial<ListIdentity> = {},
): PackedList {
  return valueOf(parseList(writeList(entries, change)));
}

/** A copy with one byte put in. */
export function withByte(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = byte;
  return copy;
}

/** A copy with a number of 32 bits put in. */
export function withNumber(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(at, value, true);
  return copy;
}

/** A copy in which one text stands for another of the same length. */
export function withText(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const at = Buffer.from(bytes).indexOf(from);
  if (at < 0 || Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new Error('bad change');
  const copy = bytes.slice();
  copy.set(new TextEncoder().encode(to), at);
  return copy;
}
