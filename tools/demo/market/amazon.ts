import type { Good } from './goods.ts';
import { type Dress, escapeHtml, image, page } from './page-frame.ts';

const dress: Dress = {
  brand: 'amazon',
  colour: '#1b2530',
  ground: '#ffffff',
  search: 'Search Amazon',
};

/** Stands in the demonstration list. */
export const amazonListedShop = { id: 'A0DEMOSELLER01', name: 'Harbour Goods Demo' };
export const amazonAsin = 'B0DEMO0001';

export const amazonKettle: Good = {
  id: amazonAsin,
  title: 'Enamel Kettle 1.5 L, Cream, with Wooden Handle',
  priceVnd: 0,
  description: [
    'Holds 1.5 litres; works on gas, electric and induction.',
    'Enamel on steel, beech handle, whistle that can be taken off.',
    'Hand wash only.',
  ],
};

export function amazonListing(
  good: Good,
  shop: { readonly id: string; readonly name: string },
): string {
  const bullets = good.description
    .map((text) => `<li><span class="a-list-item">${escapeHtml(text)}</span></li>`)
    .join('');
  return page({
    dress,
    title: `Amazon.com: ${good.title} : Home & Kitchen`,
    body: `<main id="dp"><div class="sheet product"><div>${image(good)}</div><div id="centerCol"><h1 id="title"><span id="productTitle">${escapeHtml(good.title)}</span></h1>
<div id="corePriceDisplay_desktop_feature_div"><span class="a-price"><span class="a-offscreen">$24.90</span><span aria-hidden="true" class="price">$24.90</span></span></div>
<div id="feature-bullets"><ul>${bullets}</ul></div></div></div>
<div class="sheet" id="desktop_buybox"><form id="addToCart"><input type="hidden" id="ASIN" name="ASIN" value="${amazonAsin}"><input type="hidden" id="merchantID" name="merchantID" value="${shop.id}">
<div id="merchantInfoFeature_feature_div">Sold by <a id="sellerProfileTriggerId" class="shopname" href="/gp/help/seller/at-a-glance.html?ie=UTF8&amp;seller=${shop.id}&amp;asin=${amazonAsin}">${escapeHtml(shop.name)}</a></div></form><span class="buy">Add to Cart</span></div></main>`,
  });
}
