import { hashIdentifier } from '#lib/feed/list-codec/hash-identifier.ts';
import { findKey } from '#lib/feed/list-codec/key-block.ts';
import { openList, type PackedList } from '#lib/feed/list-codec/parse-list.ts';
import { type Form, type Group, writeCount } from './group.ts';
import { buildExact, measureMs, measureTurns, readUsedBytes } from './measure.ts';
import type { LookUpPeer } from './look-up-peer.ts';
import type { Figure, Measured } from './rows.ts';
import { buildFresh, buildHosts, buildQuestions } from './sample-hosts.ts';
import { encodeHosts } from './sample-list.ts';
import { toIdentifier } from './to-identifier.ts';

/**
 * The index, from a string to its answer with the hash included, over strings that were never hashed before: a page's
 * strings never were. One question in twenty is listed.
 */
export const indexGroup: Group = {
  name: 'index',
  inShortForm: true,
  async *measure(form) {
    const sizes = form.isShort ? [100_000, 1_000_000] : [10_000, 100_000, 1_000_000, 5_000_000];
    const before = new Map<string, Figure>();
    for (const size of sizes) {
      for await (const row of measureSize(size, form)) {
        yield row;
        const isOurs = row.what === 'look-up' || row.what === 'memory';
        if (!isOurs || row.peer?.name !== 'Set of strings') continue;
        const less = before.get(`${row.what} ${size / 5}`);
        if (less) yield compareGrowth(row, less);
        before.set(`${row.what} ${size}`, row.ours);
      }
    }
  },
};

/** Memory should grow with the entries, a look-up as little as can be. */
function compareGrowth(row: Measured, less: Figure): Measured {
  if (row.what === 'look-up') return { ...row, peer: { name: 'a fifth as much', figure: less } };
  const figure = buildExact(less.median * 5);
  return { ...row, peer: { name: 'a fifth as much, times 5', figure } };
}

const most = 200_000;

async function* measureSize(size: number, form: Form): AsyncIterable<Measured> {
  form.tell(`writing a list of ${size} entries`);
  const hosts = buildHosts(size);
  const bytes = encodeHosts(hosts);
  const asked = buildQuestions(hosts, most);
  const of = { group: 'index', at: writeCount(size, 'entries'), size };
  yield { ...of, what: 'file', unit: 'kB', ours: buildExact(bytes.length / 1000), peer: null };
  const held = measureHeld(() => open(bytes.slice()));
  yield { ...of, what: 'memory', unit: 'MB', ours: buildExact(held / 1e6), peer: null };
  const opening = await measureMs(() => bytes, open);
  yield { ...of, what: 'usable after', unit: 'ms', ours: opening, peer: null };
  for (const peer of await loadPeers(size, form)) {
    form.tell(`${peer.name} with ${size} entries`);
    const stored = peer.store(hosts);
    const measured = await measurePeer(peer, { bytes, stored, asked, isShort: form.isShort });
    yield* measured.map((row): Measured => ({ ...of, ...row }));
  }
}

/** The slow ones are asked at the sizes the targets are set for. The short form knows the one that needs nothing installed. */
async function loadPeers(size: number, { isShort }: Form): Promise<readonly LookUpPeer[]> {
  if (isShort) return [plainSet];
  const { lookUpPeers } = await import('./peers/look-ups.ts');
  if (size === 1_000_000) return lookUpPeers;
  return lookUpPeers.slice(0, size > 1_000_000 ? 1 : 2);
}

/** The same as the peer that is compared in full, without anything that was installed. */
const plainSet: LookUpPeer = {
  name: 'Set of strings',
  store: (hosts) => new TextEncoder().encode(hosts.join('\n')),
  open: (stored) => {
    const set = new Set(new TextDecoder().decode(stored).split('\n'));
    return (host) => set.has(host);
  },
  questions: most,
};

type Against = {
  readonly bytes: Uint8Array;
  readonly stored: Uint8Array;
  readonly asked: readonly string[];
  readonly isShort: boolean;
};
type PeerRow = Pick<Measured, 'what' | 'unit' | 'ours' | 'peer'>;

async function measurePeer(peer: LookUpPeer, against: Against): Promise<readonly PeerRow[]> {
  const { bytes, stored, asked, isShort } = against;
  const row = (
    what: string,
    unit: string,
    [ours, theirs]: readonly (Figure | undefined)[],
  ): PeerRow => {
    if (!ours || !theirs) throw new Error(`nothing was measured: ${what}`);
    return { what, unit, ours, peer: { name: peer.name, figure: theirs } };
  };
  const ourHeld = measureHeld(() => open(bytes.slice()));
  const theirHeld = measureHeld(() => peer.open(stored.slice()));
  const memory = row('memory', 'MB', [buildExact(ourHeld / 1e6), buildExact(theirHeld / 1e6)]);
  if (isShort) return [memory];
  const list = open(bytes);
  const isPeerListed = peer.open(stored);
  const few = asked.slice(0, peer.questions);
  const warm = measureTurns([
    () => timeQuestions(asked, (host) => isListed(list, host)),
    () => timeQuestions(few, isPeerListed),
  ]);
  const [first = ''] = asked;
  const cold = measureTurns([
    () => timeMs(() => isListed(open(bytes), first)),
    () => timeMs(() => peer.open(stored)(first)),
  ]);
  return [memory, row('look-up', 'ns', warm), row('first answer from bytes', 'ms', cold)];
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

/** Nanoseconds a question. Throws when the answers are wrong. */
function timeQuestions(asked: readonly string[], ask: (host: string) => boolean): number {
  const fresh = buildFresh(asked);
  let hits = 0;
  const startedAt = performance.now();
  for (const host of fresh) if (ask(host)) hits += 1;
  const nanoseconds = ((performance.now() - startedAt) / fresh.length) * 1e6;
  if (hits !== Math.ceil(asked.length / 20)) throw new Error(`${hits} of ${asked.length} listed`);
  return nanoseconds;
}

function timeMs(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** Bytes that come to be held, what was opened from included. */
function measureHeld(build: () => unknown): number {
  const before = readUsedBytes();
  const held = build();
  const after = readUsedBytes();
  return held ? after - before : 0;
}
