import { jointCream, ordinary, slimmingTea } from '../../tools/demo/market/goods.ts';
import { lazadaListedShop, lazadaListing, lazadaPath } from '../../tools/demo/market/lazada.ts';
import { serveMarket } from '../../tools/demo/market/market.ts';
import { ownPath } from '../../tools/demo/market/own-shops.ts';
import {
  listedShop,
  plainShop,
  shopeeInPage,
  shopeeListing,
  shopeePath,
} from '../../tools/demo/market/shopee.ts';
import { html, type Serve } from '../../tools/demo/served-page.ts';

const shopee = (path: string): string => new URL(path, 'https://shopee.vn').href;
const lazada = (path: string): string => new URL(path, 'https://www.lazada.vn').href;

/** The addresses of the scenarios, all on real origins and all answered from here. */
export const urls = {
  listing: shopee(shopeePath(slimmingTea, listedShop)),
  inPage: `${shopee(shopeePath(slimmingTea, listedShop))}?in-page`,
  inPageNext: shopee(shopeePath(ordinary, plainShop)),
  ordinary: shopee(shopeePath(ordinary, plainShop)),
  shop: shopee(`/${listedShop.slug}`),
  cards: shopee('/flash_sale'),
  wall: shopee(`/buyer/login?next=${encodeURIComponent(shopee('/x-i.900100200.5001'))}`),
  lateSeller: `${lazada(lazadaPath(jointCream))}?late`,
  notGranted: `https://vuonxanh-demo.example${ownPath(ordinary)}`,
} as const;

/** Five shops with nothing to say of, each with one listing. */
export const visitedShops = Array.from({ length: 5 }, (_, at) => {
  const shop = { ...plainShop, id: String(900_300_100 + at) };
  return { ...shop, url: shopee(shopeePath(ordinary, shop)) };
});

export const serveScenarios: Serve = (url) => {
  const visited = visitedShops.find((shop) => shop.url === url.href);
  if (visited) return html(shopeeListing(ordinary, visited));
  if (url.searchParams.has('in-page')) return html(shopeeInPage(slimmingTea, ordinary));
  if (url.searchParams.has('late')) {
    return html(lazadaListing(jointCream, lazadaListedShop, { lateMs: 5000, idInData: true }));
  }
  return serveMarket(url);
};
