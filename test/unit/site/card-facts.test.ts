import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCardFacts } from '#lib/site/readers/card-facts.ts';
import { readPage } from '#lib/site/read-page.ts';
import type { CardFacts, SiteRule } from '#lib/site/site-rule.ts';
import { documentOf, emptyRule, pageOf } from './page-of.ts';

const facts: CardFacts = {
  where: ['id', 'seller'],
  id: ['id'],
  title: ['name'],
  shopId: ['seller', 'id'],
};
const url = 'https://market.example/search';

function factsIn(value: unknown, asked: CardFacts | undefined = facts): unknown {
  const html = `<script type="application/json">${JSON.stringify(value)}</script>`;
  return Object.fromEntries(readCardFacts(asked, pageOf(html, emptyRule, url)));
}

describe('what embedded JSON knows of cards', () => {
  it('is found by the id of each listing, however deep it lies', () => {
    const edges = [
      { node: { id: '1', name: 'Ấm', seller: { id: 71 } } },
      { node: { id: 2, name: 'Chén', seller: null } },
    ];
    expect(factsIn({ data: { edges } })).toEqual({
      '1': { title: 'Ấm', shopId: '71' },
      '2': { title: 'Chén', shopId: null },
    });
  });

  it('names no shop where the id is the 0 of goods without one', () => {
    expect(factsIn([{ id: '1', seller: { id: 0 } }])).toEqual({
      '1': { title: null, shopId: null },
    });
  });

  it('is found by the address of each listing', () => {
    const list = [{ id: 'https://market.example/p/5?x=1', name: 'Ấm', seller: {} }];
    expect(factsIn(list)).toEqual({ '5': { title: 'Ấm', shopId: null } });
  });

  it.each([
    ['an address that is no listing', [{ id: 'https://market.example/about', seller: 1 }]],
    ['an id that is no text', [{ id: {}, seller: 1 }]],
    ['an object of another shape', [{ id: '1', name: 'Ấm' }]],
    ['a member that only a merge would make a prototype', { __proto__: { id: '1', seller: 1 } }],
  ])('is nothing in %s', (_, value) => {
    expect(factsIn(value)).toEqual({});
  });

  it('is nothing where the rule asks for none', () => {
    expect(readCardFacts(undefined, pageOf('<script>x={"id":1}</script>')).size).toBe(0);
  });

  it('is what was said first of a listing, so that a later one cannot take it over', () => {
    const list = [
      { id: '1', seller: { id: 'a' } },
      { id: '1', seller: { id: 'b' } },
    ];
    expect(factsIn(list)).toEqual({ '1': { title: null, shopId: 'a' } });
  });

  it('is of no more cards than a page can have, and never throws', () => {
    const many = Array.from({ length: 3_000 }, (_, id) => ({ id: String(id), seller: null }));
    expect(Object.keys(Object(factsIn(many)))).toHaveLength(2_000);
    fc.assert(fc.property(fc.jsonValue(), (value) => void factsIn([{ id: value, seller: value }])));
  });
});

describe('cards of a page with such JSON', () => {
  const rule: SiteRule = {
    ...emptyRule,
    cards: [{ select: 'a', title: [{ read: 'text', select: 'b' }], facts }],
  };
  const script = '<script>x=[{"id":"1","name":"Ấm tử sa","seller":{"id":7}}]</script>';

  it('take title and shop from it, and from the box where it is silent', () => {
    const html = `<a href="/p/1"><b>Ấm…</b></a><a href="/p/2"><b>Chén</b></a>${script}`;
    const { cards } = readPage(documentOf(html, url), new URL(url), rule).reading;
    expect(cards.map(({ id, title, shopId }) => [id, title, shopId])).toEqual([
      ['1', 'Ấm tử sa', '7'],
      ['2', 'Chén', null],
    ]);
  });

  it('are none where only the JSON has them: a mark needs an element', () => {
    const { state } = readPage(documentOf(script, url), new URL(url), rule).reading;
    expect(state.checked).toBe(false);
  });
});

describe('embedded JSON about this very listing', () => {
  const title = [{ read: 'json' as const, where: ['id', 'name'], path: ['name'], about: ['id'] }];
  const rule: SiteRule = { ...emptyRule, listing: { ...emptyRule.listing, title } };
  const titleIn = (list: unknown, at = 'https://market.example/p/1'): string | null => {
    const html = `<script>x=${JSON.stringify(list)}</script>`;
    return readPage(documentOf(html, at), new URL(at), rule).reading.listing?.title ?? null;
  };

  it('is taken although others stand before it', () => {
    expect(
      titleIn([
        { id: '2', name: 'Chén' },
        { id: '1', name: 'Ấm' },
      ]),
    ).toBe('Ấm');
  });

  it('is not one whose id would only lead below this page when taken for an address', () => {
    const below: SiteRule = {
      ...rule,
      pages: [{ kind: 'listing', path: '/p/{listingId:digits}/{**}' }],
    };
    const at = 'https://market.example/p/1/';
    const html = '<script>x=[{"id":"2","name":"Chén"}]</script>';
    expect(readPage(documentOf(html, at), new URL(at), below).reading.listing).toBeNull();
  });

  it('is one that names this page by its address', () => {
    expect(titleIn([{ id: 'https://market.example/p/1?ref=x', name: 'Ấm' }])).toBe('Ấm');
    expect(titleIn([{ id: 'https://market.example/p/9', name: 'Chén' }])).toBeNull();
  });
});
