import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildUrlPrefixes, readUrlPrefix } from '#lib/text/url-prefix.ts';

const vectors = JSON.parse(readFileSync('test/vectors/url-prefix.json', 'utf8')) as readonly {
  readonly input: string;
  readonly value: string | null;
}[];

describe('readUrlPrefix', () => {
  it.each(vectors)('reads $input as $value', ({ input, value }) => {
    expect(readUrlPrefix(input)).toBe(value);
  });

  it('never throws, and its own answer is read as itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string({ unit: 'binary' })),
        (raw) => {
          const read = readUrlPrefix(raw);
          if (read !== null) expect(readUrlPrefix(read)).toBe(read);
        },
      ),
    );
  });

  it('gives one value to every spelling of a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (segment) => {
        const encoded = encodeURIComponent(segment);
        fc.pre(!/^(?:\.|%2e){1,2}$/i.test(encoded));
        const lower = encoded.replaceAll(/%../g, (byte) => byte.toLowerCase());
        const canonical = `shop.example/${encodeURIComponent(segment.normalize('NFC'))}`;
        expect(readUrlPrefix(`https://shop.example/${encoded}`)).toBe(canonical);
        expect(readUrlPrefix(`http://www.shop.example/${lower}?a#b`)).toBe(canonical);
      }),
      { examples: [['chợ lành'], ['a/b'], ['100%']] },
    );
  });
});

describe('buildUrlPrefixes', () => {
  it('gives the page and each shorter path at a segment’s edge, longest first', () => {
    expect(buildUrlPrefixes(new URL('https://www.shop.example/a/b/c?x=1'))).toEqual([
      'shop.example/a/b/c',
      'shop.example/a/b',
      'shop.example/a',
    ]);
  });

  it('never cuts inside a segment', () => {
    expect(buildUrlPrefixes(new URL('https://shop.example/tea-house'))).not.toContain(
      'shop.example/tea',
    );
  });

  it('finds a listed prefix below a path that a page made very long', () => {
    const url = new URL(`https://shop.example/bad/${'x/'.repeat(500)}`);
    const prefixes = buildUrlPrefixes(url);
    expect(prefixes).toHaveLength(16);
    expect(prefixes).toContain(readUrlPrefix('shop.example/bad'));
  });

  it('gives nothing for a page without a path, a foreign scheme or a huge segment', () => {
    expect(buildUrlPrefixes(new URL('https://shop.example/'))).toEqual([]);
    expect(buildUrlPrefixes(new URL('data:text/plain,shop.example/a'))).toEqual([]);
    expect(buildUrlPrefixes(new URL(`https://shop.example/${'x'.repeat(2000)}`))).toEqual([]);
  });

  it('contains the value that a list would hold for the same address', () => {
    fc.assert(
      fc.property(fc.webUrl(), (raw) => {
        const listed = readUrlPrefix(raw);
        fc.pre(listed !== null && listed.split('/').length <= 16);
        expect(buildUrlPrefixes(new URL(raw))).toContain(listed);
      }),
    );
  });
});
