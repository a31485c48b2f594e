import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTyped, readJsonLd } from '#lib/site/readers/json-ld.ts';
import { parseTolerantly } from '#lib/site/readers/repair-json.ts';
import { documentOf } from './page-of.ts';

function namesOf(type: string, ...blocks: string[]): unknown[] {
  const html = blocks
    .map((block) => `<script type="application/ld+json">${block}</script>`)
    .join('');
  return findTyped(readJsonLd(documentOf(html)), type, false).map(({ name }) => name);
}

describe('tolerant JSON', () => {
  it.each([
    ['{"a": 1,}', { a: 1 }],
    ['{"a": [1, 2, ],}', { a: [1, 2] }],
    ['{"a": 1};', { a: 1 }],
    ['<!-- {"a": 1} -->', { a: 1 }],
    ['//<![CDATA[\n{"a": 1}\n//]]>', { a: 1 }],
    ['/*<![CDATA[*/{"a": 1}/*]]>*/', { a: 1 }],
    ['{"a": "one\ntwo\tthree"}', { a: 'one\ntwo three' }],
    ['{&quot;a&quot;: &quot;b &amp; c&quot;}', { a: 'b & c' }],
    ['{"a": "1,}"}', { a: '1,}' }],
    ['{"a": "q\\"uote,}",}', { a: 'q"uote,}' }],
  ])('reads %j', (raw, value) => {
    expect(parseTolerantly(raw)).toEqual(value);
  });

  it.each(['', '{', 'var x', '{"a": }', '[%= price %]'])('gives nothing for %j', (raw) => {
    expect(parseTolerantly(raw)).toBeUndefined();
  });

  it('leaves every well-formed text as it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value);
        expect(parseTolerantly(text)).toEqual(JSON.parse(text));
        expect(parseTolerantly(`${text};`)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never throws, whatever the block', () => {
    fc.assert(fc.property(fc.string(), (raw) => void parseTolerantly(raw)));
  });
});

describe('JSON-LD nodes', () => {
  it('finds a node alone, in a list, in a graph and as the main entity of a page', () => {
    const product = (name: string): string => `{"@type": "Product", "name": "${name}"}`;
    expect(
      namesOf(
        'Product',
        product('alone'),
        `[${product('in a list')}]`,
        `{"@graph": [${product('in a graph')}]}`,
        `{"@type": "ItemPage", "mainEntity": ${product('main')}}`,
      ),
    ).toEqual(['alone', 'in a list', 'in a graph', 'main']);
  });

  it('knows a type in a list and as an address', () => {
    expect(namesOf('Product', '{"@type": ["Thing", "Product"], "name": 1}')).toEqual([1]);
    expect(namesOf('Product', '{"@type": "http://schema.org/Product", "name": 2}')).toEqual([2]);
    expect(namesOf('Product', '{"@type": "schema:Product", "name": 3}')).toEqual([3]);
    expect(namesOf('Product', '{"@type": "ProductGroup", "name": 4}', '{"@type": 5}')).toEqual([]);
  });

  it('goes on behind a block that is broken', () => {
    expect(
      namesOf('Product', '{"@type": "Product",', '{"@type": "Product", "name": "ok"}'),
    ).toEqual(['ok']);
  });

  it('does not take a product inside a list of products for the page', () => {
    const list =
      '{"@type": "ItemList", "itemListElement": [{"item": {"@type": "Product", "name": "x"}}]}';
    expect(namesOf('Product', list)).toEqual([]);
  });

  it('ends on nodes nested without end', () => {
    const nested = `${'{"@graph":['.repeat(2_000)}${']}'.repeat(2_000)}`;
    expect(namesOf('Product', nested)).toEqual([]);
  });

  it('passes over more blocks than any page has', () => {
    const block = '{"@type": "Product", "name": 1}';
    expect(namesOf('Product', ...Array.from({ length: 100 }, () => block))).toHaveLength(60);
  });
});
