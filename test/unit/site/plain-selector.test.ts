import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsSelector, parseElementPath, parsePlainSelector } from '#lib/site/plain-selector.ts';
import { documentOf } from './page-of.ts';

function fits(selector: string, element: string): boolean {
  const [parsed, path] = [parsePlainSelector(selector), parseElementPath(element)];
  if (!parsed || !path) throw new Error(`${selector} / ${element}`);
  return fitsSelector(parsed, path);
}

describe('a plain selector', () => {
  it.each([
    ['h1', 'html > body > h1', true],
    ['h1', 'html > body > h2', false],
    ['.title', 'div > h1.big.title', true],
    ['.title.big', 'div > h1.title', false],
    ['div.a .title', 'div.a > p > h1.title', true],
    ['div.a > .title', 'div.a > p > h1.title', false],
    ['div.a > p .title', 'div.a > p > div > h1.title', true],
    ['.a > .b .title', 'div.a > p > div.a > p.b > i > h1.title', true],
    ['#main h1', 'div#main > h1', true],
    ['.x, .title', 'div > h1.title', true],
    ['[data-id="12"]', 'div > p[data-id="12"]', true],
    ['[data-id="12"]', 'div > p[data-id="123"]', false],
    ['[class*="itl"]', 'div > p.title', true],
    ['[class^="itl"]', 'div > p.title', false],
    ['[data-x$="end"]', 'div > p[data-x="the-end"]', true],
    ['[id="main"]', 'div#main', true],
    ['[type="text"]', 'div > input', false],
  ])('%s on %s: %s', (selector, element, expected) => {
    expect(fits(selector, element)).toBe(expected);
  });

  it.each([
    '*',
    'div',
    '.a > div',
    'div *',
    ':root',
    'h1:not(.x)',
    'div:has(h1)',
    '.a:hover',
    '.a + .b',
    '.a ~ .b',
    '[class]',
    '[class=""]',
    '[class*="a"]',
    '[onclick="x"',
    '.a,',
    ', .a',
    '.a > > .b',
    '> .a',
    '.a ',
    ' .a',
    '',
    '.a div.',
    '.a\\3a b',
    '/regex/',
    'a[href="javascript:x\\"]',
    '.aa .bb .cc .dd .ee .ff',
    '.aa,.ab,.ac,.ad,.ae,.af,.ag',
  ])('is not %j', (written) => {
    expect(parsePlainSelector(written)).toBeNull();
  });

  it('means what the browser means by it', () => {
    const markup =
      '<main class="a b"><div id="box"><h1 class="title x" data-id="12">T</h1></div></main>';
    const document = documentOf(markup);
    const element = 'html > body > main.a.b > div#box > h1.title.x[data-id="12"]';
    for (const selector of [
      '.a h1',
      '.a > h1',
      'main.a.b > div#box > .title',
      'body .title.x',
      '[class*="tle x"]',
      '[data-id^="12"]',
      '.b #box > [data-id$="23"]',
      '.title .x, #box h1.x',
    ]) {
      const h1 = document.querySelector('h1');
      expect(fits(selector, element), selector).toBe(h1?.matches(selector));
    }
  });

  it('never throws, and ends, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('.a', '#b', '[c="dd"]', ' ', '>', ',', '*', ':', 'h1', '"', ']', 'div'),
        ),
        (tokens) => {
          const written = tokens.join('');
          const selector = parsePlainSelector(written);
          const path = parseElementPath('html > body > div.a > div.a > div.a#b > h1.a');
          if (selector && path) expect(typeof fitsSelector(selector, path)).toBe('boolean');
        },
      ),
    );
  });
});

describe('an element in an example', () => {
  it.each(['div h1', '.title', 'div > .title', 'h1, h2', '', 'div[data-a^="1"]', 'div > '])(
    'is not %j: it must say the whole way and every type',
    (written) => expect(parseElementPath(written)).toBeNull(),
  );
});
