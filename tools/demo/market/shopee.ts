import {
  dong,
  type Good,
  listGoodsWithClaims,
  listOrdinaryGoods,
  ordinary,
  slimmingTea,
} from './goods.ts';
import { type Dress, escapeHtml, image, page, paragraphs, picture, slug } from './page-frame.ts';

const dress: Dress = {
  brand: 'Shopee',
  colour: '#d0451b',
  ground: '#f5f5f5',
  search: 'Tìm sản phẩm, gian hàng',
};

export type ShopeeShop = { readonly id: string; readonly slug: string; readonly name: string };

/** Stands in the demonstration list, by id and by slug. */
export const listedShop: ShopeeShop = {
  id: '900100200',
  slug: 'tra.thaomoc.demo',
  name: 'Trà Thảo Mộc Demo',
};
export const plainShop: ShopeeShop = {
  id: '900100777',
  slug: 'gomdung.demo',
  name: 'Gốm Và Gỗ Demo',
};

export function shopeePath(good: Good, shop: ShopeeShop): string {
  return `/${slug(good.title)}-i.${shop.id}.${good.id}`;
}

function shopBlock(shop: ShopeeShop, good: Good): string {
  const href = `/${shop.slug}?categoryId=100013&amp;entryPoint=ShopByPDP&amp;itemId=${good.id}`;
  return `<div id="sll2-pdp-product-shop"><section class="page-product__shop sheet"><div class="shopline">
<a href="${href}"><img alt="" src="${picture(shop.name)}"></a>
<div><div class="shopname">${escapeHtml(shop.name)}</div><div class="soft product-page-seller-info__online">Hoạt động 5 phút trước</div>
<a class="soft" href="${href}">Xem Shop</a></div></div></section></div>`;
}

/** The inside of `#main` of a listing, so that in-page navigation can swap it. */
export function shopeeListingMain(good: Good, shop: ShopeeShop): string {
  return `<div id="sll2-normal-pdp-main"><div class="page-product"><div class="sheet product">
<div>${image(good)}</div><section><h1>${escapeHtml(good.title)}</h1>
<section aria-live="polite"><div class="price">${dong(good.priceVnd)}₫</div></section>
<span class="buy">Mua ngay</span></section></div>
${shopBlock(shop, good)}
<div class="page-product__content sheet"><section class="product-detail"><h2>MÔ TẢ SẢN PHẨM</h2><div>${paragraphs(good)}</div></section></div>
</div></div>`;
}

export function shopeeListing(good: Good, shop: ShopeeShop): string {
  const title = `${good.title} | Shopee Việt Nam`;
  const url = `https://shopee.vn${encodeURI(shopeePath(good, shop))}`;
  return page({
    dress,
    title,
    head: `<meta property="og:title" content="${escapeHtml(title)}"><meta property="og:url" content="${url}"><link rel="canonical" href="${url}">
<script>window.__LOCALE__='vn'</script>`,
    body: `<main id="main">${shopeeListingMain(good, shop)}</main>`,
  });
}

/** Every 7th card belongs to the listed shop; two carry claims in their titles. */
export function shopeeFlashSale(count: number): string {
  const cards = listGoodsWithClaims(count).map((good, at) => {
    const shop = at % 7 === 6 ? listedShop : { ...plainShop, id: String(900_200_000 + at) };
    return `<div><a class="card" aria-label="${escapeHtml(good.title)}  promotion off 30% current price ${dong(good.priceVnd)}₫ ĐANG BÁN CHẠY click, enter flash sale" href="${escapeHtml(shopeePath(good, shop))}"><div>${image(good)}</div><div class="name">${escapeHtml(good.title)}</div><div class="cost">${dong(good.priceVnd)}₫</div></a></div>`;
  });
  return page({
    dress,
    title: 'Flash Sale mỗi ngày | Shopee Việt Nam',
    body: `<main id="main"><div class="sheet"><h1>Flash Sale</h1><div class="flash-sale-items"><div class="grid">${cards.join('\n')}</div></div></div></main>`,
  });
}

export function shopeeShop(
  shop: ShopeeShop,
  goods: readonly Good[] = listOrdinaryGoods(30, 7000),
): string {
  const cards = goods.map(
    (good) =>
      `<div class="shop-search-result-view__item"><div class="shopee_ic"><div><a class="contents card" href="${escapeHtml(shopeePath(good, shop))}?extraParams=%7B%7D">${image(good)}<div class="line-clamp-2 name">${escapeHtml(good.title)}</div><div class="cost">${dong(good.priceVnd)}₫</div></a></div></div></div>`,
  );
  return page({
    dress,
    title: `${shop.name}, Cửa hàng trực tuyến | Shopee Việt Nam`,
    head: `<meta property="og:title" content="${escapeHtml(shop.name)}, Cửa hàng trực tuyến | Shopee Việt Nam"><link rel="canonical" href="https://shopee.vn/${shop.slug}">`,
    body: `<main id="main"><div class="shop-page"><div class="shop-page__info sheet"><div class="section-seller-overview-horizontal"><div class="shopline"><img alt="" src="${picture(shop.name)}"><div><h1 class="section-seller-overview-horizontal__portrait-name">${escapeHtml(shop.name)}</h1><div class="section-seller-overview-horizontal__active-time soft">Hoạt động 12 phút trước</div></div></div></div></div>
<div class="shop-search-result-view"><div class="row grid">${cards.join('\n')}</div></div></div></main>`,
  });
}

export function shopeeLoginWall(): string {
  return page({
    dress,
    title: 'Đăng nhập tài khoản - Mua sắm Online | Shopee Việt Nam',
    body: `<main id="main"><div class="sheet" style="max-width:420px;margin:auto"><h2>Đăng nhập</h2><form><p><input name="loginKey" placeholder="Email/Số điện thoại"></p><p><input name="password" type="password" placeholder="Mật khẩu"></p><button type="button">Đăng nhập</button></form></div></main>`,
  });
}

/** A listing with a button that goes to another listing the way a single-page shop does: address first, content later. */
export function shopeeInPage(from: Good, to: Good): string {
  const next = encodeURI(shopeePath(to, plainShop));
  const swap = `document.getElementById('next').addEventListener('click',()=>{history.pushState({},'',${JSON.stringify(next)});setTimeout(()=>{document.getElementById('main').replaceChildren(document.getElementById('later').content.cloneNode(true));document.title=document.getElementById('later').dataset.title},600)})`;
  return shopeeListing(from, listedShop).replace(
    '</body>',
    `<button id="next" style="position:fixed;left:8px;bottom:8px">Sản phẩm kế tiếp</button><template id="later" data-title="${escapeHtml(to.title)} | Shopee Việt Nam">${shopeeListingMain(to, plainShop)}</template><script>${swap}</script></body>`,
  );
}

export const shopeeGoods = { slimmingTea, ordinary };
