import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemKinds } from '#lib/domain/problem-kind.ts';
import { shopperCountries } from '#lib/domain/shopper-country.ts';
import { type ChannelFile, channelFileSchema } from '#lib/report/channel-schema.ts';
import { readChannels } from '#lib/report/channels.ts';

const folder = new URL('../../../rules/channels/', import.meta.url);
const files = readdirSync(folder).map((name): readonly [string, ChannelFile] => {
  const raw: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return [name, channelFileSchema.parse(raw)];
});
const all = files.flatMap(([, { channels }]) => channels);

describe('the files of channels', () => {
  it('are one for each country, each named after it, and two that are no country’s', () => {
    const expected = [...shopperCountries.filter((each) => each !== 'other'), 'asean', 'world'];
    expect(files.map(([name]) => name)).toEqual(expected.map((each) => `${each}.json`).sort());
    for (const [name, { country }] of files) expect(`${country}.json`).toBe(name);
  });

  it('have every channel once, whatever the country', () => {
    const ids = all.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(35);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('call nothing verified that names no source, and state no cost or time limit without one', () => {
    for (const { id, verified, sources, facts } of all) {
      if (verified) expect(sources, id).not.toEqual([]);
      for (const { source } of facts) expect(source.url, id).toMatch(/^https:\/\//);
    }
    expect(all.filter(({ verified }) => verified).map(({ id }) => id)).toEqual([
      'asean-complaint',
      'tw-165',
      'shopee-vn',
      'vn-5656',
      'vn-vcc',
      'vn-vfa',
      'econsumer',
    ]);
  });

  it('name somebody for every kind of problem in Vietnam, and a confirmed one for health, price and borders', () => {
    const near = all.filter(({ id }) => !/^(th|id|my|ph|sg|tw|eu|us|gb)-/.test(id));
    for (const kind of problemKinds) {
      expect(
        near.filter(({ problems }) => problems.includes(kind)),
        kind,
      ).not.toEqual([]);
    }
    for (const kind of ['health-advertising', 'price-or-contract', 'cross-border'] as const) {
      const known = near.filter(({ problems, verified }) => verified && problems.includes(kind));
      expect(known, kind).not.toEqual([]);
    }
  });
});

describe('a file of channels', () => {
  const good = files.find(([name]) => name === 'vn.json')?.[1];
  const vcc = good?.channels.find(({ id }) => id === 'vn-vcc');
  const withChannel = (change: object) => ({
    country: 'vn',
    hotline: null,
    email: null,
    channels: [{ ...vcc, ...change }],
  });
  const page = (url: string) => ({ contacts: [{ kind: 'page', url, opens: 'form' }] });

  it('is taken as it is written', () => {
    expect(channelFileSchema.safeParse(good).success).toBe(true);
    expect(channelFileSchema.safeParse(withChannel({})).success).toBe(true);
  });

  it.each([
    ['an address that is not encrypted', page('http://vcc.gov.vn')],
    ['a script for an address', page('javascript:alert(1)')],
    ['an address with a query of its own', page('https://vcc.gov.vn/?ref=1')],
    ['an address with a fragment', page('https://vcc.gov.vn/#x')],
    ['an address with a user', page('https://vcc.gov.vn@shop.example/')],
    ['a name inside a network', page('https://intranet/')],
    ['a page that opens something unknown', { contacts: [{ ...vcc?.contacts[1], opens: 'app' }] }],
    ['letters for a number', { contacts: [{ kind: 'tel', number: '1800-NTDV' }] }],
    ['a number with a script behind it', { contacts: [{ kind: 'tel', number: '113;ext=1' }] }],
    ['a premium number to write to', { contacts: [{ kind: 'sms', number: '+84900000000' }] }],
    ['a message of a free form', { contacts: [{ kind: 'sms', number: '5656', syntax: 'V' }] }],
    ['an e-mail that is none', { contacts: [{ kind: 'email', address: 'a@b?cc=c@d.vn' }] }],
    ['no way to reach it', { contacts: [] }],
    ['an unknown kind of problem', { problems: ['everything'] }],
    ['no problem at all', { problems: [] }],
    ['a field nobody knows', { asksFor: ['password'] }],
    ['verified without a source', { verified: true, sources: [] }],
    ['a source without an address', { sources: [{ title: 'x', url: '', on: null }] }],
    [
      'a cost without a source',
      { facts: [{ about: 'free', text: { vi: 'Miễn phí', en: 'Free' } }] },
    ],
    ['a day of no calendar', { sources: [{ ...vcc?.sources[0], on: '2025-13' }] }],
    ['a platform that is not for its sellers', { platform: 'shopee' }],
    ['a name in one language', { name: { vi: 'x' } }],
    ['a name with a direction mark', { name: { vi: 'a\u202eb', en: 'x' } }],
    ['a field that is not known', { priority: 1 }],
  ])('is refused for %s', (_what, change) => {
    expect(channelFileSchema.safeParse(withChannel(change)).success).toBe(false);
  });

  it('is refused when it names nobody, a doubled one or an unconfirmed number as hotline', () => {
    const refused = (file: object) => !channelFileSchema.safeParse({ ...good, ...file }).success;
    expect(refused({ hotline: 'nobody' })).toBe(true);
    expect(refused({ email: 'vn-vcc' })).toBe(true);
    expect(refused({ country: 'xx' })).toBe(true);
    expect(refused({ channels: [vcc, vcc], email: null })).toBe(true);
    const doubtful = { ...vcc, verified: false };
    expect(refused({ channels: [doubtful], email: null })).toBe(true);
  });
});

describe('a country', () => {
  it('has its own hotline or none: never another country’s', () => {
    const numbers = shopperCountries.map((each) => [
      each,
      readChannels(each).hotline?.href ?? null,
    ]);
    expect(Object.fromEntries(numbers)).toEqual({
      ...Object.fromEntries(shopperCountries.map((each) => [each, null])),
      vn: 'tel:18006838',
      tw: 'tel:165',
    });
    expect(readChannels().hotline).toMatchObject({ number: '1800.6838', isFree: true });
    expect(readChannels('tw').hotline).toMatchObject({ isFree: false });
  });

  it('that nobody wrote down still has what works from everywhere', () => {
    const { own, world, asean, email } = readChannels('other');
    expect([own.length, email]).toEqual([0, null]);
    expect(world.length).toBeGreaterThan(2);
    expect(asean.length).toBe(1);
  });
});
