// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { findQuotes } from '#lib/ui/find-quotes.ts';

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

interface Nested extends ReadonlyArray<string | Nested> {
  readonly 0: string;
}
type Part = string | Nested;

function build(parts: readonly Part[], into: Element = root): void {
  for (const part of parts) {
    if (typeof part === 'string') into.append(part);
    else {
      const [tag, ...inner] = [part[0], ...part.slice(1)] as const;
      const element = document.createElement(tag);
      build(inner, element);
      into.append(element);
    }
  }
}

function find(...quotes: readonly string[]): readonly string[] {
  return findQuotes(
    root,
    quotes.map((text) => ({ id: text, text })),
  ).map(({ range }) => range.toString());
}

describe('a quote is found', () => {
  test('in one text node', () => {
    build(['Trà giúp trị dứt điểm tiểu đường nhanh.']);
    expect(find('trị dứt điểm')).toEqual(['trị dứt điểm']);
  });

  test('across inline elements', () => {
    build(['Giúp ', ['b', 'trị ', ['i', 'dứt']], ' điểm tiểu đường']);
    expect(find('trị dứt điểm tiểu đường')).toEqual(['trị dứt điểm tiểu đường']);
  });

  test('however the page breaks its lines and writes its capitals', () => {
    build(['TRỊ\n   dứt\u00a0Điểm']);
    expect(find('trị dứt điểm')).toEqual(['TRỊ\n   dứt\u00a0Điểm']);
  });

  test('in every place where it stands', () => {
    build([
      ['p', 'hữu cơ'],
      ['p', 'rất hữu cơ'],
    ]);
    expect(find('hữu cơ')).toEqual(['hữu cơ', 'hữu cơ']);
  });

  test('with a number and a sign at its end', () => {
    build(['cam kết hiệu quả 100%.']);
    expect(find('hiệu quả 100%')).toEqual(['hiệu quả 100%']);
  });

  test('where a place inside another word overlaps it', () => {
    build(['ư ưư']);
    expect(find('ưư')).toEqual(['ưư']);
  });
});

describe('a quote is not found', () => {
  test('inside another word', () => {
    build(['lan toàn cầu, an toàn']);
    expect(find('an toàn')).toEqual(['an toàn']);
  });

  test('in scripts, styles, fields and what a shopper writes', () => {
    const editor = document.createElement('div');
    editor.setAttribute('contenteditable', '');
    editor.append('trị dứt điểm');
    const script = document.createElement('script');
    script.type = 'text/plain';
    script.append('trị dứt điểm');
    root.append(script);
    build([
      ['style', 'trị dứt điểm'],
      ['textarea', 'trị dứt điểm'],
    ]);
    root.append(editor);
    expect(find('trị dứt điểm')).toEqual([]);
  });

  test('when it is empty or only space', () => {
    build(['abc']);
    expect(find('', '   ')).toEqual([]);
  });
});

test('a page that repeats a quote ten thousand times is marked a bounded number of times', () => {
  build(['hữu cơ '.repeat(10_000)]);
  expect(find('hữu cơ').length).toBeLessThanOrEqual(20);
});

test('a text of a million characters is read a bounded way', () => {
  build(['x '.repeat(500_000), 'hữu cơ']);
  const startedAt = performance.now();
  expect(find('hữu cơ')).toEqual([]);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('what is found is always the quote, white space and case aside', () => {
  const word = fc.stringMatching(/^[a-zàáạđêơưA-Z0-9]{1,6}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.nat(7),
      fc.nat(7),
      (words, a, b) => {
        root.replaceChildren();
        build(words.map((each, index) => (index % 2 ? ['b', ` ${each} `] : `${each} `)));
        const [from, to] = [Math.min(a, b) % words.length, (Math.max(a, b) % words.length) + 1];
        const quote = words.slice(Math.min(from, to - 1), to).join(' ');
        const bare = (text: string): string => text.replaceAll(/\s/g, '').toLowerCase();
        const found = find(quote);
        expect(found.length).toBeGreaterThan(0);
        for (const each of found) expect(bare(each)).toBe(bare(quote));
      },
    ),
  );
});
