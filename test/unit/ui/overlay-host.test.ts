// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOverlayHost, maxRemovals, type OverlayHost } from '#lib/ui/overlay-host.ts';
import { isDarkPage } from '#lib/ui/page-scheme.ts';
import { buildHandTimers, type HandTimers, settle } from '../page/hand-timers.ts';
import { watchRoots } from './page-stand-in.ts';

let timers: HandTimers;
let host: OverlayHost;
let roots: ShadowRoot[];

beforeEach(() => {
  document.documentElement.replaceChildren(
    document.createElement('head'),
    document.createElement('body'),
  );
  timers = buildHandTimers();
  roots = watchRoots();
  host = createOverlayHost(document, timers);
});
afterEach(() => {
  host.detach();
  vi.restoreAllMocks();
});

async function removeTimes(times: number): Promise<void> {
  for (let each = 0; each < times; each += 1) {
    host.element.remove();
    await settle();
  }
}

test('is one plain child of the root element and touches nothing else of the page', () => {
  const before = document.body.outerHTML;
  host.attach();
  host.attach();
  expect([...document.documentElement.children].map((each) => each.tagName)).toEqual([
    'HEAD',
    'BODY',
    'DIV',
  ]);
  expect(document.body.outerHTML).toBe(before);
  expect(host.element.getAttributeNames()).toEqual(['style']);
});

test('cannot be looked into by the page', () => {
  host.attach();
  expect(host.element.shadowRoot).toBeNull();
  expect(document.querySelector('.banner, .marks')).toBeNull();
  expect(roots[0]?.mode).toBe('closed');
});

test('every rule that keeps the page out is important', () => {
  host.attach();
  const { style } = host.element;
  for (const name of ['display', 'position', 'width', 'color-scheme']) {
    expect(style.getPropertyPriority(name), name).toBe('important');
  }
});

test('comes back when the page removes it', async () => {
  host.attach();
  host.element.remove();
  await settle();
  expect(host.element.parentNode).toBe(document.documentElement);
});

test('comes back when the page moves it into a hidden part', async () => {
  host.attach();
  document.body.append(host.element);
  await settle();
  expect(host.element.parentNode).toBe(document.documentElement);
});

test('gets its style back when the page changes it, and nothing of the page is left on it', async () => {
  host.attach();
  const before = host.element.getAttribute('style');
  host.element.removeAttribute('style');
  host.element.style.setProperty('display', 'none', 'important');
  host.element.hidden = true;
  host.element.className = 'theirs';
  await settle();
  expect(host.element.getAttribute('style')).toBe(before);
  expect(host.element.getAttributeNames()).toEqual(['style']);
});

test('stops fighting a page that changes its style again and again', async () => {
  host.attach();
  for (let each = 0; each <= maxRemovals; each += 1) {
    host.element.style.setProperty('display', 'none', 'important');
    await settle();
  }
  expect(host.element.style.getPropertyValue('display')).toBe('none');
});

test('comes back with the root of a document that was taken away for a moment', async () => {
  host.attach();
  const root = document.documentElement;
  root.remove();
  host.element.remove();
  await settle();
  document.append(root);
  await settle();
  expect(host.element.parentNode).toBe(root);
  host.element.remove();
  await settle();
  expect(host.element.parentNode).toBe(root);
});

test('comes into a page that names an image like the root of the document', () => {
  const root = document.documentElement;
  const image = document.createElement('img');
  Object.defineProperty(document, 'documentElement', { value: image, configurable: true });
  host.attach();
  Reflect.deleteProperty(document, 'documentElement');
  expect(host.element.parentNode).toBe(root);
});

test('stops fighting a page that removes it again and again', async () => {
  host.attach();
  await removeTimes(maxRemovals);
  expect(host.element.isConnected).toBe(true);
  await removeTimes(1);
  expect(host.element.isConnected).toBe(false);
  host.detach();
  host.attach();
  expect(host.element.isConnected).toBe(false);
});

test('removals long ago are forgiven', async () => {
  host.attach();
  await removeTimes(maxRemovals);
  await timers.pass(60_000);
  await removeTimes(maxRemovals);
  expect(host.element.isConnected).toBe(true);
});

test('taken away by us it stays away', async () => {
  host.attach();
  host.detach();
  await settle();
  expect(host.element.isConnected).toBe(false);
});

test('presses inside are not heard by the page', () => {
  host.attach();
  const heard = vi.fn();
  document.addEventListener('click', heard);
  const inside = document.createElement('button');
  host.front.append(inside);
  inside.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  document.removeEventListener('click', heard);
  expect(heard).not.toHaveBeenCalled();
});

test('wears what the page wears, dark or light', () => {
  expect(isDarkPage(document)).toBe(false);
  document.body.style.backgroundColor = 'rgb(20, 24, 31)';
  expect(isDarkPage(document)).toBe(true);
  document.body.style.backgroundColor = 'rgb(250, 250, 250)';
  expect(isDarkPage(document)).toBe(false);
  document.body.style.backgroundColor = 'rgba(0, 0, 0, 0)';
  document.documentElement.style.backgroundColor = 'rgb(0, 0, 0)';
  expect(isDarkPage(document)).toBe(true);
  document.documentElement.removeAttribute('style');
});
