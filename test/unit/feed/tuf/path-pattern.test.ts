import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPathMatch } from '#lib/feed/tuf/path-pattern.ts';

describe('isPathMatch', () => {
  test.each([
    ['targets/foo.tgz', 'targets/*.tgz'],
    ['foo-version-2.tgz', 'foo-version-?.tgz'],
    ['foo.tgz', '*.tgz'],
    ['foo.tgz', 'foo.tgz'],
    ['curators/vn/lists/phones/snapshot', 'curators/vn/lists/*/snapshot'],
    ['a/b/c', '*/*/*'],
    ['', ''],
    ['', '*'],
    ['.hidden', '*'],
    ['🛒.txt', '?.txt'],
    ['b1', '[a-c][0-9]'],
    ['-', '[a-]'],
    [']', '[]]'],
    ['x', '[!a-c]'],
    ['[x', '[x'],
    ['[]', '[]'],
    ['[!]', '[!]'],
    ['aXbXc', 'a*b*c'],
    ['abc', '***'],
  ])('%j is within %j', (path, pattern) => {
    expect(isPathMatch(path, pattern)).toBe(true);
  });

  test.each([
    ['targets/foo.txt', 'targets/*.tgz'],
    ['foo-version-alpha.tgz', 'foo-version-?.tgz'],
    ['targets/foo.tgz', '*.tgz'],
    ['targets/foo.tgz', '*'],
    ['targets/foo.tgz', 'targets?foo.tgz'],
    ['targets/foo.tgz', 'targets[/]foo.tgz'],
    ['foo', 'foo/'],
    ['/foo', 'foo'],
    ['foo', '?foo'],
    ['Foo', 'foo'],
    ['', '?'],
    ['d1', '[a-c][0-9]'],
    ['b', '[!a-c]'],
    ['ab', 'a'],
    ['a', 'ab'],
    ['a.b', 'a\\.b'],
    ['aab', '(a+)+b'],
  ])('%j is not within %j', (path, pattern) => {
    expect(isPathMatch(path, pattern)).toBe(false);
  });

  test('answers a pattern made to cost time at once', () => {
    const path = 'a'.repeat(1_000);
    expect(isPathMatch(path, `${'a*'.repeat(500)}b`)).toBe(false);
  });

  const segment = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.') });
  const sign = fc.constantFrom('a', 'b', '-', '.', '*', '?', '/');

  test('agrees with the slow and plain way to match', () => {
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 3 }),
        fc.string({ unit: sign, maxLength: 8 }),
        (segments, pattern) => {
          const path = segments.join('/');
          const plain = pattern
            .replaceAll('.', String.raw`\.`)
            .replaceAll('*', '[^/]*')
            .replaceAll('?', '[^/]');
          expect(isPathMatch(path, pattern)).toBe(new RegExp(`^${plain}$`).test(path));
        },
      ),
    );
  });

  test('a path is within itself, and within a star for every segment', () => {
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        const path = segments.join('/');
        expect(isPathMatch(path, path)).toBe(true);
        expect(isPathMatch(path, segments.map(() => '*').join('/'))).toBe(true);
        expect(
          isPathMatch(
            path,
            segments
              .map(() => '*')
              .join('/')
              .slice(1),
          ),
        ).toBe(segments[0] === '');
      }),
    );
  });
});
