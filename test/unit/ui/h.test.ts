// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { button, h, icon, link } from '#lib/ui/h.ts';
import { iconPaths } from '#lib/ui/icon-paths.ts';
import { readSafeHref } from '#lib/ui/safe-href.ts';

const attack = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

describe('an element of ours', () => {
  test('shows markup in a page text as the letters it is made of', () => {
    const element = h('p', {}, attack);
    expect(element.children).toHaveLength(0);
    expect(element.textContent).toBe(attack);
  });

  test('turns no text whatsoever into an element', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const element = h('p', { 'aria-label': text }, text);
        expect(element.children).toHaveLength(0);
        expect(element.textContent).toBe(text);
        expect(element.getAttribute('aria-label')).toBe(text);
      }),
    );
  });

  test('leaves out what is not there', () => {
    expect(h('p', {}, null, 'a', null).childNodes).toHaveLength(1);
  });
});

describe('an address', () => {
  test.each(['https://a.vn/', 'mailto:a@b.vn', 'tel:18006838'])('%s may be pressed', (href) => {
    expect(readSafeHref(href)).toBe(href);
  });

  test.each([
    'javascript:alert(1)',
    ' jAvAsCrIpT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'http://a.vn/',
    'blob:https://a.vn/1',
    'chrome-extension://abc/popup.html',
    '/relative',
    '',
  ])('%j may not: it is plain text', (href) => {
    expect(readSafeHref(href)).toBeNull();
    expect(link({ text: 'Nguồn', href })).toBe('Nguồn');
    expect(h('a', { href }, 'x').hasAttribute('href')).toBe(false);
  });

  test('opens elsewhere and tells the other side nothing', () => {
    const made = link({ text: 'Nguồn', href: 'https://a.vn/' });
    expect(made).toBeInstanceOf(HTMLAnchorElement);
    expect(Object(made).rel).toBe('noopener noreferrer nofollow');
    expect(Object(made).target).toBe('_blank');
  });
});

test('a drawing is SVG, hidden from screen readers, and one shape differs from the other', () => {
  const drawn = icon('danger');
  expect(drawn.namespaceURI).toBe('http://www.w3.org/2000/svg');
  expect(drawn.getAttribute('aria-hidden')).toBe('true');
  expect(new Set(Object.values(iconPaths)).size).toBe(Object.keys(iconPaths).length);
  expect(icon('unchecked').firstElementChild?.hasAttribute('stroke-dasharray')).toBe(true);
});

test('a button never submits a form of the page', () => {
  const press = vi.fn();
  const made = button({ class: 'push' }, press, 'Báo cáo');
  expect(made.type).toBe('button');
  made.click();
  expect(press).toHaveBeenCalledTimes(1);
});
