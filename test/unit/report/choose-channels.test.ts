import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimTopics } from '#lib/domain/claim.ts';
import { problemKinds } from '#lib/domain/problem-kind.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { shopperCountries } from '#lib/domain/shopper-country.ts';
import { readChannels } from '#lib/report/channels.ts';
import { chooseChannels } from '#lib/report/choose-channels.ts';
import {
  checkProblems,
  nameProblems,
  readTopic,
  reasonProblems,
  topicProblems,
} from '#lib/report/name-problems.ts';
import { readPlace } from '#lib/report/read-place.ts';
import { chooseIds, listingDraft } from '../../support/channel-drafts.ts';

const noEvidence = { evidence: [] };

describe('what a report is about', () => {
  it('is known for every reason, every topic of a claim and every check', () => {
    expect(Object.keys(reasonProblems).sort()).toEqual([...reasonCodes].sort());
    expect(Object.keys(topicProblems).sort()).toEqual([...claimTopics].sort());
    for (const table of [reasonProblems, topicProblems, checkProblems]) {
      for (const [key, problems] of Object.entries(table)) {
        expect(problems.length, key).toBeGreaterThan(0);
        for (const problem of problems) expect(problemKinds).toContain(problem);
      }
    }
  });

  it('is read from the id of every claim rule that ships', () => {
    const folder = new URL('../../../rules/claims/', import.meta.url);
    const rules = readdirSync(folder).flatMap((name): { id: string; topic: string }[] =>
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
    );
    expect(rules.length).toBeGreaterThan(30);
    for (const { id, topic } of rules) expect(readTopic(id), id).toBe(topic);
  });

  it.each(['constructor', '__proto__', 'cured', '', 'cure_x'])(
    'is nothing for a rule that calls itself “%s”',
    (code) => {
      expect(readTopic(code)).toBeNull();
      const evidence = [{ kind: 'check' as const, code, quote: null }];
      const problems = nameProblems(listingDraft({ evidence }), { reason: null });
      expect(problems).toEqual(['price-or-contract']);
    },
  );

  it('is what the shopper chose, whatever the extension found', () => {
    expect(nameProblems(listingDraft(), { reason: 'counterfeit' })).toEqual(['counterfeit']);
    expect(nameProblems(listingDraft(), { reason: null })).toEqual(['health-advertising']);
  });

  it('is a call only where a number is named and the reason is one of calls', () => {
    const subject = { kind: 'page', identifiers: ['phone:+84901234567'] } as const;
    const called = listingDraft({ subject });
    expect(nameProblems(called, { reason: 'phishing' })).toContain('spam-call');
    expect(nameProblems(called, { reason: 'counterfeit' })).not.toContain('spam-call');
    expect(nameProblems(listingDraft(), { reason: 'phishing' })).not.toContain('spam-call');
  });
});

describe('where something is sold', () => {
  it.each([
    [['shop:shopee:th:5'], 'https://shopee.co.th/x', { platform: 'shopee', country: 'th' }],
    [
      ['listing:aliexpress:global:5'],
      'https://www.aliexpress.com/x',
      { platform: 'aliexpress', country: null },
    ],
    [[], 'https://tra-mau.vn/x', { platform: 'other', country: 'vn' }],
    [[], 'https://shop.example.co.uk/x', { platform: 'other', country: 'gb' }],
    [[], 'https://tra-mau.co/x', { platform: 'other', country: null }],
    [[], 'https://tra-mau.shop/x', { platform: 'other', country: null }],
  ])('is read from %j or %s', (identifiers, url, place) => {
    const versions = { extension: '1', feed: 1, siteRule: 'other@1' };
    const draft = listingDraft({ subject: { kind: 'shop', identifiers }, url, versions });
    expect(readPlace(draft)).toEqual(place);
  });
});

describe('where a report can be taken', () => {
  it('is the food authority first for health advertising, then the platform and the hotline', () => {
    expect(chooseIds({})).toEqual(['vn-vfa', 'vn-dav', 'shopee-vn', 'vn-vcc']);
    expect(chooseIds({ reason: 'unlawful-health-ad', draft: noEvidence })[0]).toBe('vn-vfa');
  });

  it('is the consumer authority with its hotline for price or contract', () => {
    expect(chooseIds({ reason: 'other' })[0]).toBe('vn-vcc');
    expect(chooseIds({ draft: noEvidence })[0]).toBe('vn-vcc');
  });

  it('is online.gov.vn and tinnhiemmang for a site', () => {
    const versions = { extension: '1', feed: 1, siteRule: 'other@1' };
    const draft = { url: 'https://tra-mau.vn/x', subject: subjectless, versions };
    expect(chooseIds({ reason: 'unregistered-shop', draft })).toEqual([
      'vn-moit',
      'vn-tinnhiemmang',
      'vn-ncsc',
      'vn-vcc',
    ]);
  });

  it('is one’s own country’s before what works everywhere', () => {
    const ids = chooseIds({ reason: 'phishing' });
    expect(ids.indexOf('vn-ncsc')).toBeLessThan(ids.indexOf('google-safe-browsing'));
  });

  it('is the bank before everything else where money has gone, then the police', () => {
    for (const reason of ['non-delivery', 'phishing', 'off-platform-payment'] as const) {
      expect(chooseIds({ reason }).slice(0, 2), reason).toEqual(['own-bank', 'vn-police']);
    }
    expect(chooseIds({ reason: 'non-delivery', country: 'my' }).slice(0, 2)).toEqual([
      'own-bank',
      'my-nsrc',
    ]);
    expect(chooseIds({ reason: 'counterfeit' })).not.toContain('own-bank');
  });

  it('is the platform of the listing and no other, and not the one of another country', () => {
    const sold = (text: string) => ({ subject: { kind: 'shop', identifiers: [text] } as const });
    expect(chooseIds({ draft: sold('shop:tiki:vn:5') })).toContain('tiki-vn');
    expect(chooseIds({ draft: sold('shop:tiki:vn:5') })).not.toContain('shopee-vn');
    expect(chooseIds({ draft: sold('shop:shopee:th:5') })).not.toContain('shopee-vn');
    expect(chooseIds({ draft: sold('shop:facebook:global:5') })).toContain('facebook');
  });

  it('goes across borders where the shop is in another country: ASEAN only for its states', () => {
    const from = (country: string) => ({
      subject: { kind: 'shop', identifiers: [`shop:shopee:${country}:5`] } as const,
    });
    expect(chooseIds({ draft: from('th') }).slice(-2)).toEqual(['asean-complaint', 'econsumer']);
    const far = chooseIds({ draft: from('br') });
    expect(far).toContain('econsumer');
    expect(far).not.toContain('asean-complaint');
    expect(chooseIds({ draft: from('vn') })).not.toContain('econsumer');
    expect(chooseIds({ draft: from('de'), country: 'eu' })).not.toContain('econsumer');
    expect(chooseIds({ draft: from('vn'), country: 'eu' })).toContain('eu-ecc');
  });

  it('says “if” where nobody can tell in which country the shop is', () => {
    const draft = listingDraft({ url: 'https://tra-mau.shop/x', subject: subjectless });
    const chosen = chooseChannels(draft, { reason: null }, readChannels());
    expect(chosen.find(({ channel }) => channel.id === 'econsumer')?.why).toBe(
      'cross-border-maybe',
    );
  });

  it('is never empty, never the same place twice, never an authority of another country', () => {
    for (const country of shopperCountries) {
      for (const reason of [null, ...reasonCodes]) {
        const ids = chooseIds({ country, reason, draft: { subject: subjectless } });
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids.filter((each) => /^[a-z]{2}-/.test(each)))
          expect(id.slice(0, 2)).toBe(country);
        if (country === 'vn') expect(ids).toContain('vn-vcc');
      }
    }
  });

  it('puts what was confirmed before what was not, save where every minute counts', () => {
    for (const reason of reasonCodes) {
      const chosen = chooseChannels(listingDraft(noEvidence), { reason }, readChannels());
      const byReason = Map.groupBy(
        chosen.filter(({ channel }) => !channel.isUrgent),
        ({ why }) => why,
      );
      for (const [why, group] of byReason) {
        const verified = group.map(({ channel }) => channel.verified);
        expect(verified, `${reason} ${why}`).toEqual(verified.toSorted((a, b) => +b - +a));
      }
    }
  });
});

const subjectless = { kind: 'page', identifiers: [] } as const;
