import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Identifier, identifierText } from '#lib/domain/identifier.ts';
import { encodeList } from '#lib/feed/list-codec/encode-list.ts';
import { hashIdentifier, readSeed } from '#lib/feed/list-codec/hash-identifier.ts';
import { findKey } from '#lib/feed/list-codec/key-block.ts';
import type { ListHead } from '#lib/feed/list-codec/list-head.ts';
import { type PackedList, parseList } from '#lib/feed/list-codec/parse-list.ts';
import { registrableDomain } from '#lib/text/host.ts';
import { buildImport, detectFormat } from '../../tools/feed/import/import-list.ts';
import type { Outcome } from '../../tools/feed/import/outcome.ts';
import { readProtected } from '../../tools/feed/import/read-protected.ts';

const folder = new URL('../../../shared/data/lists/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere)
  console.warn('public lists: ../shared/data/lists is not there, this suite is skipped');

const files = isThere ? readdirSync(folder).filter((name) => /\.(?:txt|json)$/.test(name)) : [];
const guarded = readProtected();

const expectedFormats: Readonly<Record<string, string>> = {
  'chongluadao-abp.txt': 'adblock',
  'chongluadao-urls.txt': 'addresses',
  'durablenapkin-hosts.txt': 'hosts',
  'durablenapkin-raw.txt': 'hosts',
  'eth-phishing-detect.json': 'json',
  'fakewebshop-hu.txt': 'adblock',
  'global-anti-scam.txt': 'addresses',
  'hostsvn-threat-vn.txt': 'addresses',
  'taiwan-165.txt': 'adblock',
  'vn-badsite-adguard.txt': 'adblock',
};

function textOf(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

async function importFiles(names: readonly string[]): Promise<readonly Outcome[]> {
  const { readSource } = buildImport(guarded);
  const all: Outcome[] = [];
  for (const name of names) {
    const source = createReadStream(new URL(name, folder));
    for await (const outcomes of readSource(source, detectFormat(textOf(name).slice(0, 65_536)))) {
      for (const outcome of outcomes) all.push(outcome);
    }
  }
  return all;
}

function acceptedOf(outcomes: readonly Outcome[]): readonly Identifier[] {
  return outcomes.flatMap((outcome) => ('identifier' in outcome ? [outcome.identifier] : []));
}

/** How many things a file names, counted without the importer: lines, or names in the JSON. */
function countNamed(file: string): number {
  const text = textOf(file);
  if (file.endsWith('.json')) {
    const { blacklist, whitelist, fuzzylist } = JSON.parse(text);
    return blacklist.length + whitelist.length + fuzzylist.length;
  }
  return text.endsWith('\n') ? text.split('\n').length - 1 : text.split('\n').length;
}

const head: ListHead = {
  id: 'public-lists',
  curatorId: 'sample-curator',
  title: { vi: 'Danh sách gộp', en: 'Joined lists' },
  demo: false,
  defaults: {
    reason: 'phishing',
    state: 'listed',
    authority: null,
    about: null,
    source: { title: 'Public list', url: 'https://curator.example/list' },
    listedOn: '2026-11',
    lastCheckedOn: '2026-11',
    recheckBy: '2027-11',
    answer: null,
  },
};
const seed = readSeed(Uint8Array.from({ length: 32 }, (_, i) => i + 1));

function pack(identifiers: readonly Identifier[]): PackedList {
  const encoded = encodeList(
    { head, version: 1, seed },
    identifiers.map((identifier) => ({ identifier })),
  );
  if (!encoded.ok) throw new Error(encoded.error);
  const list = parseList(encoded.value);
  if (!list.ok) throw new Error(list.error);
  return list.value;
}

function holds(list: PackedList, identifier: Identifier): boolean {
  const key = hashIdentifier(list.seed, identifier);
  return key !== null && findKey(list.keys, key) >= 0;
}

describe.skipIf(!isThere)('real public lists', () => {
  let outcomes: readonly Outcome[] = [];
  let accepted: readonly Identifier[] = [];
  let importMs = 0;
  beforeAll(async () => {
    const startedAt = performance.now();
    outcomes = await importFiles(files);
    importMs = performance.now() - startedAt;
    accepted = acceptedOf(outcomes);
  });

  it('are all there, each with its format', () => {
    const formats = files.map((name) => [name, detectFormat(textOf(name).slice(0, 65_536))]);
    expect(Object.fromEntries(formats)).toEqual(expectedFormats);
  });

  it.each(files)('account for every line of %s', async (name) => {
    const own = await importFiles([name]);
    const taken = acceptedOf(own);
    const rejected = own.filter((outcome) => 'reason' in outcome);
    expect(taken.length + rejected.length).toBe(own.length);
    expect(taken.length).toBeGreaterThan(1_000);
    // A line may name several; no line is passed over, and none is made up.
    const lines = new Set(own.map(({ line }) => line));
    const named = countNamed(name);
    expect(lines.size).toBe(named);
    expect(Math.max(...lines)).toBe(lines.size);
    expect(new Set(taken.map(identifierText)).size).toBe(taken.length);
  });

  it('give no entry that speaks for many people', () => {
    const wide = accepted.filter(
      ({ kind, value }) =>
        (kind === 'host' &&
          (registrableDomain(value) === null || guarded.sharedHosts.includes(value))) ||
        (kind === 'host' && guarded.officials.some(({ hosts }) => hosts.includes(value))),
    );
    expect(wide).toEqual([]);
  });

  it('leave out less than one in a hundred as unreadable', () => {
    const unreadable = outcomes.filter((one) => 'reason' in one && one.reason === 'unreadable');
    expect(outcomes.length).toBeGreaterThan(150_000);
    expect(unreadable.length / outcomes.length).toBeLessThan(0.01);
  });

  it('make one packed list within its size, that answers for every entry and no neighbour', () => {
    const startedAt = performance.now();
    const list = pack(accepted);
    const packMs = performance.now() - startedAt;
    const bitsEach = (list.bytes.length * 8) / accepted.length;
    console.info(
      `${accepted.length} entries, ${list.bytes.length} bytes, ${bitsEach.toFixed(1)} bits each; import ${importMs.toFixed(0)} ms, packing ${packMs.toFixed(0)} ms`,
    );
    expect(bitsEach).toBeLessThanOrEqual(52);
    expect(accepted.filter((identifier) => !holds(list, identifier))).toEqual([]);
    const neighbours = accepted
      .filter(({ kind }) => kind === 'host')
      .map(({ value }) => `x${value}`);
    const listed = new Set(accepted.map(identifierText));
    const asked = neighbours.map((value) => ({ kind: 'host', value }) as Identifier);
    expect(asked.filter((one) => !listed.has(identifierText(one)) && holds(list, one))).toEqual([]);
  });
});
