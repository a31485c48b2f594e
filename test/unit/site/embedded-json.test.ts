import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBalancedEnd, parseLoosely, readScriptJson } from '#lib/site/readers/balanced-json.ts';
import { readEmbeddedJson } from '#lib/site/readers/embedded-json.ts';
import { findByShape, walkPath } from '#lib/site/readers/json-shape.ts';
import { documentOf } from './page-of.ts';

describe('JSON inside script text', () => {
  it.each([
    ['window.x = {"a": 1};', [{ a: 1 }]],
    ['var x={"a":{"b":"}"}},y=2;', [{ a: { b: '}' } }]],
    ['var x = [{"a": 1}];', [[{ a: 1 }]]],
    [String.raw`var x = "{\"a\": \"q\\\"uote\"}";`, [{ a: 'q"uote' }]],
    ['run({"a": 1}, {"b": 2});', [{ a: 1 }]],
    ['window.x = { data: {"a": 1}, more: function () { return {}; } };', [{ a: 1 }]],
    ['x = {"first": 1}; y = {"second": 2};', [{ first: 1 }, { second: 2 }]],
  ])('reads %s', (text, values) => {
    expect(readScriptJson(text)).toEqual(values);
  });

  it.each([
    '',
    'var x = {a: 1};',
    'x = {"a": 1',
    'x = {"a',
    'function f() { return 1 }',
    'x = {"a": undefined}',
  ])('finds nothing in %s', (text) => {
    expect(readScriptJson(text)).toEqual([]);
  });

  it('is not ended by a bracket inside a string or behind an escape', () => {
    expect(findBalancedEnd('{"a":"}\\"}"}x', 0)).toBe(12);
    expect(findBalancedEnd('{"a":"\\\\"}x', 0)).toBe(10);
    expect(findBalancedEnd('{"a"', 0)).toBe(-1);
  });

  it('finds any JSON object that a program assigns', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1 }),
        (value) => {
          const text = JSON.stringify(value);
          expect(readScriptJson(`var before = 1; window.state = ${text}; after();`)[0]).toEqual(
            JSON.parse(text),
          );
        },
      ),
    );
  });

  it('never throws, whatever the script', () => {
    const piece = fc.constantFrom('={"', '":', '{', '}', '"', '\\', ',', '[', ']', ':{"a', 'x');
    fc.assert(fc.property(fc.array(piece), (pieces) => void readScriptJson(pieces.join(''))));
  });

  it.each([':{"a', '={"a":', '="{\\"', '={"a":[', '"\\', '= \n'])(
    'stays quick on a megabyte of %j',
    (unit) => {
      const started = performance.now();
      readScriptJson(unit.repeat(1_000_000 / unit.length));
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );

  it('reads JSON kept in a JSON string, and no other string', () => {
    expect(parseLoosely(JSON.stringify('{"a":1}'))).toEqual({ a: 1 });
    expect(parseLoosely('"plain"')).toBe('plain');
    expect(parseLoosely('nonsense')).toBeUndefined();
  });
});

describe('embedded JSON of a document', () => {
  const html = `<script type="application/json">{"a": 1}</script><script>x = {"a": 2}</script>
    <script type="shopee-raw-account-info">{"a": 3}</script><script src="x.js"></script>
    <script type="application/ld+json">{"a": 4}</script><script type="text/template">{"a": 5}</script>`;

  it('reads JSON and programs, never scripts of a type of the site, which may be about the visitor', () => {
    expect(readEmbeddedJson(documentOf(html), ['a'])).toEqual([
      [{ a: 1 }],
      [{ a: 2 }],
      [],
      [{ a: 4 }],
      [],
    ]);
  });

  it('leaves out scripts that do not mention what is asked for', () => {
    expect(readEmbeddedJson(documentOf(html), ['seller'])).toEqual([]);
  });

  it('parses a script once while its text stays, again when it changed', () => {
    const document = documentOf('<script type="application/json">{"a": 1}</script>');
    const [first] = readEmbeddedJson(document, ['a']);
    expect(readEmbeddedJson(document, ['a'])[0]).toBe(first);
    const script = document.querySelector('script');
    if (script !== null) script.textContent = '{"a": 2}';
    expect(readEmbeddedJson(document, ['a'])).toEqual([[{ a: 2 }]]);
  });

  it('passes over a script larger than any page needs', () => {
    const document = documentOf(
      `<script type="application/json">{"a": "${'x'.repeat(6_000_001)}"}</script>`,
    );
    expect(readEmbeddedJson(document, ['a'])).toEqual([]);
  });
});

describe('search by shape', () => {
  it('gives the shallow object before the deep one', () => {
    const root = { deep: { deeper: { id: 2, name: 'b' } }, later: { id: 1, name: 'a' } };
    expect(findByShape(root, ['id', 'name']).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('asks for own members only', () => {
    expect(findByShape({ a: {} }, ['constructor'])).toEqual([]);
    expect(walkPath({ a: {} }, ['a', 'toString'])).toEqual([]);
  });

  it('does not look inside `__proto__`', () => {
    const root: unknown = JSON.parse('{"__proto__": {"sellerId": 1}, "x": {"sellerId": 2}}');
    expect(findByShape(root, ['sellerId'])).toEqual([{ sellerId: 2 }]);
  });

  it('does not run out of stack or time on deep and on wide JSON', () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`);
    const wide = Array.from({ length: 400_000 }, () => ({}));
    expect(findByShape(deep, ['zz'])).toEqual([]);
    expect(findByShape(wide, ['zz'])).toEqual([]);
  });

  it('walks a list of a million numbers as often as a page has fields', () => {
    const root = { row: Array.from({ length: 1_000_000 }, () => 0), own: { id: 1 } };
    const begin = performance.now();
    for (let field = 0; field < 30; field += 1) {
      expect(findByShape(root, ['id'])).toEqual([{ id: 1 }]);
    }
    // With a pair made for each number it took ten seconds and more.
    expect(performance.now() - begin).toBeLessThan(4_000);
  });

  it('lets a list stand for each of its members', () => {
    expect(walkPath({ offers: [{ price: 1 }, { price: 2 }, {}] }, ['offers', 'price'])).toEqual([
      1, 2,
    ]);
    expect(walkPath([{ a: [[1]] }], ['a'])).toEqual([[1]]);
    expect(walkPath({ a: null }, ['a'])).toEqual([]);
  });
});
