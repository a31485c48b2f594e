// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { quietMs, slowestMs, watchSubjects } from '#lib/page/watch-subjects.ts';
import { buildHandTimers, type HandTimers, settle } from './hand-timers.ts';

let timers: HandTimers;
let life: AbortController;
let readings: number;
let isNews: boolean;
let request: () => void;

beforeEach(() => {
  document.body.replaceChildren();
  timers = buildHandTimers();
  life = new AbortController();
  readings = 0;
  isNews = true;
  const onChange = (): boolean => {
    readings += 1;
    return isNews;
  };
  request = watchSubjects({ document, timers, signal: life.signal, onChange });
});
afterEach(() => life.abort());

function add(tag: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  document.body.append(element);
  return element;
}

test('a page that adds something is read again once, when it is quiet', async () => {
  for (let each = 0; each < 50; each += 1) add('li', 'Trà');
  await timers.pass(quietMs - 1);
  expect(readings).toBe(0);
  await timers.pass(1);
  expect(readings).toBe(1);
  await timers.pass(60_000);
  expect(readings).toBe(1);
});

test('attributes, characters and numbers that tick cost nothing', async () => {
  const clock = add('b', '10');
  await timers.pass(quietMs);
  const before = readings;
  clock.setAttribute('class', 'x');
  clock.firstChild!.nodeValue = 'chữ mới';
  clock.textContent = '09';
  await timers.pass(10_000);
  expect(readings).toBe(before);
});

test('a name that arrives as text is read', async () => {
  const shop = add('b');
  await timers.pass(quietMs);
  shop.textContent = 'Trà Thảo Mộc';
  await timers.pass(quietMs);
  expect(readings).toBe(2);
});

test('styles, frames and scripts are no content, data of the page is', async () => {
  add('style', '.a{}');
  add('iframe');
  add('script');
  await timers.pass(10_000);
  expect(readings).toBe(0);
  const data = document.createElement('script');
  data.type = 'application/ld+json';
  document.body.append(data);
  await timers.pass(quietMs);
  expect(readings).toBe(1);
});

test('our own host beside the body is not read', async () => {
  document.documentElement.append(document.createElement('div'));
  await timers.pass(10_000);
  expect(readings).toBe(0);
  document.documentElement.lastElementChild?.remove();
});

test('a page whose body is replaced is read again', async () => {
  document.documentElement.replaceChild(document.createElement('body'), document.body);
  await timers.pass(quietMs);
  expect(readings).toBe(1);
});

test('a page that never rests and never says anything new is read less and less', async () => {
  isNews = false;
  for (let tenth = 0; tenth < 600; tenth += 1) {
    add('i', 'quảng cáo');
    await settle();
    await timers.pass(100);
  }
  // A minute: at most one reading each slowestMs once the pauses have grown.
  expect(readings).toBeLessThanOrEqual(60_000 / slowestMs + 6);
  expect(readings).toBeGreaterThan(5);
});

test('news brings the short pause back', async () => {
  isNews = false;
  for (let each = 0; each < 6; each += 1) {
    add('i', 'x y');
    add('i', 'chữ');
    await timers.pass(slowestMs);
  }
  isNews = true;
  add('i', 'chữ');
  await timers.pass(slowestMs);
  const before = readings;
  add('i', 'chữ');
  await timers.pass(quietMs);
  expect(readings).toBe(before + 1);
});

test('the end of a session stops the watching at once', async () => {
  add('i', 'chữ');
  await settle();
  life.abort();
  await timers.pass(10_000);
  expect(readings).toBe(0);
  expect(timers.waiting()).toBe(0);
});

test('whoever asks for a reading gets it by the same rules: once a pause, and none after the end', async () => {
  isNews = false;
  for (let each = 0; each < 600; each += 1) {
    request();
    request();
    await timers.pass(100);
  }
  expect(readings).toBeLessThanOrEqual(60_000 / slowestMs + 6);
  expect(readings).toBeGreaterThan(5);
  const before = readings;
  life.abort();
  request();
  await timers.pass(10_000);
  expect(readings).toBe(before);
});

test('who says that there is more to read has it read after a pause, a flood of it once', async () => {
  let more = (): void => undefined;
  isNews = false;
  watchSubjects({
    document,
    timers,
    signal: life.signal,
    onChange: () => {
      readings += 1;
      return false;
    },
    hearMore: (listener) => {
      more = listener;
    },
  });
  for (let each = 0; each < 10_000; each += 1) more();
  expect(readings).toBe(0);
  await timers.pass(quietMs);
  expect(readings).toBe(1);
  // Without news the pause grows, whoever asks.
  more();
  await timers.pass(quietMs);
  expect(readings).toBe(1);
  await timers.pass(quietMs);
  expect(readings).toBe(2);
  life.abort();
  more();
  await timers.pass(slowestMs);
  expect(readings).toBe(2);
});
