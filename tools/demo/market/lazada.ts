import { dong, type Good, listGoodsWithClaims } from './goods.ts';
import {
  type Dress,
  escapeHtml,
  image,
  page,
  paragraphs,
  picture,
  plainSlug,
  scriptJson,
} from './page-frame.ts';

const dress: Dress = {
  brand: 'Lazada',
  colour: '#1a3a8f',
  ground: '#eff0f5',
  search: 'Tìm kiếm trên Lazada',
};

export type LazadaShop = { readonly id: string; readonly slug: string; readonly name: string };

/** Stands in the demonstration list, by id. */
export const lazadaListedShop: LazadaShop = {
  id: '900100300',
  slug: 'kho-hang-mau-demo',
  name: 'Kho Hàng Mẫu Demo',
};

export function lazadaPath(good: Good): string {
  return `/products/${plainSlug(good.title)}-i${good.id}-s${good.id}9.html`;
}

function sellerBlock(shop: LazadaShop, good: Good): string {
  return `<div class="seller-container"><div class="seller-name__wrapper"><div class="seller-name__title soft">Được bán bởi</div><div class="seller-name__detail shopline"><img alt="" src="${picture(shop.name)}"><a class="pdp-link seller-name__detail-name shopname" href="//www.lazada.vn/shop/${shop.slug}/?itemId=${good.id}&amp;channelSource=pdp">${escapeHtml(shop.name)}</a></div></div></div>`;
}

/** The seller's block comes `lateMs` after the page, as on the real site; its id is in the page's data from the start or comes never. */
export function lazadaListing(
  good: Good,
  shop: LazadaShop,
  late: { lateMs: number; idInData: boolean },
): string {
  const data = {
    data: {
      root: {
        fields: {
          primaryKey: {
            itemId: good.id,
            skuId: `${good.id}9`,
            ...(late.idInData ? { sellerId: shop.id } : {}),
          },
          tracking: {
            pdt_name: good.title,
            pdt_price: `${dong(good.priceVnd)} ₫`,
            seller_name: '',
          },
          skuInfos: {
            '0': {
              price: { salePrice: { text: `${dong(good.priceVnd)} ₫`, value: good.priceVnd } },
            },
          },
        },
      },
    },
  };
  const product = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: good.title,
    sku: `${good.id}_VNAMZ-${good.id}9`,
    description: good.description.join(' '),
    brand: { '@type': 'Brand', name: 'No Brand' },
    offers: {
      '@type': 'AggregateOffer',
      priceCurrency: 'VND',
      lowPrice: 0,
      highPrice: 0,
      seller: { '@type': 'Organization', name: '' },
    },
  };
  const seller = `<template id="late-seller">${sellerBlock(shop, good)}</template><script>setTimeout(()=>{document.getElementById('module_seller_info').append(document.getElementById('late-seller').content.cloneNode(true))},${late.lateMs})</script>`;
  return page({
    dress,
    title: `${good.title} | Lazada.vn`,
    head: `<meta property="og:title" content="${escapeHtml(good.title)}"><script type="application/ld+json">${scriptJson(product)}</script><script>var __moduleData__ = ${scriptJson(data)};</script>`,
    body: `<main><div class="sheet product"><div>${image(good)}</div><div id="root">
<div id="module_product_title_1" class="pdp-block module"><div class="pdp-product-title"><div class="pdp-mod-product-badge-wrapper"><h1 class="pdp-mod-product-badge-title">${escapeHtml(good.title)}</h1></div></div></div>
<div id="module_product_price_1" class="pdp-block module"><div class="pdp-mod-product-price"><div class="pdp-product-price"><span class="pdp-price pdp-price_type_normal price">${dong(good.priceVnd)} ₫</span></div></div></div>
<span class="buy">Mua ngay</span></div></div>
<div id="module_seller_info" class="pdp-block module sheet"></div>
<div id="module_product_detail" class="pdp-block module sheet"><h2>Mô tả sản phẩm</h2><div class="html-content detail-content">${paragraphs(good)}</div></div></main>${seller}`,
  });
}

export function lazadaSearch(count: number): string {
  const cards = listGoodsWithClaims(count).map(
    (good, at) =>
      `<div class="card" data-qa-locator="product-item" data-tracking="product-card" data-item-id="${good.id}" data-sku-simple="${good.id}_VN-${good.id}9" data-listno="${at}"><div><div><a href="https://www.lazada.vn${lazadaPath(good)}?spm=x">${image(good)}</a></div><div class="name"><a title="${escapeHtml(good.title)}" href="https://www.lazada.vn${lazadaPath(good)}?spm=x">${escapeHtml(good.title)}</a></div><div class="cost">${dong(good.priceVnd)} ₫</div></div></div>`,
  );
  return page({
    dress,
    title: 'tra thao moc - Mua tại Lazada.vn',
    body: `<main><div class="sheet"><div class="grid" data-qa-locator="general-products">${cards.join('\n')}</div></div></main>`,
  });
}
