// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { awaitPage } from '#lib/page/await-page.ts';
import { buildHandTimers, type HandTimers } from './hand-timers.ts';

let timers: HandTimers;
let ready: number;
let state: DocumentReadyState;
let isAhead: boolean;

beforeEach(() => {
  timers = buildHandTimers();
  ready = 0;
  state = 'loading';
  isAhead = false;
  for (const [name, get] of [
    ['readyState', () => state],
    ['prerendering', () => isAhead],
  ] as const) {
    Object.defineProperty(Object.getPrototypeOf(document), name, { get, configurable: true });
  }
});
afterEach(() => {
  // Whoever still waits gets what it waits for, so that it does not hear the next test.
  isAhead = false;
  parse();
  for (const name of ['readyState', 'prerendering'])
    Reflect.deleteProperty(Object.getPrototypeOf(document), name);
});

function wait(): void {
  awaitPage({
    window,
    document,
    timers,
    onReady: () => {
      ready += 1;
    },
  });
}
function parse(): void {
  state = 'interactive';
  document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
}

test('a page that is parsed already is guarded at once', () => {
  state = 'complete';
  wait();
  expect(ready).toBe(1);
  expect(timers.waiting()).toBe(0);
});

test('a page that is parsed later is guarded then, once', async () => {
  wait();
  await timers.pass(5_000);
  expect(ready).toBe(0);
  parse();
  expect(ready).toBe(1);
  parse();
  await timers.pass(5_000);
  expect(ready).toBe(1);
  expect(timers.waiting()).toBe(0);
});

test('an event that a page makes up while it is parsed starts nothing, and the true one does', () => {
  wait();
  document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
  expect(ready).toBe(0);
  parse();
  expect(ready).toBe(1);
});

test('a page that lets no event through is guarded within a second', async () => {
  const swallow = (event: Event): void => event.stopImmediatePropagation();
  window.addEventListener('DOMContentLoaded', swallow, { capture: true });
  wait();
  parse();
  window.removeEventListener('DOMContentLoaded', swallow, { capture: true });
  await timers.pass(1_000);
  expect(ready).toBe(1);
});

test('a page that is rendered ahead is guarded when somebody looks at it', async () => {
  isAhead = true;
  state = 'complete';
  wait();
  await timers.pass(5_000);
  expect(ready).toBe(0);
  isAhead = false;
  document.dispatchEvent(new Event('prerenderingchange'));
  expect(ready).toBe(1);
});

test('a form named like the state of the document does not start or stop it', () => {
  Object.defineProperty(document, 'readyState', {
    value: document.createElement('form'),
    configurable: true,
  });
  wait();
  expect(ready).toBe(0);
  parse();
  Reflect.deleteProperty(document, 'readyState');
  expect(ready).toBe(1);
});
