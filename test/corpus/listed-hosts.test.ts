import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { HostName } from '#lib/domain/identifier.ts';
import { officialSchema } from '#lib/feed/feed-schema.ts';
import { readHost } from '#lib/text/host.ts';
import { buildLookAlikeCheck } from '#lib/verdict/checks/look-alike-host.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const lists = `${shared}data/lists/`;
const isThere = existsSync(lists);
const ruleFolder = fileURLToPath(new URL('../../rules/officials/', import.meta.url));
const officials = readdirSync(ruleFolder).flatMap((name) =>
  z.array(officialSchema).parse(JSON.parse(readFileSync(`${ruleFolder}${name}`, 'utf8'))),
);
const check = buildLookAlikeCheck(officials);
const phishing = z.object({ blacklist: z.array(z.string()), whitelist: z.array(z.string()) });

const isOfficial = (host: string): boolean =>
  officials.some(({ hosts }) => hosts.some((each) => host === each || host.endsWith(`.${each}`)));
const imitates = (host: HostName): boolean => check(host) !== null;

function readListedHosts(): readonly HostName[] {
  const raw = readdirSync(lists).flatMap((name) => {
    const text = readFileSync(`${lists}${name}`, 'utf8');
    if (name.endsWith('.json')) return phishing.parse(JSON.parse(text)).blacklist;
    return text.split('\n').flatMap((line) => {
      if (/^\s*(?:[!#[]|@@|$)/.test(line)) return [];
      const plain = line.trim().replace(/^(?:\|\||0\.0\.0\.0\s+|127\.0\.0\.1\s+)/, '');
      return [plain.split(/[\s/^$]/, 1)[0] ?? ''];
    });
  });
  return [...new Set(raw.flatMap((each) => readHost(each) ?? []))].filter(
    (each) => !isOfficial(each),
  );
}

/** Names in the saved pages that look like hosts: an app's package, a test server, a customer's data base. */
const noSites = /^(?:com\.[a-z]+\.android|[a-z.-]+\.test|[a-z0-9-]+\.firebaseio\.com)$/;

function readHostsOfPages(): readonly HostName[] {
  const found = new Set<HostName>();
  const files = readdirSync(`${shared}pages`, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(?:html|json|js)$/.test(name))) {
    const text = readFileSync(`${shared}pages/${file}`, 'utf8');
    const address = /(?:https?:)?\/\/([a-z0-9.-]{4,80}\.[a-z]{2,10})(?=[/"'?:\\ ])/gi;
    for (const [, raw = ''] of text.matchAll(address)) {
      const host = readHost(`https://${raw}/`);
      if (host !== null && !noSites.test(host)) found.add(host);
    }
  }
  return [...found];
}

describe.skipIf(!isThere)('look-alike hosts on real lists', () => {
  let listed: readonly HostName[] = [];
  beforeAll(() => {
    listed = readListedHosts();
  });

  // The floor is what was measured less a little. A short name inside other words is not claimed to be an imitation:
  // most hosts with "momo" or "acb" in them are somebody else's.
  it.each([
    ['shopee', 0.99],
    ['lazada', 0.99],
    ['tiki', 0.45],
  ])('answer for those with "%s"', (word, floor) => {
    expect(reportRecall(word, [word], listed)).toBeGreaterThanOrEqual(floor);
  });

  it('answer for those with the whole name of a bank', () => {
    const words = readBankWords().filter((word) => word.length >= 6);
    expect(reportRecall('banks, whole names', words, listed)).toBeGreaterThanOrEqual(0.99);
  });

  it('answer for those with the letters of a bank as far as they say what they are', () => {
    const words = readBankWords().filter((word) => word.length < 6);
    expect(reportRecall('banks, letters', words, listed)).toBeGreaterThanOrEqual(0.28);
    expect(reportRecall('bidv', ['bidv'], listed)).toBeGreaterThanOrEqual(0.95);
  });

  it('raise no false alarm on good hosts, on official hosts, or on the hosts that ordinary shop pages use', () => {
    const { whitelist } = phishing.parse(
      JSON.parse(readFileSync(`${lists}eth-phishing-detect.json`, 'utf8')),
    );
    const good = [...whitelist, ...officials.flatMap(({ hosts }) => hosts)];
    const ofPages = readHostsOfPages();
    expect(good.length).toBeGreaterThan(1_000);
    expect(ofPages.length).toBeGreaterThan(300);
    const hosts = good
      .flatMap((each) => [each, `www.${each}`])
      .flatMap((each) => readHost(each) ?? []);
    expect([...hosts, ...ofPages].filter(imitates)).toEqual([]);
  });
});

function readBankWords(): readonly string[] {
  return officials.filter(({ kind }) => kind === 'bank').flatMap(({ words }) => words);
}

function reportRecall(name: string, words: readonly string[], listed: readonly HostName[]): number {
  const hosts = listed.filter((host) => words.some((word) => host.includes(word)));
  const found = hosts.filter(imitates).length;
  const recall = found / hosts.length;
  process.stdout.write(
    `${name}: ${found} of ${hosts.length} listed hosts (${recall.toFixed(3)})\n`,
  );
  expect(hosts.length).toBeGreaterThan(20);
  return recall;
}
