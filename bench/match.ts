import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { HostName, Identifier } from '#lib/domain/identifier.ts';
import { encodeList } from '#lib/feed/list-codec/encode-list.ts';
import { hashIdentifier, readSeed } from '#lib/feed/list-codec/hash-identifier.ts';
import { findKey } from '#lib/feed/list-codec/key-block.ts';
import type { ListHead } from '#lib/feed/list-codec/list-head.ts';
import { openList, type PackedList } from '#lib/feed/list-codec/parse-list.ts';

/**
 * A packed list against a `Set` of strings, in one run: `node bench/match.ts [--json] [counts…]`.
 * String to answer, hashing included, over strings that were never hashed before (a page's strings never were);
 * one question in twenty is a hit. Made-up hosts from a fixed seed; seven runs, medians.
 */
type Row = {
  readonly name: string;
  readonly entries: number;
  readonly ours: number;
  readonly peer: number;
  /** How many times better ours is. */
  readonly ratio: number;
  /** Targets are set for one size; the others show how it grows. */
  readonly target: number | null;
  readonly met: boolean | null;
};

const runs = 7;
const questions = 200_000;
const targetCount = 1_000_000;

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

function usedBytes(): number {
  if (typeof collect === 'function') collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Xorshift: the same hosts on every run and machine. */
function buildHosts(seed: number): () => string {
  let state = seed;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-';
  const ends = ['.com', '.vn', '.shop', '.com.vn', '.store'];
  return () => {
    const length = 7 + (next() % 14);
    const name = Array.from({ length }, () => letters[next() % letters.length]).join('');
    return `x${name}${ends[next() % ends.length]}`;
  };
}

const head: ListHead = {
  id: 'bench',
  curatorId: 'bench',
  title: { vi: 'Đo', en: 'Bench' },
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

function toIdentifier(value: string): Identifier {
  return { kind: 'host', value: value as HostName };
}

function encode(hosts: readonly string[]): Uint8Array<ArrayBuffer> {
  const seed = readSeed(Uint8Array.from({ length: 32 }, (_, i) => i));
  const entries = hosts.map((host) => ({ identifier: toIdentifier(host) }));
  const encoded = encodeList({ head, version: 1, seed }, entries);
  if (!encoded.ok) throw new Error(encoded.error);
  return encoded.value;
}

function open(bytes: Uint8Array): PackedList {
  const list = openList(bytes);
  if (!list.ok) throw new Error(list.error);
  return list.value;
}

function isListed(list: PackedList, host: string): boolean {
  const key = hashIdentifier(list.seed, toIdentifier(host));
  return key !== null && findKey(list.keys, key) >= 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Nanoseconds a question. Every run asks with strings of its own, whose hash nobody has computed yet. */
function measureAsking(asked: readonly string[], ask: (host: string) => boolean): number {
  const times = Array.from({ length: runs }, () => {
    const fresh = asked.map((host) => Buffer.from(host, 'latin1').toString('latin1'));
    let hits = 0;
    const startedAt = performance.now();
    for (const host of fresh) if (ask(host)) hits += 1;
    const nanoseconds = ((performance.now() - startedAt) / fresh.length) * 1e6;
    if (hits !== Math.ceil(asked.length / 20)) throw new Error(`${hits} hits`);
    return nanoseconds;
  });
  return median(times);
}

function measureMs(work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return median(times);
}

function compare(count: number): readonly Row[] {
  const build = buildHosts(count);
  const names = new Set<string>();
  while (names.size < count) names.add(build());
  const hosts = [...names];
  const others = buildHosts(7);
  const asked = Array.from({ length: questions }, (_, i) =>
    i % 20 === 0 ? (hosts[(i * 7_919) % count] ?? '') : `y${others()}`,
  );
  const bytes = encode(hosts);
  const text = hosts.join('\n');
  names.clear();

  const before = usedBytes();
  const list = open(bytes.slice());
  const ourBytes = usedBytes() - before;
  const peerBefore = usedBytes();
  const peer = new Set(text.split('\n'));
  const peerBytes = usedBytes() - peerBefore;

  const row = (name: string, measured: readonly [number, number], aim: number): Row => {
    const [ours, theirs] = measured;
    const ratio = theirs / ours;
    const target = count === targetCount ? aim : null;
    const met = target === null ? null : ratio >= target;
    return { name, entries: count, ours, peer: theirs, ratio, target, met };
  };
  const ours = measureAsking(asked, (host) => isListed(list, host));
  const theirs = measureAsking(asked, (host) => peer.has(host));
  const opening = measureMs(() => open(bytes));
  const filling = measureMs(() => new Set(text.split('\n')));
  return [
    row('look-up, ns', [ours, theirs], 3),
    row('memory, bytes', [ourBytes, peerBytes], 7),
    row('from bytes to first answer, ms', [opening, filling], 15),
    row('file, bytes (peer: the names)', [bytes.length, text.length], 2),
  ];
}

const args = process.argv.slice(2);
const counts = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
const rows = (counts.length > 0 ? counts : [100_000, 1_000_000]).flatMap(compare);
if (args.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else {
  for (const { name, entries, ours, peer, ratio, target, met } of rows) {
    const figures = `${ours.toPrecision(4)} against ${peer.toPrecision(4)}: ${ratio.toFixed(1)} ×`;
    const verdict = target === null ? '' : ` (${met ? 'met' : 'MISSED'}, at least ${target} ×)`;
    process.stdout.write(`${String(entries).padStart(9)}  ${name}: ${figures}${verdict}\n`);
  }
}
process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;
