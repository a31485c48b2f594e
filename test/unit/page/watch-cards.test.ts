// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchCards } from '#lib/page/watch-cards.ts';
import { settle } from './hand-timers.ts';

let life: AbortController;
let reused: string[];
let changes: number;
let take: ReturnType<typeof watchCards>;

beforeEach(() => {
  document.body.innerHTML = `
    <a id="one" href="/p/1?from=list"><b>Trà</b></a>
    <div id="two"><a href="/p/2"><img></a><p><a href="/p/2">Bình</a></p><i>9</i></div>`;
  life = new AbortController();
  reused = [];
  changes = 0;
  take = watchCards({
    signal: life.signal,
    onChange: () => {
      changes += 1;
    },
    onReuse: (ids) => void reused.push(...ids),
  });
  take(
    new Map([
      ['1', { box: byId('one'), picture: null }],
      ['2', { box: byId('two'), picture: null }],
    ]),
  );
});
afterEach(() => life.abort());

function byId(id: string): Element {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}
const linkIn = (id: string): Element => byId(id).querySelector('a') ?? byId(id);

test('tells at once that a node was given to another card', async () => {
  byId('one').setAttribute('href', '/p/7');
  await Promise.resolve();
  expect(reused).toEqual(['1']);
  expect(changes).toBe(1);
});

test('tells of a link inside the card, and only of that card', async () => {
  for (const link of byId('two').querySelectorAll('a')) link.setAttribute('href', '/p/8');
  await settle();
  expect(reused).toEqual(['2']);
});

test('tells of a link that was put in the place of another', async () => {
  for (const link of byId('two').querySelectorAll('a')) {
    const next = document.createElement('a');
    next.setAttribute('href', '/p/9');
    link.replaceWith(next);
  }
  await settle();
  expect(reused).toEqual(['2']);
  expect(changes).toBe(1);
});

test('tells of a card that lost its link altogether', async () => {
  byId('two').replaceChildren();
  await settle();
  expect(reused).toEqual(['2']);
});

test('a counter in the query is the same card, but worth a look', async () => {
  byId('one').setAttribute('href', '/p/1?from=hover#x');
  await settle();
  expect(reused).toEqual([]);
  expect(changes).toBe(1);
});

test('the same link drawn anew, and one of two that goes, are the same card', async () => {
  linkIn('two').replaceWith(linkIn('two').cloneNode(true));
  byId('two').querySelector('p')?.remove();
  await settle();
  expect(reused).toEqual([]);
});

test('words, classes and pictures of a card cost nothing', async () => {
  byId('two').querySelector('i')!.textContent = 'mười';
  byId('one').setAttribute('class', 'seen');
  linkIn('two').append(document.createElement('img'));
  byId('one').querySelector('b')!.firstChild!.nodeValue = 'Bình';
  await settle();
  expect(changes).toBe(0);
});

test('links beside the cards are none of its business', async () => {
  const menu = document.createElement('a');
  document.body.append(menu);
  menu.setAttribute('href', '/p/5');
  menu.remove();
  await settle();
  expect(changes).toBe(0);
});

test('the cards of the newest reading are those that are watched', async () => {
  take(new Map([['7', { box: byId('one'), picture: null }]]));
  byId('one').setAttribute('href', '/p/8');
  linkIn('two').setAttribute('href', '/p/9');
  await settle();
  expect(reused).toEqual(['7']);
});

test('two ids in one box are both told of', async () => {
  const box = byId('one');
  take(
    new Map([
      ['1', { box, picture: null }],
      ['1b', { box, picture: null }],
    ]),
  );
  box.setAttribute('href', '/p/8');
  await settle();
  expect(reused).toEqual(['1', '1b']);
});

test('the end of a session ends the watching at once, and for cards that come later', async () => {
  byId('one').setAttribute('href', '/p/7');
  life.abort();
  take(new Map([['1', { box: byId('one'), picture: null }]]));
  byId('one').setAttribute('href', '/p/8');
  await settle();
  expect(changes).toBe(0);
});
