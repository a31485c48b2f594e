import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopBadges } from '#lib/domain/shop.ts';
import { readBadges } from '#lib/site/readers/read-badges.ts';
import { readField } from '#lib/site/readers/read-field.ts';
import { readMetaValues } from '#lib/site/readers/read-meta.ts';
import { readMicrodata } from '#lib/site/readers/microdata.ts';
import type { Candidate, SiteRule } from '#lib/site/site-rule.ts';
import { emptyRule, pageOf } from './page-of.ts';

/** Words as pages hold them: letters with marks, digits, pictures, other scripts; no markup and no space at an edge. */
const word = fc.stringMatching(/^[A-Za-z0-9ăâđêôơưáàảãạ.,!?()%-]{1,12}$/u);
const words = fc
  .array(fc.oneof(word, fc.constantFrom('trà', '茶', 'ชา', '🌿', 'Đà Lạt')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => all.join(' '))
  .filter((text) => text.trim() === text);

const limit = 500;
const read = (html: string, candidate: Candidate): string | null => {
  const page = pageOf(html);
  return readField([candidate], page.scope, { page, limit })?.value ?? null;
};
const script = (value: unknown): string =>
  JSON.stringify(value).replaceAll('<', String.raw`\u003c`);

/** Each way a page may hold a text, and the reader for it. */
const forms: readonly (readonly [string, (text: string) => string, Candidate])[] = [
  ['an element', (text) => `<h1> \n <b>${text}</b></h1>`, { read: 'text', select: 'h1' }],
  [
    'an attribute',
    (text) => `<a class="t" title="${text}"></a>`,
    { read: 'attribute', select: '.t', name: 'title' },
  ],
  [
    'Open Graph',
    (text) => `<meta property="og:title" content="${text}">`,
    { read: 'meta', name: 'og:title' },
  ],
  [
    'microdata in words',
    (text) =>
      `<div itemscope itemtype="https://schema.org/Product"><p itemprop="name">${text}</p></div>`,
    { read: 'microdata', type: 'Product', path: ['name'] },
  ],
  [
    'microdata in an attribute',
    (text) =>
      `<div itemscope itemtype="http://schema.org/Product"><div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="sku" content="${text}"></div></div>`,
    { read: 'microdata', type: 'Product', path: ['offers', 'sku'] },
  ],
  [
    'JSON-LD',
    (text) =>
      `<script type="application/ld+json">${script({ '@type': 'Product', name: text })}</script>`,
    { read: 'json-ld', type: 'Product', path: ['name'] },
  ],
  [
    'embedded JSON',
    (text) => `<script>window.state = ${script({ a: { itemid: 1, name: text } })};</script>`,
    { read: 'json', where: ['itemid', 'name'], path: ['name'] },
  ],
];

describe('a text that a page holds', () => {
  it.each(forms)('is read as it is written in %s', (_, write, candidate) => {
    fc.assert(
      fc.property(words, (text) => {
        expect(read(write(text), candidate)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('is the shop of a link, whatever stands around it', () => {
    const slug = fc
      .stringMatching(/^[A-Za-z0-9._-]{1,30}$/)
      .filter((each) => !/^\.{1,2}$/.test(each));
    const candidate: Candidate = {
      read: 'attribute',
      select: 'a',
      name: 'href',
      fits: ['/shop/{shopSlug:word}'],
      take: 'shopSlug',
    };
    fc.assert(
      fc.property(slug, fc.constantFrom('', '?from=pdp', '#top', '/'), (each, tail) => {
        for (const door of ['', 'https://www.market.example', '//market.example']) {
          expect(read(`<a href="${door}/shop/${each}${tail}">x</a>`, candidate)).toBe(each);
        }
        expect(read(`<a href="https://other.example/shop/${each}">x</a>`, candidate)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

describe('readers on hostile documents', () => {
  const rule: SiteRule = {
    ...emptyRule,
    badges: [
      { badge: 'mall', from: { read: 'attribute', select: '.mall', name: 'class' } },
      {
        badge: 'official',
        from: { read: 'json', where: ['official'], path: ['official'] },
        is: ['true'],
      },
      { badge: 'verified', from: { read: 'json-ld', type: 'Product', path: ['name'] } },
    ],
  };
  const scrap = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '<div itemscope itemtype="https://schema.org/Product">',
      '<div itemprop="name offers" itemscope itemtype="schema.org/Offer">',
      '</div>',
      '<meta property="og:title" content="',
      '<meta itemprop="name">',
      '<form itemprop="name"><input name="parentElement"><input name="closest"><input name="getAttribute">',
      '<form name="querySelectorAll"><input name="textContent"><input name="content">',
      '<script type="application/ld+json">',
      '<script>var a = {"itemid": 1, "name": {"name": [[["',
      '{"@type":["Product"],"name":{"__proto__":{"name":"x"}},"@graph":[[[[]]]]}',
      '{"official":true,"itemid":1,"name":null}',
      '</script>',
      '<h1>',
      '<svg><h1>',
      '<template><h1>x</h1></template>',
      '<a class="t mall" title="',
      '">',
      '\u202e\u0000\ufeff',
      `<b>${'<i>'.repeat(300)}`,
    ),
  );

  it('never throw, and give a bounded text or nothing', () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 14 }), (scraps) => {
        const page = pageOf(scraps.join(''), rule);
        for (const [, , candidate] of forms) {
          const found = readField([candidate], page.scope, { page, limit });
          expect((found?.value ?? 'x').length).toBeGreaterThan(0);
          expect((found?.value ?? '').length).toBeLessThanOrEqual(limit);
        }
        for (const value of readMicrodata(page.root, 'Product', ['name'])) {
          expect(typeof value).toBe('string');
        }
        expect(readMetaValues('og:title', page).length).toBeLessThanOrEqual(40);
        for (const badge of readBadges(page).badges ?? []) expect(shopBadges).toContain(badge);
      }),
      { numRuns: 150 },
    );
  });

  it('take no badge from JSON that says anything but what the rule names', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!/true/i.test(JSON.stringify(value)));
        const html = `<script>var a = ${script({ official: value })};</script>`;
        expect(readBadges(pageOf(html, rule)).badges ?? []).not.toContain('official');
      }),
      { numRuns: 100 },
    );
    const yes = '<script>var a = {"official": true};</script>';
    expect(readBadges(pageOf(yes, rule))).toEqual({ badges: ['official'] });
  });

  it('are not stopped by an id that throws when it is made a text', () => {
    const ids = fc.oneof(
      fc.constantFrom<unknown>(1, '1', 2, null, { toString: {} }, [{ toString: 1, valueOf: 1 }]),
      fc.jsonValue(),
    );
    const withIds = { ...rule, ownIdKeys: ['itemid'] };
    const about: Candidate = {
      read: 'json',
      where: ['itemid', 'name'],
      path: ['name'],
      about: ['itemid'],
    };
    fc.assert(
      fc.property(ids, (itemid) => {
        const page = pageOf(`<script>var a = ${script({ itemid, name: 'x' })};</script>`, withIds);
        const found = readField([about], page.scope, { page, limit });
        const isOwn = itemid === 1 || itemid === '1';
        if (isOwn || !Array.isArray(itemid)) expect(found?.value ?? null).toBe(isOwn ? 'x' : null);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    [
      'items in items',
      '<div itemscope itemtype="https://schema.org/Product" itemprop="name">'.repeat(3_000),
    ],
    ['metas', '<meta property="og:title" content="">'.repeat(30_000)],
    ['elements that fit', `${'<h1></h1>'.repeat(30_000)}<h1>x</h1>`],
    ['open JSON', `<script>var a = ${'{"itemid":'.repeat(60_000)}</script>`],
    [
      'JSON-LD blocks',
      '<script type="application/ld+json">{"@type":"Product"</script>'.repeat(3_000),
    ],
  ])('answer a document of endless %s within seconds', (_, html) => {
    const page = pageOf(html, rule);
    const began = performance.now();
    for (const [, , candidate] of forms) readField([candidate], page.scope, { page, limit });
    readBadges(page);
    expect(performance.now() - began).toBeLessThan(8_000);
  });
});
