import { dong, type Good } from './goods.ts';
import {
  type Dress,
  escapeHtml,
  image,
  page,
  paragraphs,
  plainSlug,
  scriptJson,
} from './page-frame.ts';

const dress: Dress = {
  brand: 'TikTok Shop',
  colour: '#161823',
  ground: '#f6f6f6',
  search: 'Tìm sản phẩm',
};

/** Stands in the demonstration list. */
export const tiktokListedShop = { id: '7490000000000000001', name: 'Mẹ Bầu Khoẻ Demo' };
export const tiktokProductId = '1729400000000005001';

export function tiktokPath(good: Good): string {
  return `/vn/pdp/${plainSlug(good.title)}/${tiktokProductId}`;
}

export function tiktokListing(
  good: Good,
  shop: { readonly id: string; readonly name: string },
): string {
  const blocks = good.description.map((text) => ({ type: 'text', text }));
  const data = {
    loaderData: {
      '(region)/pdp/(product_name_slug$)/(product_id)/page': {
        page_config: {
          components_map: [
            {
              component_type: 'product_info',
              component_data: {
                product_info: {
                  product_model: {
                    product_id: tiktokProductId,
                    name: good.title,
                    description: JSON.stringify(blocks),
                    seller_id: shop.id,
                    sold_count: 12,
                  },
                  seller_model: { shop_name: shop.name, shop_rating: '4.6' },
                  promotion_model: {
                    promotion_product_price: {
                      min_price: {
                        currency_name: 'VND',
                        sale_price_decimal: String(good.priceVnd),
                        sale_price_format: dong(good.priceVnd),
                      },
                    },
                  },
                },
              },
            },
            {
              component_type: 'shop_info',
              component_data: {
                shop_info: { seller_id: shop.id, shop_name: shop.name, shop_rating: '4.6' },
              },
            },
          ],
        },
      },
    },
  };
  return page({
    dress,
    title: `${good.title} - TikTok Shop Vietnam`,
    head: `<meta property="og:title" content="${escapeHtml(good.title)} - TikTok Shop Vietnam">`,
    body: `<script type="application/json" id="__MODERN_ROUTER_DATA__">${scriptJson(data)}</script>
<main><div class="sheet product"><div>${image(good)}</div><div><h1>${escapeHtml(good.title)}</h1><div class="price">${dong(good.priceVnd)}₫</div><p class="soft">Bán bởi <span class="shopname">${escapeHtml(shop.name)}</span></p><span class="buy">Mua ngay</span></div></div><div class="sheet"><h2>Giới thiệu sản phẩm</h2>${paragraphs(good)}</div></main>`,
  });
}
