import { encodeList } from '#lib/feed/list-codec/encode-list.ts';
import { readSeed } from '#lib/feed/list-codec/hash-identifier.ts';
import type { ListHead } from '#lib/feed/list-codec/list-head.ts';
import { toIdentifier } from './to-identifier.ts';

export const sampleHead: ListHead = {
  id: 'bench',
  curatorId: 'bench',
  title: { vi: 'Danh sách đo', en: 'Measured list' },
  demo: true,
  defaults: {
    reason: 'phishing',
    state: 'listed',
    authority: null,
    about: null,
    source: { title: 'Bench', url: 'https://bench.example/' },
    listedOn: '2026-11',
    lastCheckedOn: '2026-11',
    recheckBy: '2027-11',
    answer: null,
  },
};

export const sampleSeed = readSeed(Uint8Array.from({ length: 32 }, (_, i) => i));

/** The file of a list of these hosts, as a maintainer's command writes it. */
export function encodeHosts(hosts: readonly string[], version = 1): Uint8Array<ArrayBuffer> {
  const entries = hosts.map((host) => ({ identifier: toIdentifier(host) }));
  const encoded = encodeList({ head: sampleHead, version, seed: sampleSeed }, entries);
  if (!encoded.ok) throw new Error(encoded.error);
  return encoded.value;
}
