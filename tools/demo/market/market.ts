import type { PageKind } from '#lib/domain/page.ts';
import type { Severity } from '#lib/domain/severity.ts';
import { html, isFavicon, type Serve } from '../served-page.ts';
import { amazonAsin, amazonKettle, amazonListedShop, amazonListing } from './amazon.ts';
import { jointCream, ordinary, organicCotton, provenPaper, slimmingTea } from './goods.ts';
import { lazadaListedShop, lazadaListing, lazadaPath, lazadaSearch } from './lazada.ts';
import {
  choDemo,
  clearanceShop,
  gardenShop,
  imitatingShop,
  ownCategory,
  ownHome,
  ownListing,
  ownPath,
} from './own-shops.ts';
import {
  listedShop,
  plainShop,
  shopeeFlashSale,
  shopeeListing,
  shopeeLoginWall,
  shopeePath,
  shopeeShop,
} from './shopee.ts';
import { tikiListedShop, tikiListing, tikiPath } from './tiki.ts';
import { tiktokListedShop, tiktokListing, tiktokPath } from './tiktok-shop.ts';

/** One page of the demo market, and what the extension must say of it. */
export type DemoPage = {
  /** Also the name of its screenshot. */
  readonly name: string;
  readonly url: string;
  readonly html: string;
  readonly expect: {
    readonly kinds: readonly PageKind[];
    readonly checked: boolean;
    /** Of the worst verdict on the page. */
    readonly severities: readonly Severity[];
    /** How many cards must carry a mark; null where the page has none. */
    readonly markedCards: number | null;
    readonly readsCards?: number;
  };
};

const calm: readonly Severity[] = ['none'];
const warned: readonly Severity[] = ['caution', 'danger'];
const plainSeller = { id: '900400500', slug: 'nha-gom-demo', name: 'Nhà Gốm Demo' };

const cho = 'https://cho-demo.example';
const garden = 'https://vuonxanh-demo.example';
const clearance = 'https://hangthanhly-demo.example';
const imitation = 'https://shopee-uudai-demo.example';
const flashSaleCards = 64;
const searchCards = 40;

function listing(severities: readonly Severity[]): DemoPage['expect'] {
  return { kinds: ['listing'], checked: true, severities, markedCards: null };
}

function at(base: string, path: string): string {
  return new URL(path, base).href;
}

const choLinks: readonly (readonly [string, string])[] = [
  [at(cho, '/tat-ca'), 'Tất cả sản phẩm của Chợ Demo'],
  [at(cho, ownPath(slimmingTea)), 'Trà thảo mộc: tiêu đề và mô tả có nội dung cần kiểm chứng'],
  [at(cho, ownPath(organicCotton)), 'Khăn bông: có nêu nhãn xanh'],
  [at(cho, ownPath(provenPaper)), 'Khăn giấy: nhãn mẫu có số khớp danh bạ'],
  [at(cho, ownPath(ordinary)), 'Bình giữ nhiệt: không có gì phải nói'],
  [at('https://shopee.vn', '/flash_sale'), 'Trang giống Shopee: flash sale 64 sản phẩm'],
  [
    at('https://shopee.vn', shopeePath(slimmingTea, listedShop)),
    'Trang giống Shopee: gian hàng có trong danh sách trình diễn',
  ],
  [at('https://shopee.vn', `/${listedShop.slug}`), 'Trang giống Shopee: trang gian hàng'],
  [
    at('https://www.lazada.vn', lazadaPath(jointCream)),
    'Trang giống Lazada: người bán hiện ra muộn',
  ],
  [at('https://shop.tiktok.com', tiktokPath(slimmingTea)), 'Trang giống TikTok Shop'],
  [at('https://tiki.vn', tikiPath(jointCream)), 'Trang giống Tiki'],
  [at('https://www.amazon.com', `/dp/${amazonAsin}`), 'Trang giống Amazon'],
  [at(garden, ownPath(ordinary)), 'Một cửa hàng riêng'],
  [at(clearance, ownPath(ordinary)), 'Tên miền có trong danh sách trình diễn'],
  [at(imitation, ownPath(ordinary)), 'Tên miền giống tên một sàn'],
];

/** All pages, in the order in which they are walked through. The first is where a visit begins. */
export const demoPages: readonly DemoPage[] = [
  {
    name: 'cho-demo-home',
    url: `${cho}/`,
    html: ownHome(choDemo, choLinks),
    expect: { kinds: ['home', 'other'], checked: false, severities: calm, markedCards: null },
  },
  {
    name: 'cho-demo-list',
    url: at(cho, '/tat-ca'),
    html: ownCategory(choDemo, 'cho-demo.example', 66),
    expect: {
      kinds: ['category', 'search'],
      checked: true,
      severities: ['caution'],
      markedCards: 2,
      readsCards: 66,
    },
  },
  {
    name: 'cho-demo-claims',
    url: at(cho, ownPath(slimmingTea)),
    html: ownListing({
      dress: choDemo,
      host: 'cho-demo.example',
      seller: 'Nhà Trà Demo',
      good: slimmingTea,
      more: `<div class="sheet"><h2>Mua kèm</h2><p><a href="${imitation}/uu-dai">shopee-uudai-demo.example</a></p></div>`,
    }),
    expect: listing(['caution']),
  },
  {
    name: 'cho-demo-labels',
    url: at(cho, ownPath(organicCotton)),
    html: ownListing({
      dress: choDemo,
      host: 'cho-demo.example',
      seller: 'Tiệm Bông Demo',
      good: organicCotton,
    }),
    expect: listing(['info']),
  },
  {
    name: 'cho-demo-credit',
    url: at(cho, ownPath(provenPaper)),
    html: ownListing({
      dress: choDemo,
      host: 'cho-demo.example',
      seller: 'Tiệm Bông Demo',
      good: provenPaper,
    }),
    expect: listing(calm),
  },
  {
    name: 'cho-demo-ordinary',
    url: at(cho, ownPath(ordinary)),
    html: ownListing({
      dress: choDemo,
      host: 'cho-demo.example',
      seller: 'Nhà Gốm Demo',
      good: ordinary,
    }),
    expect: listing(calm),
  },
  {
    name: 'shopee-listing-listed-shop',
    url: at('https://shopee.vn', shopeePath(slimmingTea, listedShop)),
    html: shopeeListing(slimmingTea, listedShop),
    expect: listing(warned),
  },
  {
    name: 'shopee-listing-ordinary',
    url: at('https://shopee.vn', shopeePath(ordinary, plainShop)),
    html: shopeeListing(ordinary, plainShop),
    expect: listing(calm),
  },
  {
    name: 'shopee-flash-sale',
    url: at('https://shopee.vn', '/flash_sale'),
    html: shopeeFlashSale(flashSaleCards),
    expect: {
      kinds: ['category', 'search'],
      checked: true,
      severities: warned,
      markedCards: 11,
      readsCards: flashSaleCards,
    },
  },
  {
    name: 'shopee-shop-listed',
    url: at('https://shopee.vn', `/${listedShop.slug}`),
    html: shopeeShop(listedShop),
    expect: { kinds: ['shop'], checked: true, severities: warned, markedCards: null },
  },
  {
    name: 'shopee-shop-ordinary',
    url: at('https://shopee.vn', `/${plainShop.slug}`),
    html: shopeeShop(plainShop),
    expect: { kinds: ['shop'], checked: true, severities: calm, markedCards: 0, readsCards: 30 },
  },
  {
    name: 'shopee-login-wall',
    url: at(
      'https://shopee.vn',
      `/buyer/login?next=${encodeURIComponent(at('https://shopee.vn', shopeePath(slimmingTea, listedShop)))}`,
    ),
    html: shopeeLoginWall(),
    expect: { kinds: ['wall'], checked: false, severities: calm, markedCards: null },
  },
  {
    name: 'lazada-listing-late-seller',
    url: at('https://www.lazada.vn', lazadaPath(jointCream)),
    html: lazadaListing(jointCream, lazadaListedShop, { lateMs: 1500, idInData: true }),
    expect: listing(warned),
  },
  {
    name: 'lazada-search',
    url: at('https://www.lazada.vn', '/catalog/?q=tra%20thao%20moc'),
    html: lazadaSearch(searchCards),
    expect: {
      kinds: ['search'],
      checked: true,
      severities: ['caution'],
      markedCards: 2,
      readsCards: searchCards,
    },
  },
  {
    name: 'tiktok-shop-listing',
    url: at('https://shop.tiktok.com', tiktokPath(slimmingTea)),
    html: tiktokListing(slimmingTea, tiktokListedShop),
    expect: listing(warned),
  },
  {
    name: 'tiki-listing',
    url: at('https://tiki.vn', tikiPath(jointCream)),
    html: tikiListing(jointCream, tikiListedShop),
    expect: listing(warned),
  },
  {
    name: 'tiki-listing-ordinary',
    url: at('https://tiki.vn', tikiPath(ordinary)),
    html: tikiListing(ordinary, plainSeller),
    expect: listing(calm),
  },
  {
    name: 'amazon-listing',
    url: at('https://www.amazon.com', `/dp/${amazonAsin}`),
    html: amazonListing(amazonKettle, amazonListedShop),
    expect: listing(warned),
  },
  {
    name: 'own-shop-ordinary',
    url: at(garden, ownPath(ordinary)),
    html: ownListing({
      dress: gardenShop,
      host: 'vuonxanh-demo.example',
      seller: 'Vườn Xanh Demo',
      good: ordinary,
    }),
    expect: listing(calm),
  },
  {
    name: 'listed-host',
    url: at(clearance, ownPath(ordinary)),
    html: ownListing({
      dress: clearanceShop,
      host: 'hangthanhly-demo.example',
      seller: 'Hàng Thanh Lý Demo',
      good: ordinary,
    }),
    // The stop page stands before it: only the address is known, and nothing of the page was read.
    expect: { kinds: ['other'], checked: true, severities: ['danger'], markedCards: null },
  },
  {
    name: 'look-alike-host',
    url: at(imitation, ownPath(ordinary)),
    html: ownListing({
      dress: imitatingShop,
      host: 'shopee-uudai-demo.example',
      seller: 'Ưu đãi Demo',
      good: ordinary,
    }),
    expect: listing(warned),
  },
];

const byAddress = new Map(demoPages.map((page) => [addressKey(new URL(page.url)), page]));

function addressKey(url: URL): string {
  return url.host + decodeURIComponent(url.pathname);
}

/** Answers the addresses of the market; anything else on its hosts is a plain "not here". */
export const serveMarket: Serve = (url) => {
  const found = byAddress.get(addressKey(url));
  if (found) return html(found.html);
  if (isFavicon(url)) return { status: 204, contentType: 'image/x-icon', body: '' };
  const isOurs = demoPages.some((page) => new URL(page.url).host === url.host);
  return isOurs ? html('<!doctype html><title>404</title><p>Không có trang này.</p>', 404) : null;
};
