import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Official } from '#lib/domain/official.ts';
import { readHost } from '#lib/text/host.ts';
import { buildLookAlikeCheck } from '#lib/verdict/checks/look-alike-host.ts';

const officials: readonly Official[] = [
  {
    id: 'shopee',
    kind: 'platform',
    name: 'Shopee',
    hosts: ['shopee.vn', 'shopee.sg', 'shopeemobile.com'],
    words: ['shopee'],
  },
  { id: 'lazada', kind: 'platform', name: 'Lazada', hosts: ['lazada.vn'], words: ['lazada'] },
  { id: 'tiki', kind: 'platform', name: 'Tiki', hosts: ['tiki.vn'], words: ['tiki'] },
  { id: 'amazon', kind: 'platform', name: 'Amazon', hosts: ['amazon.com'], words: ['amazon'] },
  {
    id: 'vietcombank',
    kind: 'bank',
    name: 'Vietcombank',
    hosts: ['vietcombank.com.vn'],
    words: ['vietcombank', 'vcb'],
  },
  { id: 'bidv', kind: 'bank', name: 'BIDV', hosts: ['bidv.com.vn'], words: ['bidv'] },
  { id: 'acb', kind: 'bank', name: 'ACB', hosts: ['acb.com.vn'], words: ['acb'] },
];
const check = buildLookAlikeCheck(officials);

function imitated(raw: string): string | null {
  const host = readHost(raw);
  return host === null ? 'no host' : (check(host)?.officialName ?? null);
}

describe('buildLookAlikeCheck', () => {
  it('tells the host and the protected name with its real host', () => {
    const host = readHost('shopee-sale.example')!;
    expect(check(host)).toEqual({
      host: 'shopee-sale.example',
      officialHost: 'shopee.vn',
      officialName: 'Shopee',
    });
  });

  it.each([
    ['shopee-sale.example', 'Shopee', 'a word beside others'],
    ['muashopee247.example', 'Shopee', 'inside a label'],
    ['shopee.example', 'Shopee', 'the name under another suffix'],
    ['www.shopee.com.example', 'Shopee', 'in a subdomain'],
    ['shopee.vn.don-hang.example', 'Shopee', 'the whole host before another domain'],
    ['sale.shopee.vn.example.com', 'Shopee', 'the whole host in the middle'],
    ['shopee-sale.weebly.com', 'Shopee', 'on rented space'],
    ['sh0pee.example', 'Shopee', 'a digit for a letter'],
    ['5hopee-vn.example', 'Shopee', 'a digit for a letter beside a word'],
    ['vietc0mbank.example', 'Vietcombank', 'a digit in a bank’s name'],
    ['1azada.example', 'Lazada', 'one for l'],
    ['shopeee.example', 'Shopee', 'a letter too many'],
    ['shope.example', 'Shopee', 'a letter too few'],
    ['sohpee.example', 'Shopee', 'two letters swapped'],
    ['lazzada-vn.example', 'Lazada', 'a slip beside a word'],
    ['vietcombnak.example', 'Vietcombank', 'two slips in a long name'],
    ['vietconbamk.example', 'Vietcombank', 'two slips in a long name'],
    ['ѕһорее.example', 'Shopee', 'Cyrillic letters'],
    ['shopéé.example', 'Shopee', 'letters with marks'],
    ['ｓｈｏｐｅｅ-ｖｎ.example', 'Shopee', 'full-width letters'],
    ['tiki-sale.example', 'Tiki', 'a short word beside others'],
    ['t1ki-sale.example', 'Tiki', 'a short word in disguise'],
    ['11tiki.example', 'Tiki', 'a short word beside a number'],
    ['tiki2024.example', 'Tiki', 'a short word beside a number'],
    ['tikivn.example', 'Tiki', 'a short word joined to a bait'],
    ['apptiki.example', 'Tiki', 'a short word joined to a bait'],
    ['tiki.khuyenmai.example', 'Tiki', 'a short word as a label above'],
    ['acb-online.example', 'ACB', 'a very short word beside others'],
    ['shopee.gov.example', 'Shopee', 'a plain name that only sounds like the state'],
    ['acb.com.vn.login.example', 'ACB', 'a short bank’s whole host'],
    ['acb.vn-a.example', 'ACB', 'a short bank above a label that baits'],
    ['vay-acb8.example', 'ACB', 'a short bank with a number beside a word'],
    ['acbbank.example', 'ACB', 'a short bank joined to what it is'],
    ['apptikidown.example', 'Tiki', 'a short word between two baits'],
    ['bidvsmat.example', 'BIDV', 'letters that stand together in no other word'],
    ['tiki7.example', 'Tiki', 'a short word and a digit'],
    ['amazon-gift.example', 'Amazon', 'an ordinary word beside others'],
  ])('%s imitates %s: %s', (host, name) => {
    expect(imitated(host)).toBe(name);
  });

  it.each([
    ['shopee.vn', 'official'],
    ['www.shopee.vn', 'below an official host'],
    ['cf.shopee.vn', 'below an official host'],
    ['a.b.c.shopeemobile.com', 'below an official host'],
    ['vietcombank.com.vn', 'official'],
    ['shopee.vn.', 'official with a trailing dot'],
    ['tiki.example', 'may be another Tiki'],
    ['antikitchen.example', 'a short word inside another'],
    ['bidvest.example', 'another company with those letters'],
    ['momoshop.example', 'another company'],
    ['tikibar.example', 'a short word inside another'],
    ['acbd.example', 'a short word inside another'],
    ['acb.example', 'may be another ACB'],
    ['acb.khuyenmai.example', 'three letters above a domain say little'],
    ['amazonas.example', 'a river'],
    ['coffee-shoppe.example', 'an ordinary word'],
    ['shopper.example', 'an ordinary word'],
    ['shop.example', 'an ordinary word'],
    ['canada.example', 'two letters from Lazada'],
    ['shop3388.example', 'a shop with a number'],
    ['vietbank.example', 'another bank'],
    ['tikistudio.example', 'a short word joined to an ordinary one'],
    ['shopee.gov.vn', 'nobody can register below the state'],
    ['myshopify.com', 'a bare suffix'],
    ['203.0.113.7', 'an address'],
    ['tra-lanh.example', 'nothing to do with it'],
  ])('%s imitates nobody: %s', (host) => {
    expect(imitated(host)).toBeNull();
  });

  it('never answers for an official host or anything below it', () => {
    const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?$/);
    const hosts = officials.flatMap((official) => official.hosts);
    fc.assert(
      fc.property(fc.array(label, { maxLength: 4 }), fc.constantFrom(...hosts), (above, host) => {
        const whole = readHost([...above, 'shopee', 'vietc0mbank', host].join('.'));
        fc.pre(whole !== null);
        expect(check(whole)).toBeNull();
      }),
    );
  });

  it('is not taken in by an official host that only ends alike', () => {
    expect(imitated('notshopee.vn')).toBe('Shopee');
    expect(imitated('xn--shopee-vn.shopee.vn.example')).toBe('Shopee');
  });

  it('never throws, for any host and without officials', () => {
    fc.assert(
      fc.property(fc.domain(), (raw) => {
        const host = readHost(raw);
        if (host) check(host);
        if (host) expect(buildLookAlikeCheck([])(host)).toBeNull();
      }),
    );
  });

  it('stays fast on the longest host there can be', () => {
    const host = readHost(
      `${'sh0pe-1azad-'.repeat(4)}a.${'vietc0mban-'.repeat(5)}a.${'1-'.repeat(30)}a.example`,
    );
    expect(host).not.toBeNull();
    const begin = performance.now();
    for (let i = 0; i < 200; i++) check(host!);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

const listFolder = '../shared/data/lists';
const ruleFolder = 'rules/officials';
const real = existsSync(ruleFolder)
  ? readdirSync(ruleFolder)
      .filter((name) => name.endsWith('.json'))
      .flatMap(
        (name) => JSON.parse(readFileSync(`${ruleFolder}/${name}`, 'utf8')) as readonly Official[],
      )
  : [];

describe.runIf(existsSync(listFolder) && real.length > 0)(
  'on real hosts (skipped without the shared lists and rules/officials)',
  () => {
    const onReal = buildLookAlikeCheck(real);

    it('raises no false alarm on a public list of good hosts', () => {
      const { whitelist } = JSON.parse(
        readFileSync(`${listFolder}/eth-phishing-detect.json`, 'utf8'),
      ) as { readonly whitelist: readonly string[] };
      const alarms = whitelist.flatMap((raw) => {
        const host = readHost(raw);
        const found = host && onReal(host);
        return found ? [`${raw} (${found.officialName})`] : [];
      });
      expect(whitelist.length).toBeGreaterThan(1000);
      expect(alarms).toEqual([]);
    });

    it.each(['shopee', 'lazada', 'vietcombank'])(
      'answers for nine of ten listed hosts with "%s"',
      (word) => {
        const hosts = readFileSync(`${listFolder}/chongluadao-urls.txt`, 'utf8')
          .split('\n')
          .flatMap((line) => readHost(line) ?? [])
          .filter((host) => host.includes(word));
        const found = hosts.filter((host) => onReal(host) !== null);
        expect(hosts.length).toBeGreaterThan(20);
        expect(found.length / hosts.length).toBeGreaterThan(0.9);
      },
    );
  },
);
