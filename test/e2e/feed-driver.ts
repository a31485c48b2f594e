import type { FeedView } from '#lib/domain/feed-view.ts';
import type { TabState } from '#lib/store/tab-states.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { isTabState, type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';

const { feeds: words } = catalogueOf('vi');

/** A shopper who looks after their feeds, in both browsers. */
export type FeedDriver = {
  /** Asks the worker as a page of the extension does. @throws what it refused with */
  readonly say: (name: string, ask: object) => Promise<Record<string, unknown>>;
  readonly readFeeds: () => Promise<readonly FeedView[]>;
  readonly readFeed: (feedId: string) => Promise<FeedView>;
  /** Looks at a feed and agrees to it. Returns its id. */
  readonly addFeed: (url: string) => Promise<string>;
  /** Lets the worker forget when it last asked: a press so soon after another is answered from what was just fetched. */
  readonly forgetTries: () => Promise<void>;
  /** Asks all feeds now, and waits for the end of it. */
  readonly sync: () => Promise<void>;
  /** The part of the options page that is about one feed, as it stands there now. */
  readonly readSection: (options: OpenTab, feedId: string) => Promise<string>;
  /** Presses a button of the options page by its words. */
  readonly press: (options: OpenTab, text: string) => Promise<void>;
  readonly severityOf: (url: string) => Promise<string>;
};

export function buildFeedDriver(read: () => ShopBrowser): FeedDriver {
  async function say(name: string, ask: object): Promise<Record<string, unknown>> {
    const reply: unknown = await read().inExtension(
      `browser.runtime.sendMessage(${JSON.stringify({ name, ask })})`,
    );
    const { ok, answer, refusal } = Object(reply);
    if (ok !== true) throw new Error(`${name}: ${String(refusal)}`);
    return answer;
  }
  async function readFeeds(): Promise<readonly FeedView[]> {
    return Object((await say('viewFeeds', {})).feeds);
  }
  async function forgetTries(): Promise<void> {
    await read().inExtension(`(async () => {
      const all = await browser.storage.local.get(null);
      const states = Object.entries(all).filter(([key]) => key.startsWith('sync:'));
      await browser.storage.local.set(
        Object.fromEntries(states.map(([key, state]) => [key, { ...state, triedAtMs: null }])),
      );
    })()`);
  }

  return {
    say,
    readFeeds,
    forgetTries,
    async readFeed(feedId) {
      const found = (await readFeeds()).find(({ id }) => id === feedId);
      if (!found) throw new Error(`no feed ${feedId}`);
      return found;
    },
    async addFeed(url) {
      const { preview } = await say('previewFeed', { url });
      const { rootFingerprint } = Object(preview);
      const { feeds, fault } = await say('addFeed', { url, rootFingerprint });
      if (fault !== null) throw new Error(`${url}: ${JSON.stringify(fault)}`);
      const all: readonly FeedView[] = Object(feeds);
      return all.find((each) => each.rootFingerprint === rootFingerprint)?.id ?? '';
    },
    async sync() {
      await forgetTries();
      await say('syncFeeds', {});
    },
    readSection: async (options, feedId) =>
      String(await options.run(`document.querySelector('[data-feed="${feedId}"]')?.textContent`)),
    async press(options, text) {
      const pressed = await waitFor({
        what: `the button “${text}”`,
        ask: () =>
          options.run(`(() => {
            const all = [...document.querySelectorAll('button')];
            const found = all.find((each) => each.textContent.trim() === ${JSON.stringify(text)} && !each.disabled);
            found?.click();
            return found !== undefined;
          })()`),
        holds: (isThere) => isThere === true,
      });
      if (pressed !== true) throw new Error(`no button “${text}”`);
    },
    severityOf: (url) => readSeverity(read(), url),
  };
}

async function readSeverity(browser: ShopBrowser, url: string): Promise<string> {
  const { assessment } = await readVisit(browser, url, ({ assessment: { checked } }) => checked);
  return assessment.checked ? assessment.severity : 'unchecked';
}

/** Opens a page, waits until what is known of it is as wanted, and closes it again. */
export async function readVisit(
  browser: ShopBrowser,
  url: string,
  holds: (state: TabState) => boolean,
): Promise<TabState> {
  const tab = await browser.openTab(url);
  try {
    const state = await waitFor({
      what: `the state of ${url}`,
      ask: () => readNewestTab(browser, url),
      holds: (found) => found !== null && holds(found),
      limitMs: 20_000,
    });
    if (state === null) throw new Error('no state');
    return state;
  } finally {
    await tab.close();
  }
}

/** By its tab and not by its address: a worker that was killed has not heard that another tab there was closed. */
async function readNewestTab(browser: ShopBrowser, url: string): Promise<TabState | null> {
  const found: unknown = await browser.inExtension(`(async () => {
    const tabs = await browser.tabs.query({});
    const id = Math.max(...tabs.filter((each) => each.url === ${JSON.stringify(url)}).map((each) => each.id));
    return (await browser.storage.session.get('tab:' + id))['tab:' + id] ?? null;
  })()`);
  return isTabState(found) ? found : null;
}

/** The words of the options page, as a shopper reads them. */
export const feedWords = words;
