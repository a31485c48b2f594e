import type { TabState } from '#lib/store/tab-states.ts';
import {
  type OpenTab,
  type PaintedElement,
  readTabState,
  type ShopBrowser,
  waitFor,
} from './shop-browser.ts';

/** What the toolbar says of the tab at an address. */
export type ToolbarWords = { readonly badge: string; readonly title: string };

/** Tabs that a test opens, and questions about them. `read` gives the browser, which comes later than the tests' names. */
export type ShopVisits = {
  readonly visit: (url: string) => Promise<OpenTab>;
  readonly closeAll: () => Promise<void>;
  /** What the worker knows of the page at this address, once it is as wanted. */
  readonly known: (url: string, holds: (state: TabState) => boolean) => Promise<TabState>;
  readonly readToolbar: (url: string) => Promise<ToolbarWords>;
};

export function buildShopVisits(read: () => ShopBrowser): ShopVisits {
  let tabs: OpenTab[] = [];
  return {
    async visit(url) {
      const tab = await read().openTab(url);
      tabs.push(tab);
      return tab;
    },
    async closeAll() {
      for (const tab of tabs) await tab.close();
      tabs = [];
    },
    async known(url, holds) {
      const state = await waitFor({
        what: `the state of ${url}`,
        ask: () => readTabState(read(), url),
        holds: (found) => found !== null && holds(found),
        limitMs: 20_000,
      });
      if (state === null) throw new Error('no state');
      return state;
    },
    async readToolbar(url) {
      const words = Object(
        await read().inExtension(`(async () => {
          const tabs = await browser.tabs.query({});
          const tab = tabs.findLast((each) => each.url === ${JSON.stringify(url)});
          if (!tab) return { badge: '', title: 'no such tab: ' + tabs.map((each) => each.url) };
          const { action } = browser;
          return { badge: await action.getBadgeText({ tabId: tab.id }), title: await action.getTitle({ tabId: tab.id }) };
        })()`),
      );
      return { badge: String(words.badge), title: String(words.title) };
    },
  };
}

export const isJudged = ({ assessment }: TabState): boolean => assessment.checked;

export function isWarned({ assessment }: TabState): boolean {
  return assessment.checked && ['caution', 'danger'].includes(assessment.severity);
}

export function hasClass(element: PaintedElement, name: string): boolean {
  return (element.attributes.class ?? '').split(' ').includes(name);
}

/** Waits until an element of that class is painted (or none is), and gives all that is painted. */
export function waitForPaint(
  tab: OpenTab,
  name: string,
  isThere = true,
): Promise<readonly PaintedElement[]> {
  return waitFor({
    what: `${isThere ? 'a' : 'no'} ${name} on the page`,
    ask: () => tab.readPainted(),
    holds: (all) => all.some((element) => hasClass(element, name)) === isThere,
  });
}
