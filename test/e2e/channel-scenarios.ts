import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { letters } from '#lib/i18n/letters.ts';
import { html, type Serve } from '../../tools/demo/served-page.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { serveScenarios, urls } from './scenario-pages.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const authority = 'https://vfa.gov.vn/';
const words = catalogueOf('vi').channels;
/** Whatever would be there: nothing of a test reaches an authority. */
const serve: Serve = (url) =>
  url.origin === new URL(authority).origin ? html('<title>x</title>') : serveScenarios(url);

/** From a kept report to the page of an authority, by the keyboard alone, with the text on the clipboard. */
export function describeChannels(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let reportId = '';

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'production'), serve });
    const tab = await browser.openTab(urls.listing);
    await waitFor({
      what: 'the listing is judged',
      ask: () => readTabState(browser, urls.listing),
      holds: (found) => found?.assessment.checked === true,
    });
    const tabId = await browser.inExtension(
      `browser.tabs.query({}).then((all) => all.find(({ url }) => url === ${JSON.stringify(urls.listing)})?.id ?? null)`,
    );
    const kept = await say('reportTab', { tabId, ref: 'listing' });
    reportId = String(kept['reportId']);
    await tab.close();
  });
  afterAll(() => browser?.close());

  async function say(name: string, ask: object): Promise<Record<string, unknown>> {
    const reply: unknown = await browser.inExtension(
      `browser.runtime.sendMessage(${JSON.stringify({ name, ask })})`,
    );
    const { ok, answer, refusal } = Object(reply);
    if (ok !== true) throw new Error(`${name}: ${String(refusal)}`);
    return answer;
  }
  /** The button with this text, once it is there, gets the focus and the Enter key. */
  async function enter(tab: OpenTab, text: string, inside = 'document'): Promise<void> {
    await waitFor({
      what: `the button “${text}”`,
      ask: () =>
        tab.run(
          `(() => { const found = [...(${inside}?.querySelectorAll('button') ?? [])].find((each) => each.textContent === ${JSON.stringify(text)}); found?.focus(); return found !== undefined && document.activeElement === found; })()`,
        ),
      holds: (focused) => focused === true,
    });
    await tab.key('Enter');
  }

  describe('where a report can be taken', () => {
    test('is reached by keys: the text is copied and said to be, and the right page opens beside it', async () => {
      const tab = await browser.openOwnPage('reports.html');
      await enter(tab, words.title);
      const place = "document.querySelector('[data-channel=vn-vfa]')";
      await enter(tab, words.open['front-page'].replace('{host}', 'vfa.gov.vn'), place);
      const said = await waitFor({
        what: 'that it is copied and open',
        ask: () => tab.run(`${place}.querySelector('[role=status]').textContent`),
        holds: (text) => String(text).includes('vfa.gov.vn'),
      });
      expect(said).toBe(words.copiedAndOpened.replace('{host}', 'vfa.gov.vn'));
      const shown = String(await tab.run(`${place}.querySelector('pre').textContent`));
      const form = await browser.findTab('vfa.gov.vn');
      expect(await form.run('location.href')).toBe(authority);
      expect(await form.run('[document.referrer, String(window.opener)]')).toEqual(['', 'null']);
      await form.close();
      // Beside it, in the page that is still there: what the clipboard holds is what a form would get.
      await tab.run(
        "document.body.appendChild(Object.assign(document.createElement('textarea'), { id: 'form' })).focus()",
      );
      await tab.key('Control+v');
      const pasted = await waitFor({
        what: 'the text is pasted',
        ask: () => tab.run("document.querySelector('#form').value"),
        holds: (text) => text !== '',
      });
      expect(pasted).toBe(shown);
      expect(shown).toContain(letters.vi.greeting);
      expect(shown).toContain(new URL(urls.listing).pathname);
      expect(shown).toContain(reportId);
      await tab.close();
    });

    test('follows the country that was chosen, and no number of another country is offered', async () => {
      const options = await browser.openOwnPage('options.html');
      const select = "document.querySelector('select[name=country]')";
      await waitFor({
        what: 'the choice of countries',
        ask: () => options.run(`${select}?.value ?? null`),
        holds: (value) => value === 'vn',
      });
      await options.run(
        `(() => { ${select}.value = 'th'; ${select}.dispatchEvent(new Event('change', { bubbles: true })); })()`,
      );
      await waitFor({
        what: 'that Thailand has no confirmed hotline',
        ask: () => options.run("document.querySelector('.shopper-country').textContent"),
        holds: (text) => String(text).includes(words.country.noHotline),
      });
      await options.close();
      const view = await say('viewChannels', { reportId });
      const offered = JSON.stringify(view);
      expect(offered).toContain('th-fda');
      expect(offered).not.toMatch(/18006838|"vn-/);
      expect(await say('viewReports', {})).toMatchObject({ hotlineHref: null });
      await say('setCountry', { country: 'vn' });
    });

    test('asks nothing of the network but what a press opened', () => {
      const asked = browser.readRequests().filter((each) => /gov|econsumer|asean/.test(each));
      expect(asked.filter((each) => !each.includes('vfa.gov.vn'))).toEqual([]);
      expect(asked).not.toEqual([]);
    });
  });
}
