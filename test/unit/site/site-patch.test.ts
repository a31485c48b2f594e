import { describe, expect, it } from 'vitest';
import type { SitePatch } from '#lib/domain/site-patch.ts';
import { sitePatchSchema } from '#lib/feed/site-patch-schema.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { findPatchFaults, maxPatchLifeMs } from '#lib/site/check-site-patch.ts';
import { patchRule } from '#lib/site/patch-rule.ts';
import { readPage } from '#lib/site/read-page.ts';
import { day, publishedAtMs } from '../../support/sample-feed.ts';
import { samplePatch } from '../../support/sample-patch.ts';
import { documentOf } from './page-of.ts';

const rules = bundledRules();
const find = (changes: Partial<SitePatch>): readonly string[] =>
  findPatchFaults(samplePatch(changes), rules, publishedAtMs);
const { examples } = samplePatch();

function readRule() {
  const rule = rules.find(({ id }) => id === 'tiki');
  if (!rule) throw new Error('no rule');
  return rule;
}

describe('a site patch', () => {
  it('that does what its examples say may be used', () => {
    expect(sitePatchSchema.parse(samplePatch())).toEqual(samplePatch());
    expect(find({})).toEqual([]);
  });

  it('reads a title that the shop has moved, at an address it has made up, and is gone with its end', () => {
    const markup = '<main><div><p class="moved-title">Trà thảo mộc 20 gói</p></div></main>';
    const url = new URL('https://tiki.vn/mua/123');
    const read = (nowMs: number) =>
      readPage(documentOf(markup, url.href), url, patchRule(readRule(), [samplePatch()], nowMs))
        .reading;
    expect(read(publishedAtMs)).toMatchObject({
      state: { checked: true },
      listing: { id: '123', title: 'Trà thảo mộc 20 gói' },
    });
    expect(read(publishedAtMs + 30 * day).state.checked).toBe(false);
  });

  it('leaves the rule as it ships for another version of it, another site, and after its end', () => {
    const rule = readRule();
    for (const patch of [
      samplePatch({ ruleVersion: 999 }),
      samplePatch({ site: 'shopee' }),
      samplePatch({ expiresAtMs: publishedAtMs }),
    ]) {
      expect(patchRule(rule, [patch], publishedAtMs)).toBe(rule);
    }
  });

  it('lets the rule’s own places answer where its own find nothing, and its own addresses keep their kind', () => {
    const rule = readRule();
    const patched = patchRule(rule, [samplePatch()], publishedAtMs);
    expect(patched.listing.title.slice(1)).toEqual(rule.listing.title);
    expect(patched.pages.slice(0, -1)).toEqual(rule.pages);
    expect(patched.listing.id).toBe(rule.listing.id);
    expect(patched.wall).toBe(rule.wall);
    expect(patched.tap).toBe(rule.tap);
  });
});

describe('a site patch is left out', () => {
  it.each([
    ['for a site that does not ship', { site: 'nowhere' }, 'no bundled site'],
    ['for every site at once', { site: 'other' }, 'no bundled site'],
    ['for another version of the rule', { ruleVersion: 999 }, 'is for version 999'],
    ['that has ended', { expiresAtMs: publishedAtMs }, 'has ended'],
    ['that lasts for ever', { expiresAtMs: publishedAtMs + maxPatchLifeMs + 1 }, 'longer than'],
    [
      'with an example of another site',
      addPositive({ url: 'https://evil.example/mua/1', kind: 'listing' }),
      'another site',
    ],
    [
      'with an element that is none',
      addPositive({ field: 'listing.title', element: 'p ~ h1' }),
      'another site',
    ],
    [
      'that misses its positive address',
      addPositive({ url: 'https://tiki.vn/x/1', kind: 'listing' }),
      'is not found to be',
    ],
    [
      'that answers its negative address',
      addNegative({ url: 'https://tiki.vn/mua/9', kind: 'listing' }),
      'is found to be',
    ],
    [
      'that misses its positive element',
      addPositive({ field: 'listing.title', element: 'div > h2.x' }),
      'is not read',
    ],
    [
      'that reads its negative element',
      addNegative({ field: 'listing.title', element: 'main > i.moved-title' }),
      'counter-example',
    ],
    [
      'whose example is of a field it does not read',
      addPositive({ field: 'shop.name', element: 'main > i.moved-title' }),
      'is not read',
    ],
  ])('%s', (_name, changes, words) => {
    expect(find(changes).join('\n')).toContain(words);
  });

  it.each(['*', 'div', '.a:has(b)', 'h1:nth-child(2n)', '.a[', '[class]', '/h1/', 'javascript:1'])(
    'with the selector %j',
    (select) => {
      const texts = [{ field: 'listing.title', read: 'text', select }] as const;
      expect(find({ texts }).join()).toContain('is no plain selector');
    },
  );

  it.each(['[href="/"], .moved-title', 'head > [class*="ti"], [type="text"]'])(
    'whose selector %j fits elements of every page',
    (select) => {
      const texts = [{ field: 'listing.title', read: 'text', select }] as const;
      expect(find({ texts }).join()).toContain('of every page');
    },
  );

  it.each([
    ['/{**}', 'no id of a listing'],
    ['/{listingId}', 'fits addresses of every site'],
    ['/{*}/{listingId}', 'fits addresses of every site'],
    ['/mua/{listingId:digits}/{listingId:digits}', 'is no path template'],
    ['/mua/{listingId:regex}', 'is no path template'],
    ['/mua/{constructor}-{listingId:digits}', 'is no path template'],
    ['/mua/{**x}/{listingId:digits}', 'is no path template'],
    ['/(a+)+$', 'no id of a listing'],
    ['mua/{listingId:digits}', 'is no path template'],
  ])('with the path %j', (path, words) => {
    expect(find({ pages: [{ kind: 'listing', path }] }).join()).toContain(words);
  });

  it('with a place or an address that has examples of one side only', () => {
    expect(find({ examples: { ...examples, negative: examples.negative.slice(0, 1) } })).toEqual([
      expect.stringContaining('lacks a positive or a negative example'),
    ]);
    expect(find({ examples: { ...examples, negative: examples.negative.slice(1) } })).toEqual([
      expect.stringContaining('lacks a positive or a negative example'),
    ]);
  });
});

function addPositive(example: SitePatch['examples']['positive'][number]): Partial<SitePatch> {
  return {
    examples: {
      ...samplePatch().examples,
      positive: [...samplePatch().examples.positive, example],
    },
  };
}

function addNegative(example: SitePatch['examples']['negative'][number]): Partial<SitePatch> {
  return {
    examples: {
      ...samplePatch().examples,
      negative: [...samplePatch().examples.negative, example],
    },
  };
}

describe('the form of a site patch has no place for', () => {
  const text = { field: 'listing.title', read: 'text', select: '.moved' };
  it.each([
    ['another reader', { texts: [{ ...text, read: 'eval' }] }],
    ['a reader that only rules may name', { texts: [{ ...text, read: 'tap', from: 'pdp' }] }],
    ['the id of a listing', { texts: [{ ...text, field: 'listing.id' }] }],
    ['the id of a shop', { texts: [{ ...text, field: 'listing.shopId' }] }],
    ['an address in an attribute', { texts: [{ ...text, read: 'attribute', name: 'href' }] }],
    ['a handler', { texts: [{ ...text, read: 'attribute', name: 'onclick' }] }],
    ['what somebody typed', { texts: [{ ...text, read: 'attribute', name: 'value' }] }],
    ['a regular expression', { texts: [{ ...text, pattern: '(a+)+$' }] }],
    ['a page that is not to be read', { pages: [{ kind: 'other', path: '/{**}' }] }],
    ['a wall', { pages: [{ kind: 'wall', path: '/{**}' }] }],
    ['hosts', { hosts: [{ host: 'evil.example' }] }],
    [
      'a script as an example',
      { examples: { ...examples, positive: [{ url: 'javascript:alert(1)', kind: 'listing' }] } },
    ],
    ['no examples', { examples: { positive: [], negative: [] } }],
    ['no change', { pages: [], texts: [] }],
    ['a thousand places', { texts: Array.from({ length: 1_000 }, () => text) }],
    ['a selector of a page’s length', { texts: [{ ...text, select: `.${'a'.repeat(300)}` }] }],
  ])('%s', (_name, changes) => {
    expect(sitePatchSchema.safeParse({ ...samplePatch(), ...changes }).success).toBe(false);
  });
});
