import { dong, type Good, listGoodsWithClaims } from './goods.ts';
import {
  type Dress,
  escapeHtml,
  image,
  page,
  paragraphs,
  plainSlug,
  scriptJson,
} from './page-frame.ts';

export const choDemo: Dress = {
  brand: 'Chợ Demo',
  colour: '#1d6b52',
  ground: '#f4f6f2',
  search: 'Tìm trong chợ',
};
export const gardenShop: Dress = {
  brand: 'Vườn Xanh',
  colour: '#3c6e2f',
  ground: '#f6f7f0',
  search: 'Tìm cây, hạt giống, chậu',
};
export const clearanceShop: Dress = {
  brand: 'Hàng Thanh Lý Demo',
  colour: '#7a3d8f',
  ground: '#f7f4f8',
  search: 'Tìm hàng thanh lý',
};
export const imitatingShop: Dress = {
  brand: 'Ưu đãi Demo',
  colour: '#c2512b',
  ground: '#fbf5f2',
  search: 'Tìm ưu đãi',
};

export function ownPath(good: Good): string {
  return `/san-pham/${plainSlug(good.title)}`;
}

type OwnListing = {
  readonly dress: Dress;
  readonly host: string;
  readonly seller: string;
  readonly good: Good;
  /** More of the page, as finished HTML. */
  readonly more?: string;
};

/** A listing of a shop that describes itself with schema.org and Open Graph, as most shop software does. */
export function ownListing({ dress, host, seller, good, more = '' }: OwnListing): string {
  const url = `https://${host}${ownPath(good)}`;
  const product = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: good.title,
    sku: good.id,
    url,
    description: good.description.join(' '),
    offers: {
      '@type': 'Offer',
      price: String(good.priceVnd),
      priceCurrency: 'VND',
      availability: 'https://schema.org/InStock',
      seller: { '@type': 'Organization', name: seller },
    },
  };
  return page({
    dress,
    title: `${good.title} | ${dress.brand}`,
    head: `<link rel="canonical" href="${url}"><meta property="og:type" content="product"><meta property="og:site_name" content="${escapeHtml(dress.brand)}"><meta property="og:title" content="${escapeHtml(good.title)}"><meta property="product:price:amount" content="${good.priceVnd}"><meta property="product:price:currency" content="VND"><script type="application/ld+json">${scriptJson(product)}</script>`,
    body: `<main><div class="sheet product" itemscope><div>${image(good)}</div><div><h1>${escapeHtml(good.title)}</h1><div class="price">${dong(good.priceVnd)} ₫</div><p class="soft">Gian hàng: <span class="shopname">${escapeHtml(seller)}</span></p><span class="buy">Thêm vào giỏ</span></div></div><div class="sheet"><h2>Mô tả</h2><div class="description">${paragraphs(good)}</div></div>${more}</main>`,
  });
}

/** A list page: schema.org ItemList, each card a microdata Product. */
export function ownCategory(dress: Dress, host: string, count: number): string {
  const goods = listGoodsWithClaims(count);
  const list = {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    itemListElement: goods.map((good, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      url: `https://${host}${ownPath(good)}`,
      name: good.title,
    })),
  };
  const cards = goods.map(
    (good) =>
      `<li class="card product-item" itemscope itemtype="https://schema.org/Product"><a itemprop="url" href="${ownPath(good)}">${image(good)}<span class="name" itemprop="name">${escapeHtml(good.title)}</span></a><span class="cost" itemprop="offers" itemscope itemtype="https://schema.org/Offer"><span itemprop="price" content="${good.priceVnd}">${dong(good.priceVnd)}</span> <meta itemprop="priceCurrency" content="VND">₫</span></li>`,
  );
  return page({
    dress,
    title: `Tất cả sản phẩm | ${dress.brand}`,
    head: `<meta property="og:site_name" content="${escapeHtml(dress.brand)}"><script type="application/ld+json">${scriptJson(list)}</script>`,
    body: `<main><div class="sheet"><h1>Tất cả sản phẩm</h1><ul class="grid">${cards.join('\n')}</ul></div></main>`,
  });
}

/** A front page: no listing, links only. */
export function ownHome(
  dress: Dress,
  links: readonly (readonly [href: string, text: string])[],
): string {
  const items = links
    .map(([href, text]) => `<p><a href="${href}">→ ${escapeHtml(text)}</a></p>`)
    .join('\n');
  const site = { '@context': 'https://schema.org', '@type': 'WebSite', name: dress.brand };
  return page({
    dress,
    title: dress.brand,
    head: `<meta property="og:site_name" content="${escapeHtml(dress.brand)}"><meta property="og:type" content="website"><script type="application/ld+json">${scriptJson(site)}</script>`,
    body: `<main><div class="sheet"><h1>${escapeHtml(dress.brand)}</h1>${items}</div></main>`,
  });
}
