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
  brand: 'Tiki',
  colour: '#0a68c4',
  ground: '#f5f5fa',
  search: 'Bạn tìm gì hôm nay',
};

/** Stands in the demonstration list. */
export const tikiListedShop = { id: '900100', slug: 'nha-sach-mau-demo', name: 'Nhà Bán Mẫu Demo' };

export function tikiPath(good: Good): string {
  return `/${plainSlug(good.title)}-p${good.id}.html`;
}

export function tikiListing(good: Good, shop: typeof tikiListedShop): string {
  const link = `https://tiki.vn/cua-hang/${shop.slug}`;
  const description = good.description.map((text) => `<p>${text}</p>`).join('');
  const data = {
    props: {
      initialState: {
        productv2: {
          productData: {
            response: {
              data: {
                id: Number(good.id),
                name: good.title,
                price: good.priceVnd,
                description,
                current_seller: {
                  id: Number(shop.id),
                  store_id: 41_000,
                  name: shop.name,
                  slug: shop.slug,
                  link,
                },
              },
            },
          },
        },
      },
    },
  };
  return page({
    dress,
    title: `Mua ${good.title} tại ${shop.name} | Tiki`,
    head: `<meta property="og:title" content="${escapeHtml(good.title)}">`,
    body: `<script id="__NEXT_DATA__" type="application/json">${scriptJson(data)}</script>
<main><div class="sheet product"><div>${image(good)}</div><div><h1 class="title">${escapeHtml(good.title)}</h1><div class="product-price__current-price price">${dong(good.priceVnd)} ₫</div><p class="soft">Bán bởi <a class="seller-name shopname" data-view-id="pdp_view_seller_info_button" href="${link}">${escapeHtml(shop.name)}</a></p><span class="buy">Chọn mua</span></div></div><div class="sheet"><h2>Mô Tả Sản Phẩm</h2><div class="content">${paragraphs(good)}</div></div></main>`,
  });
}
