import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TabState } from '#lib/store/tab-states.ts';
import { ordinary } from '../../tools/demo/market/goods.ts';
import { listedShop, plainShop } from '../../tools/demo/market/shopee.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { payloadPath, serveTapPages, teaTitle, told, urls } from './tap-pages.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const good = payloadPath(plainShop.id, '5004');
const asked = (path: string): string => `fetch(${JSON.stringify(path)})`;

/** What the tap must do, and what a page must not be able to do with it, in both browsers. */
export function describeTap(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let tabs: OpenTab[] = [];

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'production'), serve: serveTapPages });
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const tab of tabs) await tab.close();
    tabs = [];
  });

  async function visit(url: string): Promise<OpenTab> {
    const tab = await browser.openTab(url);
    tabs.push(tab);
    return tab;
  }
  async function known(url: string, holds: (state: TabState) => boolean): Promise<TabState> {
    const state = await waitFor({
      what: `the state of ${url}`,
      ask: () => readTabState(browser, url),
      holds: (found) => found !== null && holds(found),
    });
    if (state === null) throw new Error('no state');
    return state;
  }
  const run = async (expression: string, url: string = urls.inPage): Promise<unknown> =>
    (await visit(url)).run(expression);

  function expectTold({ reading, assessment }: TabState): void {
    expect(reading.listing).toMatchObject({
      title: teaTitle,
      shopId: listedShop.id,
      shopName: told.shopName,
      shopSlug: 'tra.kelai',
      description: told.description,
      price: { amount: told.priceVnd, currency: 'VND' },
    });
    expect(reading.provenance['listing.shopName']).toContain('tap pdp');
    expect(reading.provenance['listing.shopId']).toMatch(/^\d+ url/);
    const findings = assessment.checked ? assessment.verdicts.flatMap((one) => one.findings) : [];
    const claims = findings.filter((finding) => finding.kind === 'claim');
    expect(claims.some(({ field }) => field === 'description')).toBe(true);
  }

  describe('after navigation inside the page', () => {
    test.each(['fetch', 'xhr'])(
      'what only the response says is read and judged: %s',
      async (way) => {
        const tab = await visit(urls.inPage);
        await known(urls.inPage, (state) => state.assessment.checked);
        await tab.run(`document.getElementById('${way}').click()`);
        expectTold(
          await known(urls.tea, ({ reading }) => reading.listing?.shopName === told.shopName),
        );
        const painted = await waitFor({
          what: 'the banner',
          ask: () => tab.readPainted(),
          holds: (all) => all.some(({ attributes }) => (attributes.class ?? '').includes('banner')),
        });
        expect(painted.length).toBeGreaterThan(0);
      },
    );

    test('a response that came before the guard stood is not lost', async () => {
      await visit(urls.early);
      expectTold(
        await known(urls.early, ({ reading }) => reading.listing?.shopName === told.shopName),
      );
    });
  });

  describe('a page that forges', () => {
    test('cannot make an empty page look read, and hears nothing of how the tap speaks', async () => {
      const tab = await visit(urls.shell);
      const { assessment, reading } = await known(urls.shell, () => true);
      await waitFor({ what: 'its answer', ask: () => tab.run('window.done'), holds: Boolean });
      await tab.run(
        "void (window.forge(), document.body.append(document.createElement('p'), ' chữ mới '))",
      );
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const last = await readTabState(browser, urls.shell);
      for (const one of [{ assessment, reading }, last]) {
        expect(one?.assessment).toMatchObject({ checked: false });
        expect(one?.reading).toMatchObject({ listing: null, shop: null, cards: [] });
      }
      const learned = await tab.run(
        'window.learned.filter((one) => !/ null$|000000000000|get_pc/.test(one))',
      );
      expect(learned).toEqual([]);
      expect(await tab.readPainted()).toEqual([]);
    });

    test('cannot accuse a shop that is not the one of its own address', async () => {
      const tab = await visit(urls.forged);
      await waitFor({ what: 'its answers', ask: () => tab.run('window.done'), holds: Boolean });
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const state = await known(urls.forged, ({ assessment }) => assessment.checked);
      expect(state.reading.listing).toMatchObject({
        id: ordinary.id,
        title: ordinary.title,
        shopId: plainShop.id,
        shopName: plainShop.name,
      });
      expect(JSON.stringify(state.assessment)).not.toContain(told.shopName);
      expect(state.assessment).toMatchObject({ checked: true, severity: 'none' });
    });
  });

  describe('the page itself', () => {
    test('finds its functions as they were, and no name of ours', async () => {
      const seen =
        await run(`[fetch.name, fetch.length, Function.prototype.toString.call(fetch).includes('[native code]'),
        XMLHttpRequest.prototype.open.name, XMLHttpRequest.prototype.open.length, Object.keys(globalThis).filter((name) => /lanh|tap|ear$/i.test(name)),
        Object.getOwnPropertyDescriptor(globalThis, 'fetch').writable]`);
      expect(seen).toEqual(['fetch', 1, true, 'open', 2, [], true]);
    });

    test('gets its responses whole: as JSON, as a stream, as a copy', async () => {
      const seen = await run(`(async () => {
        const [one, two, three] = await Promise.all([${asked(good)}, ${asked(good)}, ${asked(good)}]);
        const before = [one.bodyUsed, one.url.endsWith(${JSON.stringify(good)}), one.ok, one instanceof Response];
        const value = await one.json();
        let bytes = 0;
        for (const reader = two.body.getReader(); ;) { const { done, value } = await reader.read(); if (done) break; bytes += value.length; }
        const copy = await three.clone().text();
        return [before, value.data.item.item_id, bytes === new TextEncoder().encode(copy).length, (await three.text()) === copy];
      })()`);
      expect(seen).toEqual([[false, true, true, true], 5004, true, true]);
    });

    test('gets its failures as they were: status, network, abort', async () => {
      const seen = await run(`(async () => {
        const abort = new AbortController();
        const aborted = fetch(${JSON.stringify(good)}, { signal: abort.signal }).catch((error) => error.name);
        abort.abort();
        const failed = await ${asked(payloadPath('1', '0'))}.catch((error) => error);
        const invalid = await fetch('http://[').catch((error) => error);
        return [(await ${asked(payloadPath('1', '404'))}).status, await aborted, failed.name, invalid.name,
          [failed, invalid].some(({ stack }) => /-extension:|tap\\.js/.test(stack))];
      })()`);
      expect(seen).toEqual([404, 'AbortError', 'TypeError', 'TypeError', false]);
    });

    test('is told once of a failure that it leaves alone, and never of one that it catches', async () => {
      const seen = await run(`(async () => {
        const told = [];
        addEventListener('unhandledrejection', (event) => { told.push(event.reason.name); event.preventDefault(); });
        ${asked(payloadPath('1', '0'))}.catch(() => 0);
        await new Promise((done) => setTimeout(done, 400));
        const caught = told.length;
        void ${asked(payloadPath('1', '0'))};
        await new Promise((done) => setTimeout(done, 600));
        return [caught, told];
      })()`);
      expect(seen).toEqual([0, ['TypeError']]);
    });

    test('gets what its requests of the old kind throw and answer', async () => {
      const seen = await run(`(async () => {
        let thrown = null;
        try { new XMLHttpRequest().open('GET', 'http://['); } catch (error) { thrown = error; }
        const ask = (type) => new Promise((done) => { const xhr = new XMLHttpRequest(); xhr.open('GET', ${JSON.stringify(good)}); xhr.responseType = type;
          xhr.onload = () => done(type === 'json' ? xhr.response.data.item.item_id : xhr.response.byteLength > 0 || JSON.parse(xhr.responseText).data.item.item_id); xhr.send(); });
        return [thrown.name, /-extension:|tap\\.js/.test(thrown.stack), await ask('json'), await ask('arraybuffer'), await ask('')];
      })()`);
      expect(seen).toEqual(['SyntaxError', false, 5004, true, 5004]);
    });

    test('may rewrite everything that the tap stands on, and both go on', async () => {
      const tab = await visit(urls.inPage);
      await known(urls.inPage, (state) => state.assessment.checked);
      const spied = await tab.run(`(async () => {
        const seen = [];
        const own = fetch;
        const spy = (owner, name) => { const real = owner[name]; owner[name] = function (...given) { seen.push(name); return Reflect.apply(real, this, given); }; };
        spy(Response.prototype, 'clone'); spy(ReadableStreamDefaultReader.prototype, 'read'); spy(ReadableStream.prototype, 'getReader');
        spy(TextDecoder.prototype, 'decode'); spy(EventTarget.prototype, 'dispatchEvent'); spy(JSON, 'stringify');
        globalThis.CustomEvent = class { constructor() { seen.push('CustomEvent'); } };
        globalThis.fetch = (...given) => own(...given);
        document.getElementById('fetch').click();
        await new Promise((done) => setTimeout(done, 1000));
        return seen;
      })()`);
      expect(spied).toEqual([]);
      expectTold(
        await known(urls.tea, ({ reading }) => reading.listing?.shopName === told.shopName),
      );
    });
  });
}
