import { JSDOM, VirtualConsole } from 'jsdom';
import { buildPageContext } from '#lib/site/page-context.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';

/** The smallest rule: answers on one made-up market, reads nothing. Tests add what they are about. */
export const emptyRule: SiteRule = {
  id: 'market',
  version: 1,
  platform: 'market',
  platformName: 'Market',
  hosts: [{ host: '*.market.example', country: 'vn', currency: 'VND' }],
  regions: {},
  pages: [
    { kind: 'listing', path: '/p/{listingId:digits}' },
    { kind: 'search', path: '/search' },
  ],
  kindSigns: [],
  wall: [],
  shell: [],
  ownIdKeys: [],
  listing: {
    id: [{ read: 'url', hole: 'listingId' }],
    title: [],
    shopId: [],
    shopName: [],
    shopSlug: [],
    price: [],
    description: [],
  },
  shop: { id: [], name: [], slug: [] },
  cards: [],
  anchors: { title: [], shopName: [], description: [] },
};

export function documentOf(html: string, url = 'https://market.example/p/1'): Document {
  return new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window.document;
}

export function pageOf(
  html: string,
  rule: SiteRule = emptyRule,
  url = 'https://market.example/p/1',
): PageContext {
  return buildPageContext(documentOf(html, url), new URL(url), rule);
}
