import { type OpenTab, type ShopBrowser, waitFor } from './shop-browser.ts';

export type Decision = { readonly outcome: string; readonly reason: string; readonly note: string };

/** A moderator at the intake's own pages, in a tab of a real browser. */
export type ModeratorTab = {
  readonly login: (token: string) => Promise<void>;
  /** Opens the one case that waits, or was decided, of this subject, and decides it by the form. */
  readonly decide: (subjectKey: string, decision: Decision) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** `url`: the intake's address, ends with `/`. */
export async function openModeratorTab(browser: ShopBrowser, url: string): Promise<ModeratorTab> {
  const tab = await browser.openTab(`${url}moderate`);
  const fill = (action: string, fields: Readonly<Record<string, string>>): Promise<unknown> =>
    tab.run(`(() => {
      const form = document.querySelector('form[action$=${JSON.stringify(action)}]');
      for (const [name, value] of Object.entries(${JSON.stringify(fields)})) {
        form.elements.namedItem(name).value = value;
      }
      form.querySelector('button').click();
    })()`);
  return {
    async login(token) {
      await fill('/moderate/login', { token });
      await awaitText(tab, 'log out', 'form[action$="/logout"]');
    },
    async decide(subjectKey, decision) {
      for (const page of ['moderate', 'moderate/decided']) {
        await tab.goTo(`${url}${page}`);
        const href = await tab.run(
          `[...document.querySelectorAll('main a')].find(({ textContent }) => textContent === ${JSON.stringify(subjectKey)})?.href ?? null`,
        );
        if (typeof href !== 'string') continue;
        await tab.goTo(href);
        await fill('/decide', decision);
        return awaitText(tab, decision.note, 'main');
      }
      throw new Error(`no case of ${subjectKey}`);
    },
    close: () => tab.close(),
  };
}

/** Waits until a page is there whose `selector` says so; the form leads to it. */
async function awaitText(tab: OpenTab, text: string, selector: string): Promise<void> {
  const read = `document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`;
  await waitFor({
    what: `“${text}” at ${selector}`,
    // A document that is being left has no answer.
    ask: async () => String(await tab.run(read).catch(() => '')),
    holds: (said) => (selector === 'main' ? said.includes(text) : said !== ''),
  });
}
