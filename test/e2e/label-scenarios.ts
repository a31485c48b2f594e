import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TabState } from '#lib/store/tab-states.ts';
import type { Good } from '../../tools/demo/market/goods.ts';
import { lazadaListing, lazadaPath } from '../../tools/demo/market/lazada.ts';
import { shopeeListing, shopeePath } from '../../tools/demo/market/shopee.ts';
import { tikiListing, tikiPath } from '../../tools/demo/market/tiki.ts';
import { html, type Serve } from '../../tools/demo/served-page.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { buildShopVisits, hasClass, isJudged } from '../support/shop-visits.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

/** Its description comes later, as on the real sites: the page begins without any. */
const towel: Good = {
  id: '5010',
  title: 'Bộ ba khăn bông Sớm Mai',
  priceVnd: 135_000,
  description: [],
};
const shop = { id: '900100888', slug: 'tiem-bong-demo', name: 'Tiệm Bông Demo' };

/** Three shapes of listing: where each site has its description, as the page's own script would fill it. */
const shapes = [
  {
    site: 'Shopee',
    url: new URL(shopeePath(towel, shop), 'https://shopee.vn').href,
    page: shopeeListing(towel, shop),
    room: "document.querySelector('.product-detail > div')",
  },
  {
    site: 'Tiki',
    url: new URL(tikiPath(towel), 'https://tiki.vn').href,
    page: tikiListing(towel, shop).replace(
      '<div class="content">',
      '<div class="ToggleContent__View-demo content">',
    ),
    room: "document.querySelector('.content')",
  },
  {
    site: 'Lazada',
    url: new URL(lazadaPath(towel), 'https://www.lazada.vn').href,
    page: lazadaListing(towel, shop, { lateMs: 0, idInData: true }),
    room: "document.querySelector('#module_product_detail .html-content')",
  },
] as const;

const serveShapes: Serve = (url) => {
  const found = shapes.find((each) => new URL(each.url).pathname === decodePath(url));
  return found && new URL(found.url).host === url.host ? html(found.page) : null;
};

function decodePath({ pathname }: URL): string {
  return new URL(pathname, 'https://x.example').pathname;
}

const plain = ['Khăn dệt mau, viền cuốn, thấm nước nhanh.', 'Giặt máy ở 40 độ.'];
const proven = 'Khăn mang nhãn Lá Lành Demo, số LL-DEMO-0001.';
const named = 'Sợi bông chuẩn USDA Organic.';
const claims = 'Thân thiện với môi trường, trị dứt điểm viêm da.';

/** The words that are underlined, by what they are about. */
const readUnderlined = `Object.fromEntries(['label', 'claim'].map((name) => [name,
  [...(CSS.highlights.get('cho-lanh-' + name) ?? [])].map((range) => range.toString()).sort()]))`;

function labelsOf({ assessment }: TabState): readonly string[] {
  if (!assessment.checked) return [];
  return assessment.verdicts
    .flatMap(({ findings }) => findings)
    .flatMap((each) => (each.kind === 'label' ? [`${each.rule.id} ${each.label.state}`] : []));
}

/** What must hold of labels and claims in both browsers, on text that comes late and changes. */
export function describeLabels(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  const { visit, closeAll, known } = buildShopVisits(() => browser);

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'production'), serve: serveShapes });
    await browser.inExtension('null');
  });
  afterAll(() => browser?.close());
  afterEach(closeAll);

  /** What the popup is told of the tab at an address, as text. */
  async function readPopup(url: string): Promise<string> {
    const answer = await browser.inExtension(`(async () => {
      const tabs = await browser.tabs.query({});
      const tabId = tabs.find((each) => each.url === ${JSON.stringify(url)}).id;
      return JSON.stringify(await browser.runtime.sendMessage({ name: 'viewTab', ask: { tabId } }));
    })()`);
    return String(answer);
  }

  const write = (tab: OpenTab, room: string, texts: readonly string[]): Promise<unknown> =>
    tab.run(`void ${room}.replaceChildren(...${JSON.stringify(texts)}.map((text) => {
      const line = document.createElement('p');
      line.textContent = text;
      return line;
    }))`);
  const underlined = (tab: OpenTab, label: readonly string[], claim: readonly string[]) =>
    waitFor({
      what: `underlined: ${[...label, ...claim].join(' and ') || 'nothing'}`,
      ask: () => tab.run(readUnderlined),
      holds: (found) => JSON.stringify(found) === JSON.stringify({ label, claim }),
    });

  describe.each(shapes)('a listing shaped like $site', ({ url, room }) => {
    test('shows labels and claims when their words come, and takes them away with the words', async () => {
      const tab = await visit(url);
      const empty = await known(url, isJudged);
      expect(empty.reading.listing?.title).toBe(towel.title);
      expect(labelsOf(empty)).toEqual([]);

      await write(tab, room, [proven, named, claims]);
      await underlined(
        tab,
        ['chuẩn USDA Organic', 'nhãn Lá Lành Demo'],
        ['Thân thiện với môi trường', 'dứt điểm viêm da'],
      );
      const full = await known(url, (state) => labelsOf(state).length === 2);
      expect(labelsOf(full).toSorted()).toEqual(['la-lanh-demo verified', 'usda-organic named']);
      expect(full.reading.listing?.shopName).toBe(shop.name);
      expect(full.assessment.checked && full.assessment.severity).toBe('caution');

      await write(tab, room, [proven]);
      await underlined(tab, ['nhãn Lá Lành Demo'], []);
      const credit = await known(url, (state) => labelsOf(state).length === 1);
      expect(credit.assessment.checked && credit.assessment.severity).toBe('none');
      const told = await waitFor({
        what: 'the credit in the popup',
        ask: () => readPopup(url),
        holds: (answer) => answer.includes('"tone":"credit"'),
      });
      expect(told).toContain('Chưa có dữ liệu cảnh báo, có nhãn đã đối chiếu');
      expect(told).toContain('Nhãn Lá Lành Demo, số khớp danh bạ (mẫu trình diễn)');
      expect(told).toContain('Người được cấp: Công ty TNHH Giấy Lá Demo.');
      expect((await tab.readPainted()).filter((each) => hasClass(each, 'banner'))).toEqual([]);

      await write(tab, room, plain);
      await underlined(tab, [], []);
      const calm = await known(url, (state) => labelsOf(state).length === 0 && isJudged(state));
      expect(calm.assessment.checked && calm.assessment.severity).toBe('none');
      expect(await tab.readPainted()).toEqual([]);
    });
  });
}
