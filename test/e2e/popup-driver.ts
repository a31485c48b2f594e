import { type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';

/** What the popup shows of a tab, and what the toolbar says of the same tab. */
export type Shown = {
  readonly headline: string;
  readonly detail: string;
  readonly tone: string;
  readonly text: string;
  /** How many findings are listed, those of small cards included. */
  readonly findings: number;
};
export type ToolbarShown = { readonly title: string; readonly badge: string };

const readShown = `(() => {
  const main = document.querySelector('main.popup');
  return main && {
    headline: main.querySelector('h1').textContent,
    detail: main.querySelector('header p').textContent,
    tone: main.dataset.tone,
    text: main.textContent,
    findings: main.querySelectorAll('.finding').length,
  };
})()`;

/** The newest tab of the window that is no page of the extension's own. */
export async function readTabId(browser: ShopBrowser): Promise<number> {
  const ids = await browser.inExtension(
    `browser.tabs.query({}).then((all) => all.filter(({ url }) => !url?.startsWith(${JSON.stringify(browser.ownPrefix)}) || url.includes('warning.html')).map(({ id }) => id))`,
  );
  return Array.isArray(ids) ? Math.max(...ids.map(Number)) : -1;
}

/** The popup of a tab, opened as a tab beside it: browsers show the real one where no driver can look. */
export function openPopup(browser: ShopBrowser, tabId: number): Promise<OpenTab> {
  return browser.openOwnPage(`popup.html?tab=${tabId}`);
}

export function readPopup(popup: OpenTab, holds: (shown: Shown) => boolean): Promise<Shown> {
  return waitFor({
    what: 'what the popup shows',
    ask: async () => {
      const { headline, detail, tone, text, findings } = Object(await popup.run(readShown));
      return {
        headline: String(headline),
        detail: String(detail),
        tone: String(tone),
        text: String(text),
        findings: Number(findings),
      };
    },
    holds,
  });
}

export async function readToolbar(browser: ShopBrowser, tabId: number): Promise<ToolbarShown> {
  const found = await browser.inExtension(
    `Promise.all([browser.action.getTitle({ tabId: ${tabId} }), browser.action.getBadgeText({ tabId: ${tabId} })])`,
  );
  const [title, badge] = Array.isArray(found) ? found.map(String) : [];
  return { title: title ?? '', badge: badge ?? '' };
}
