import { globSync, readFileSync } from 'node:fs';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { capturePage } from '../../../tools/site/capture/capture-page.ts';
import { guessTemplate } from '../../../tools/site/capture/guess-template.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { isTemplate, matchPath } from '#lib/site/path-template.ts';
import { isHashedName } from '../../../tools/site/capture/structure-words.ts';
import { maxFixtureBytes } from '../../../tools/site/fixture-file.ts';
import { buildProjectFolder, runIn, writeBelow } from './project-folder.ts';

const generic = bundledRules().find(({ hosts }) => hosts.length === 0) ?? null;
let root = '';
beforeEach(async () => {
  root = await buildProjectFolder();
});

const address = 'https://www.hoasen.vn/san-pham/tra-sen-tay-ho-482913.html';
const name = 'Trà sen Tây Hồ ướp bông tươi';
const about = 'Trà ướp với gạo sen hái lúc sáng sớm, sấy ba lần, đóng hộp thiếc kín hơi.';
const json = {
  productId: 482913,
  name,
  price: 1_253_000,
  seller: { id: 77_123, name: 'Nhà Trà Quảng Bá', slug: 'nha-tra-quang-ba' },
};
const linked = {
  '@context': 'https://schema.org',
  '@type': 'Product',
  name,
  sku: '482913',
  description: about,
  image: 'https://cdn.hoasen.vn/9182.jpg',
  offers: { '@type': 'Offer', price: '1253000.00', priceCurrency: 'VND' },
};
const listing = `<!doctype html><html lang="vi"><head><title>${name} | Hoa Sen</title>
<meta property="og:title" content="${name} | Hoa Sen"><meta property="og:image" content="https://cdn.hoasen.vn/9182.jpg">
<script type="application/ld+json">${JSON.stringify(linked)}</script>
<script>window.__STATE__ = ${JSON.stringify({ user: { phone: '0912345678' }, product: json })};</script>
<script>track('visitor-5521');</script></head><body>
<nav><a href="/san-pham/tra-nhai-482999.html">Trà nhài</a></nav>
<div class="product-main css-1x2y3z"><h1 class="product-title">${name}</h1>
<div class="product-price aB3dE9x">1.253.000 ₫</div>
<div class="seller-box" data-testid="seller-box"><a class="seller-name" href="/shop/nha-tra-quang-ba">Nhà Trà Quảng Bá</a></div>
<div class="product-description"><p>${about}</p></div></div>
<p>Chị Lan, 0912345678: rất thơm.</p></body></html>`;
const capture = () => capturePage(listing, new URL(address), { rule: null, kind: null, generic });

const card = (id: number, title: string): string =>
  `<div class="product-card"><a href="/san-pham/tra-${id}.html"><img src="/a/${id}.jpg" alt="${title}"><h3 class="card-name">${title}</h3></a><b class="price">${id}.000 ₫</b></div>`;
const titles = [
  'Trà lài Thái Nguyên',
  'Trà ô long Mộc Châu',
  'Trà shan tuyết cổ thụ',
  'Trà gừng mật ong rừng',
  'Trà hoa cúc vàng',
];
const list = `<!doctype html><title>Trà</title><nav>${titles.map((each) => `<a href="/danh-muc/${each.length}">${each}</a>`).join('')}</nav><main>${titles.map((each, at) => card(48_291 + at * 7, each)).join('')}</main>`;
const listAddress = 'https://www.hoasen.vn/tim-kiem?q=tra';

describe('site capture on a listing', () => {
  it('guesses the path and where its id stands', () => {
    expect(capture()).toMatchObject({
      kind: 'listing',
      pattern: { kind: 'listing', path: '/san-pham/{*}-{listingId:digits}.html' },
    });
  });

  it('proposes what survives a redesign first: address, inline data, named elements, schema.org, text', () => {
    const { proposals, fields } = capture();
    expect(
      proposals
        .filter(({ field, isAgreed }) => field === 'title' && isAgreed)
        .map(({ source }) => source),
    ).toEqual(['json', 'semantic', 'json-ld', 'meta', 'text']);
    expect(fields.id?.[0]).toEqual({ read: 'url', hole: 'listingId' });
    expect(fields.shopId).toEqual([
      {
        read: 'json',
        where: ['productId', 'seller'],
        path: ['seller', 'id'],
        about: ['productId'],
      },
    ]);
    expect(fields.shopSlug?.[0]).toMatchObject({ path: ['seller', 'slug'] });
    expect(fields.price?.map(({ read }) => read)).toEqual(['json', 'text', 'json-ld']);
  });

  it('cuts the site’s own name from a title', () => {
    expect(capture().fields.title).toContainEqual({
      read: 'meta',
      name: 'og:title',
      cutAt: [' | Hoa Sen'],
    });
  });

  it('takes no wrapper of the whole page for the description', () => {
    const wrapped = listing
      .replace('<body>', '<body><div class="product-details-page">')
      .replace('</body>', '</div></body>');
    const { fields } = capturePage(wrapped, new URL(address), { rule: null, kind: null, generic });
    expect(fields.description).toContainEqual({ read: 'text', select: '.product-description' });
    expect(JSON.stringify(fields.description)).not.toContain('product-details-page');
  });

  it('names no class that a build made up', () => {
    expect(JSON.stringify(capture().fields)).not.toMatch(/css-1x2y3z|aB3dE9x/u);
  });

  it('leaves nothing of the page’s words, numbers, people and pictures in the fixture', () => {
    const { html, url, leaks } = capture().fixture;
    expect(leaks).toEqual([]);
    for (const theirs of [
      'Trà',
      'sen',
      'Quảng Bá',
      '482913',
      '77123',
      '1253000',
      '1.253.000',
      '0912345678',
      '9182',
      'Lan',
      'visitor',
    ]) {
      expect(`${html} ${url}`.replaceAll('hoasen.vn', ''), theirs).not.toContain(theirs);
    }
    expect(Buffer.byteLength(html)).toBeLessThan(maxFixtureBytes);
  });

  it('keeps the fixture whole: every field is read on it as made up, the same value from each source', () => {
    const { fields, fixture, pattern } = capture();
    const again = capturePage(fixture.html, new URL(fixture.url), {
      rule: null,
      kind: 'listing',
      generic,
    });
    expect(again.pattern).toEqual(pattern);
    expect(Object.keys(again.fields)).toEqual(Object.keys(fields));
    expect(again.proposals.filter(({ isAgreed }) => !isAgreed)).toEqual([]);
    expect(
      new Set(
        again.proposals
          .filter(({ field }) => field === 'price')
          .map(({ value }) => value.split(' ')[0]),
      ).size,
    ).toBe(1);
  });

  it('writes the fixture and fills the rule, and the site’s check then reads it', async () => {
    await runIn(
      root,
      'new',
      'hoa-sen',
      '--name',
      'Hoa Sen',
      '--host',
      '*.hoasen.vn',
      '--listing',
      '/san-pham/{*}-{listingId:digits}.html',
      '--search',
      '/tim-kiem',
    );
    await writeBelow(root, 'saved.html', listing);
    await writeBelow(root, 'list.html', list);
    const first = await runIn(
      root,
      'capture',
      '--site',
      'hoa-sen',
      '--case',
      'seller-box',
      '--fill',
      '--url',
      address,
      'saved.html',
    );
    expect(first).toMatchObject({ exitCode: 0, complained: '' });
    const second = await runIn(
      root,
      'capture',
      '--site',
      'hoa-sen',
      '--case',
      'cards',
      '--fill',
      '--url',
      listAddress,
      'list.html',
    );
    expect(second).toMatchObject({ exitCode: 0, complained: '' });
    const official = {
      id: 'hoa-sen',
      kind: 'shop',
      name: 'Hoa Sen',
      hosts: ['hoasen.vn'],
      words: ['hoasen'],
    };
    await writeBelow(root, 'rules/officials/shops.json', JSON.stringify([official]));
    const ran = await runIn(root, 'check', 'hoa-sen', '--write-expected');
    expect(ran.said).toContain('hoa-sen: 4 fixtures, 0 faults');
    const read = JSON.parse(
      readFileSync(
        join(root, 'test/sites/hoa-sen/2026-11-23-listing--seller-box.expected.json'),
        'utf8',
      ),
    );
    expect(Object.values(read.reading.listing)).not.toContain(null);
    expect(read.reading.listing.price.currency).toBe('VND');
  });
});

describe('site capture on a list', () => {
  it('finds the cards and their titles, and no menu', () => {
    const { kind, cards } = capturePage(list, new URL(listAddress), {
      rule: null,
      kind: null,
      generic,
    });
    expect(kind).toBe('search');
    expect(cards[0]).toMatchObject({
      count: 5,
      withTitle: 5,
      finder: { select: '.product-card', paths: ['/san-pham/{*}-{listingId:digits}.html'] },
    });
  });

  it('keeps three cards of made-up words', () => {
    const { html, leaks } = capturePage(list, new URL(listAddress), {
      rule: null,
      kind: null,
      generic,
    }).fixture;
    expect(leaks).toEqual([]);
    expect(html.match(/class="product-card"/gu)).toHaveLength(3);
    expect(titles.filter((each) => html.includes(each))).toEqual([]);
  });
});

describe('site capture asked wrongly', () => {
  it.each([
    ['url-missing', ['capture', 'saved.html']],
    ['usage', ['capture', '--url', address]],
    ['usage', ['capture', '--url', address, '--browser', 'saved.html']],
    ['usage', ['capture', '--url', address, '--kind', 'cart', 'saved.html']],
    ['usage', ['capture', '--url', address, '--fill', 'saved.html']],
    ['url-malformed', ['capture', '--url', 'file:///etc/passwd', 'saved.html']],
    ['host-unknown', ['capture', '--url', 'http://localhost/', 'saved.html']],
    ['file-unreadable', ['capture', '--url', address, 'missing.html']],
    ['id-malformed', ['capture', '--url', address, '--site', '../tiki', 'saved.html']],
    [
      'case-malformed',
      ['capture', '--url', address, '--site', 'tiki', '--case', '../x', 'saved.html'],
    ],
    ['site-unknown', ['capture', '--url', address, '--site', 'hoa-sen', 'saved.html']],
  ])('refuses with %s: %j', async (error, args) => {
    await writeBelow(root, 'saved.html', listing);
    const before = globSync('**/*', { cwd: root });
    expect(await runIn(root, ...args)).toMatchObject({
      exitCode: 2,
      complained: expect.stringContaining(error),
    });
    expect(globSync('**/*', { cwd: root })).toEqual(before);
  });

  it('refuses a file of 200 MB without reading it', async () => {
    await writeFile(join(root, 'huge.html'), '<html>');
    await truncate(join(root, 'huge.html'), 200_000_000);
    expect((await runIn(root, 'capture', '--url', address, 'huge.html')).complained).toContain(
      'file-too-large',
    );
  });

  it('overwrites no fixture', async () => {
    await writeBelow(root, 'saved.html', listing.replaceAll('hoasen.vn', 'tiki.vn'));
    const args = [
      'capture',
      '--site',
      'tiki',
      '--case',
      'twice',
      '--url',
      'https://tiki.vn/tra-p482913.html',
      'saved.html',
    ];
    expect((await runIn(root, ...args)).exitCode).toBe(0);
    expect(await runIn(root, ...args)).toMatchObject({
      exitCode: 2,
      complained: expect.stringContaining('already-there'),
    });
  });
});

describe('site capture on hostile pages', () => {
  const read = (html: string) =>
    capturePage(html, new URL(address), { rule: null, kind: null, generic });

  it.each<[string, string]>([
    ['nothing', ''],
    [
      'a document that names its parts like its methods',
      '<form name="querySelectorAll"><input name="body"></form><img name="documentElement">',
    ],
    [
      'members named __proto__',
      `<script type="application/json">{"__proto__":{"id":482913,"name":"x","price":1},"productId":482913,"name":"x","a":1}</script>`,
    ],
    [
      'broken data',
      '<script type="application/ld+json">{"@type":"Product","name":</script><script>var a = {"id":482913,</script>',
    ],
    ['three thousand elements in each other', `${'<div>'.repeat(3_000)}<h1>x</h1>`],
    ['twenty thousand links', '<a href="/san-pham/a-123456.html"><img></a>'.repeat(20_000)],
    ['a megabyte of one word', `<h1>${'x'.repeat(1_000_000)}</h1>`],
    [
      'classes that close their attribute',
      `<h1 class='product-title"><script>alert(1)</script>'>x</h1>`,
    ],
  ])(
    'neither throws nor writes much: %s',
    (_, html) => {
      const { fixture } = read(html);
      expect(fixture.html.length).toBeLessThan(200_000);
      expect(fixture.html).not.toContain('<script>');
    },
    30_000,
  );

  it('says what is left of the page instead of writing it', async () => {
    const page = listing.replace(
      'class="product-title"',
      'class="product-title" role="Trà sen Tây Hồ"',
    );
    expect(read(page).fixture.html).not.toContain('Tây Hồ');
  });

  it('never throws on any markup', () => {
    const part = fc.constantFrom(
      '<h1>',
      '</h1>',
      '<a href="/p/12345">',
      '<div class="price">',
      '1.000 ₫',
      '<script type="application/ld+json">',
      '{"@type":"Product"}',
      '</script>',
      '<meta property="og:title" content="',
      '">',
      '"',
      '<',
      '&',
      'x',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const { fixture } = read(parts.join(''));
        expect(fixture.html.startsWith('<!doctype html>')).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('guessed paths', () => {
  it.each([
    ['/p/12345', '/p/{listingId:digits}'],
    ['/tra-sen-p123456.html', '/{*}-p{listingId:digits}.html'],
    ['/en/product/tra-sen', '/en/product/{listingId}'],
    ['/Tra-sen/dp/B0ABC12DEF/ref=sr_1_3', '/{*}/dp/{listingId}/{**}'],
    ['/', '/'],
  ])('of %s is %s', (path, template) => {
    expect(guessTemplate(new URL(path, 'https://hoasen.vn'))).toBe(template);
  });

  it('are templates that fit the address they were guessed from', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const url = new URL(`https://hoasen.vn/${path}`);
        const template = guessTemplate(url);
        expect(isTemplate(template), template).toBe(true);
        if (!/%|\/\//u.test(url.pathname))
          expect(matchPath(template, url.pathname), `${template} ${url.pathname}`).not.toBeNull();
      }),
    );
  });

  it.each([
    ['css-1x2y3z', true],
    ['fV3TIn', true],
    ['Card_title__aB3dE', true],
    ['sc-gKsewC', true],
    ['product-title', false],
    ['seller-name', false],
    ['pdp-mod-product-badge-title', false],
  ])('takes %s for made by a build: %s', (name, isHashed) => {
    expect(isHashedName(name)).toBe(isHashed);
  });
});
