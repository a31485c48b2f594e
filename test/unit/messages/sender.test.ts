import { describe, expect, it } from 'vitest';
import { readOrigin, readSender, type Sender } from '#lib/messages/sender.ts';

const own = { extensionId: 'ours', pagePrefix: 'moz-extension://0a1b/' };

function sender(changes: Partial<Sender>): Sender {
  return { extensionId: 'ours', url: 'https://tiki.vn/x', tabId: 3, frameId: 0, ...changes };
}

describe('readSender', () => {
  it('knows a guard by its tab, with the origin that the browser names', () => {
    expect(readSender(sender({}), own)).toEqual({
      from: 'guard',
      tabId: 3,
      origin: 'https://tiki.vn',
    });
  });

  it('knows a private window, of which nothing is kept', () => {
    const known = readSender(sender({ isPrivate: true }), own);
    expect(known).toMatchObject({ from: 'guard', isPrivate: true });
    expect(readSender(sender({ isPrivate: false }), own)).not.toHaveProperty('isPrivate');
  });

  it('knows the extension’s own pages, in the popup and in a tab', () => {
    const url = 'moz-extension://0a1b/popup.html';
    expect(readSender(sender({ url, tabId: null, frameId: null }), own)).toEqual({
      from: 'own-page',
    });
    expect(readSender(sender({ url }), own)).toEqual({ from: 'own-page' });
  });

  it.each([
    ['another extension with our page’s address', { extensionId: 'theirs' }],
    ['a sender without an address', { url: null }],
    [
      'a page that carries our address in its path',
      { url: 'https://a.vn/moz-extension://0a1b/', frameId: 2 },
    ],
    ['a sandboxed frame', { url: 'about:srcdoc' }],
    ['a data address', { url: 'data:text/html,x' }],
    ['an address that is none', { url: 'http://' }],
  ])('knows nobody in %s', (_who, changes) => {
    expect(readSender(sender(changes), own)).toBeNull();
  });
});

describe('readOrigin', () => {
  it.each([
    ['https://shopee.vn/x?y#z', 'https://shopee.vn'],
    ['http://shop.example:8080/', 'http://shop.example:8080'],
    ['https://SHOPEE.vn/', 'https://shopee.vn'],
  ])('of %s', (url, origin) => expect(readOrigin(url)).toBe(origin));

  it.each(['blob:https://shopee.vn/1', 'javascript:1', 'file:///x', 'shopee.vn', ''])(
    'is nothing for %j: opaque origins are all alike',
    (url) => expect(readOrigin(url)).toBeNull(),
  );
});
