// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchNavigation } from '#lib/page/navigation.ts';
import { buildHandTimers, type HandTimers } from './hand-timers.ts';

let timers: HandTimers;
let life: AbortController;
let told: string[];

beforeEach(() => {
  history.replaceState(null, '', '/start');
  timers = buildHandTimers();
  life = new AbortController();
  told = [];
  const onCommit = (href: string): void =>
    void told.push(new URL(href).pathname + new URL(href).hash);
  watchNavigation({ window, timers, signal: life.signal, onCommit });
});
afterEach(() => life.abort());

test('tells of an address that a page pushed, at the next look, without any event', async () => {
  history.pushState(null, '', '/p/1');
  expect(told).toEqual([]);
  await timers.pass(1_000);
  expect(told).toEqual(['/p/1']);
});

test('tells of each address once, whoever said it first', async () => {
  history.pushState(null, '', '/p/1');
  window.dispatchEvent(new PopStateEvent('popstate'));
  window.dispatchEvent(new PopStateEvent('popstate'));
  await timers.pass(3_000);
  expect(told).toEqual(['/p/1']);
});

test('hears of an address although the page swallows every event before us', async () => {
  const swallow = (event: Event): void => event.stopImmediatePropagation();
  window.addEventListener('popstate', swallow, { capture: true, signal: life.signal });
  history.pushState(null, '', '/p/2');
  window.dispatchEvent(new PopStateEvent('popstate'));
  await timers.pass(1_000);
  expect(told).toEqual(['/p/2']);
});

test('says nothing of an event that a page made up while the address is the same', async () => {
  window.dispatchEvent(new PopStateEvent('popstate'));
  await timers.pass(5_000);
  expect(told).toEqual([]);
});

test('says nothing of a fragment, and tells of one that is written like a path', async () => {
  history.pushState(null, '', '/start#reviews');
  await timers.pass(1_000);
  expect(told).toEqual([]);
  history.pushState(null, '', '/start#/p/3');
  await timers.pass(1_000);
  expect(told).toEqual(['/start#/p/3']);
});

test('tells of a page that comes back from the back-forward cache, at the same address', () => {
  const shown = new Event('pageshow');
  window.dispatchEvent(Object.assign(shown, { persisted: false }));
  expect(told).toEqual([]);
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  expect(told).toEqual(['/start']);
});

test('the end of the guard ends the looking', async () => {
  life.abort();
  history.pushState(null, '', '/p/4');
  window.dispatchEvent(new PopStateEvent('popstate'));
  await timers.pass(5_000);
  expect(told).toEqual([]);
  expect(timers.waiting()).toBe(0);
});
