// @vitest-environment jsdom
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { openTap, openTapEar, type TapEar } from '#lib/page/tap-channel.ts';
import { maxTapped, maxTappedLength } from '#lib/site/tapped-response.ts';

const secret = '6f1b3c52-0d7e-4c1a-9a55-0f6f3f0c1b11';
const otherSecret = '00000000-0000-4000-8000-000000000000';
let page: Document;
let calls: number;

beforeEach(() => {
  page = document.implementation.createHTMLDocument('');
  calls = 0;
});

function open(): { ear: TapEar; give: (url: string, text: string) => void } {
  const give = openTap(page, secret);
  return { ear: listenTo(openTapEar(page)), give };
}
function listenTo(ear: TapEar): TapEar {
  ear.listen(() => {
    calls += 1;
  });
  return ear;
}
const say = (name: string, detail: unknown): void =>
  void page.dispatchEvent(new CustomEvent(name, { detail }));

describe('the way from the tap to the guard', () => {
  test('carries a response, whichever end stands first', () => {
    const late = listenTo(openTapEar(page));
    openTap(page, secret)('https://a.example/x', '{"a":1}');
    const { ear, give } = (() => {
      page = document.implementation.createHTMLDocument('');
      return open();
    })();
    give('https://a.example/x', '{"a":1}');
    const wanted = [{ url: 'https://a.example/x', text: '{"a":1}' }];
    expect([late.read(), ear.read(), calls]).toEqual([wanted, wanted, 2]);
  });

  test('keeps what came before anybody asked, line breaks and all', () => {
    const give = openTap(page, secret);
    const ear = openTapEar(page);
    give('https://a.example/x', '{\n"a":\n1}');
    expect(ear.read()).toEqual([{ url: 'https://a.example/x', text: '{\n"a":\n1}' }]);
  });

  test('tells its secret to nobody who listens or asks later', () => {
    open();
    const heard: unknown[] = [];
    page.addEventListener('cho-lanh-tap', (event) => heard.push(event));
    say('cho-lanh-ear', null);
    expect(heard).toEqual([]);
  });

  test('tells its secret to nobody later when the tap stood second, either', () => {
    openTapEar(page);
    openTap(page, secret);
    const heard: unknown[] = [];
    page.addEventListener('cho-lanh-tap', (event) => heard.push(event));
    say('cho-lanh-ear', null);
    expect(heard).toEqual([]);
  });

  test('takes no other secret once it has one', () => {
    const { ear } = open();
    say('cho-lanh-tap', otherSecret);
    say(otherSecret, 'https://a.example/x\n{}');
    say('cho-lanh-tap', 'https://a.example/x\n{}');
    expect(ear.read()).toEqual([]);
  });

  test.each([
    ['a secret that is none', 'click', 'click'],
    ['an object', { length: 36 }, '[object Object]'],
    ['nothing', null, 'null'],
  ])('does not listen to %s', (_, detail, name) => {
    const ear = openTapEar(page);
    say('cho-lanh-tap', detail);
    say(name, 'https://a.example/x\n{}');
    expect(ear.read()).toEqual([]);
  });

  test('keeps the newest of a flood of 10,000, and the same thing said again is no news', () => {
    const { ear, give } = open();
    for (let at = 0; at < 10_000; at += 1) give('https://a.example/x', `{"n":${at}}`);
    expect(ear.read()).toHaveLength(maxTapped);
    expect(ear.read().at(-1)?.text).toBe('{"n":9999}');
    const before = calls;
    for (let at = 0; at < 10_000; at += 1) give('https://a.example/x', '{"n":9999}');
    expect(calls).toBe(before);
  });

  test('keeps the same objects, so that each is parsed once', () => {
    const { ear, give } = open();
    give('https://a.example/x', '{}');
    const [first] = ear.read();
    give('https://a.example/y', '{}');
    expect(ear.read()[0]).toBe(first);
  });

  test('drops a text that is too long, to the character', () => {
    const { ear, give } = open();
    give('https://a.example/x', 'x'.repeat(maxTappedLength + 1));
    expect([ear.read(), calls]).toEqual([[], 0]);
    give('https://a.example/x', 'x'.repeat(maxTappedLength));
    expect([ear.read().length, calls]).toEqual([1, 1]);
  });

  test('takes nothing that is not an address, a line break and a text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string()), (detail) => {
        const { ear } = open();
        say(secret, detail);
        const isCarried = typeof detail === 'string' && detail.indexOf('\n') > 0;
        expect(ear.read()).toHaveLength(isCarried ? 1 : 0);
        page = document.implementation.createHTMLDocument('');
      }),
    );
  });
});
