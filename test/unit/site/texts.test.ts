import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasText, readElementText } from '#lib/site/readers/element-text.ts';
import { readMicrodata } from '#lib/site/readers/microdata.ts';
import { decodeEntities, plainText } from '#lib/site/readers/plain-text.ts';
import { trimText } from '#lib/site/readers/trim-text.ts';
import { documentOf, pageOf } from './page-of.ts';

function textOf(html: string, limit = 1000): string {
  return readElementText(
    documentOf(`<div id="x">${html}</div>`).querySelectorAll('#x')[0] ?? documentOf('').body,
    limit,
  );
}

describe('text of an element', () => {
  it('gives a line for each block and no line inside one', () => {
    expect(textOf('<p>one\n  two <b>three</b></p><ul><li>a</li><li>b</li></ul>c<br>d')).toBe(
      'one two three\na\nb\nc\nd',
    );
  });

  it('leaves out what a visitor does not read', () => {
    expect(
      textOf('a<script>b</script><style>c</style><noscript>d</noscript><template>e</template>f'),
    ).toBe('af');
  });

  it('takes out characters that have no width', () => {
    expect(textOf('se\u200bller\ufeff')).toBe('seller');
  });

  it('stops at its limit and on a tree without end', () => {
    expect(textOf('x'.repeat(5_000), 100)).toHaveLength(100);
    expect(textOf('<b>'.repeat(300) + 'deep', 100)).toBe('deep');
    expect(textOf('<i>x</i>'.repeat(30_000), 1_000_000).length).toBeLessThan(30_000);
  });

  it('counts text that can be read, nothing else', () => {
    const body = documentOf('<body><script>xxxxxxxxxx</script>\u200b \u200b ab</body>').body;
    expect(hasText(body, 2)).toBe(true);
    expect(hasText(body, 3)).toBe(false);
    expect(hasText(null, 1)).toBe(false);
  });
});

describe('text of HTML in a string', () => {
  it('takes out tags and decodes entities', () => {
    expect(
      plainText('<p class="a>b">N&oacute;n l&aacute;</p><br/>16 v&agrave;nh &amp; &#273;&#x1EB9;p'),
    ).toContain('Nón lá');
    expect(plainText('<ul><li>a</li></ul>').trim()).toBe('a');
    expect(plainText('a<script>alert(1)</script>b')).toBe('a b');
  });

  it('keeps text that only looks like a tag', () => {
    expect(plainText('5 < 6 && 7 > 3')).toBe('5 < 6 && 7 > 3');
  });

  it.each([
    ['&ecirc;&Ocirc;&ntilde;&uuml;&aring;&ccedil;', 'êÔñüåç'],
    ['&nbsp;&quot;&hellip;', ' "…'],
    ['&unknown; &constructor; &#xD800; &#9999999;', '&unknown; &constructor; &#xD800; &#9999999;'],
  ])('decodes %s', (written, text) => {
    expect(decodeEntities(written)).toBe(text);
  });

  it('never throws and stays quick on hostile markup', () => {
    fc.assert(fc.property(fc.string(), (text) => void plainText(text)));
    const started = performance.now();
    for (const unit of ['<', '<a ', '<script>', '&', '<p', '&#', '<!'])
      plainText(unit.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('trimming', () => {
  const page = pageOf('<meta property="og:title" content="Ấm Trà Gốm - Market">');

  it.each([
    ['Ấm Trà | Market', { cutAt: [' | Market'] }, 'Ấm Trà'],
    ['A | B | Market', { cutAt: [' | '] }, 'A | B'],
    ['Home | Shop*', { cutAt: [' | '], lacks: ['*'] }, 'Home'],
    ['Ships from and sold by Someone.', { cutBefore: ['sold by'], cutAt: ['.'] }, 'Someone'],
    ['  two   spaces ', {}, 'two spaces'],
    ['Ấm Trà Gốm', { seenIn: 'og:title' }, 'Ấm Trà Gốm'],
    ['//market.example/shop/nha-men?x=1', { fits: ['/shop/{slug}'], take: 'slug' }, 'nha-men'],
    ['/go?seller=A1', { param: 'seller' }, 'A1'],
  ])('%j becomes what %j asks', (text, trimming, wanted) => {
    expect(trimText(text, trimming, page)).toBe(wanted);
  });

  it.each([
    ['', {}],
    ['No Brand', { reject: ['no brand'] }],
    ['* * Home *', { lacks: ['*'] }],
    ['Home | Shop*', { lacks: ['*'] }],
    ['この商品は', { cutBefore: ['sold by'] }],
    ['Market', { seenIn: 'og:title' }],
    ['https://evil.example/shop/nha-men', { fits: ['/shop/{slug}'], take: 'slug' }],
    ['javascript:alert(1)//shop/x', { fits: ['/shop/{slug}'], take: 'slug' }],
    ['https://[', { param: 'seller' }],
    ['/other/x', { fits: ['/shop/{slug}'], take: 'slug' }],
  ])('%j is no answer to %j', (text, trimming) => {
    expect(trimText(text, trimming, page)).toBeNull();
  });
});

describe('microdata', () => {
  const item = (inner: string): string =>
    `<div itemscope itemtype="http://schema.org/Product"><b itemprop="name">Own</b>${inner}</div>`;

  it('reads a property of the item and not that of an item inside it', () => {
    const html = item(
      '<div itemprop="brand" itemscope itemtype="http://schema.org/Brand"><b itemprop="name">Brand</b></div>',
    );
    expect(readMicrodata(documentOf(html), 'Product', ['name'])).toEqual(['Own']);
    expect(readMicrodata(documentOf(html), 'Product', ['brand', 'name'])).toEqual(['Brand']);
  });

  it('prefers the machine-readable value', () => {
    const html = item(
      '<div itemprop="offers" itemscope><span itemprop="price" content="17.99">$ 17,99</span></div>',
    );
    expect(readMicrodata(documentOf(html), 'Product', ['offers', 'price'])).toEqual(['17.99']);
  });

  it('passes over a related product that comes first', () => {
    const html = `<div itemscope itemtype="http://schema.org/WebPage"><div itemprop="related" itemscope itemtype="http://schema.org/Product"><b itemprop="name">Related</b></div></div>${item('')}`;
    expect(readMicrodata(documentOf(html), 'Product', ['name'])).toEqual(['Own']);
  });

  it('finds nothing where there is nothing', () => {
    expect(readMicrodata(documentOf('<div itemscope></div>'), 'Product', ['name'])).toEqual([]);
  });
});
