import { ordinary, slimmingTea } from '../../tools/demo/market/goods.ts';
import {
  listedShop,
  plainShop,
  shopeeListing,
  shopeePath,
} from '../../tools/demo/market/shopee.ts';
import { html, json, type Serve } from '../../tools/demo/served-page.ts';

const shopee = (path: string): string => new URL(path, 'https://shopee.vn').href;
export const teaTitle = slimmingTea.title;

/** What only the response says of the tea: its page shows no shop, no price and no description. */
export const told = {
  shopName: 'Gian Trà Kể Lại',
  description: 'Công thức gia truyền, không tác dụng phụ, cam kết hiệu quả 100%.',
  priceVnd: 215_000,
} as const;

export const payloadPath = (shopId: string, id: string): string =>
  `/api/v4/pdp/get_pc?item_id=${id}&shop_id=${shopId}`;

/** A made-up response of the shape that Shopee's has. */
function payload(id: number, shopId: number): unknown {
  return {
    error: null,
    data: {
      item: {
        item_id: id,
        shop_id: shopId,
        title: teaTitle,
        currency: 'VND',
        description: told.description,
        price: told.priceVnd * 100_000,
      },
      account: { user_id: 0 },
      product_price: { price: { single_value: told.priceVnd * 100_000, range_min: -1 } },
      shop_detailed: { shopid: shopId, name: told.shopName, account: { username: 'tra.kelai' } },
    },
  };
}

const teaPath = encodeURI(shopeePath(slimmingTea, listedShop));
const teaPayload = payloadPath(listedShop.id, slimmingTea.id);
const show = `const show = (title) => {
  document.getElementById('main').innerHTML = '<div id="sll2-normal-pdp-main"><h1></h1></div>';
  document.querySelector('h1').textContent = title;
};`;

/** Goes to the tea as a single-page shop does: address, response, title. `way` is how it asks. */
const goes = {
  fetch: `const answer = await fetch(${JSON.stringify(teaPayload)}); show((await answer.json()).data.item.title);`,
  xhr: `const xhr = new XMLHttpRequest(); xhr.open('GET', ${JSON.stringify(teaPayload)}); xhr.responseType = 'json';
    xhr.onload = () => show(xhr.response.data.item.title); xhr.send();`,
} as const;

export const urls = {
  inPage: `${shopee(shopeePath(ordinary, plainShop))}?tapped`,
  tea: shopee(teaPath),
  early: `${shopee(teaPath)}?early`,
  shell: `${shopee(`/Trang-trong-i.${plainShop.id}.7700`)}?forged-shell`,
  forged: `${shopee(shopeePath(ordinary, plainShop))}?forged`,
} as const;

function inPage(): string {
  const buttons = Object.entries(goes).map(
    ([way, code]) =>
      `document.getElementById('${way}').onclick = async () => { history.pushState({}, '', ${JSON.stringify(teaPath)}); ${code} };`,
  );
  return shopeeListing(ordinary, plainShop).replace(
    '</body>',
    `<button id="fetch">1</button><button id="xhr">2</button><script>${show}${buttons.join('')}</script></body>`,
  );
}

/** Asks in the first script of its head, long before the guard stands. */
function early(): string {
  return `<!doctype html><html><head><script>window.asked = fetch(${JSON.stringify(teaPayload)}).then((answer) => answer.json());</script></head>
<body><main id="main"></main><script>${show} window.asked.then(({ data }) => show(data.item.title));</script></body></html>`;
}

/** What a page can try that wants to be heard as the tap, or to learn how the tap speaks. */
const forgery = (text: string): string => `window.learned = [];
for (const name of ['cho-lanh-tap', 'cho-lanh-ear'])
  for (const target of [document, window])
    target.addEventListener(name, (event) => window.learned.push(name + ' ' + event.detail));
window.forge = () => {
  const secret = '00000000-0000-4000-8000-000000000000';
  const detail = ${JSON.stringify(`${shopee(payloadPath(plainShop.id, '7700'))}\n`)} + ${JSON.stringify(text)};
  document.dispatchEvent(new CustomEvent('cho-lanh-ear'));
  document.dispatchEvent(new CustomEvent('cho-lanh-tap', { detail: secret }));
  for (const name of [secret, 'cho-lanh-tap', 'cho-lanh-ear'])
    for (let at = 0; at < 3000; at += 1) document.dispatchEvent(new CustomEvent(name, { detail }));
  window.postMessage({ type: 'cho-lanh-tap', detail }, '*');
};
window.forge();`;

function forgedShell(): string {
  const text = JSON.stringify(payload(7700, Number(plainShop.id)));
  // It also really answers itself with a product, and shows nothing.
  return `<!doctype html><html><head><script>${forgery(text)}</script></head><body><div id="main"></div>
<script>fetch(${JSON.stringify(payloadPath(plainShop.id, '7700'))}).then(() => { window.done = true; });</script></body></html>`;
}

/** A listing of one shop that answers itself with the listing of another, warned of one. */
function forgedListing(): string {
  const text = JSON.stringify(payload(Number(slimmingTea.id), Number(listedShop.id)));
  const wrongShop = payloadPath(listedShop.id, ordinary.id);
  return shopeeListing(ordinary, plainShop).replace(
    '</body>',
    `<script>${forgery(text)}
Promise.all([${JSON.stringify(teaPayload)}, ${JSON.stringify(wrongShop)}].map((path) => fetch(path))).then(() => {
  document.getElementById('main').append(Object.assign(document.createElement('p'), { textContent: 'xong rồi' }));
  window.done = true;
});</script></body>`,
  );
}

export const serveTapPages: Serve = (url) => {
  const { pathname, searchParams } = url;
  if (pathname === '/api/v4/pdp/get_pc') {
    const [id, shopId] = [searchParams.get('item_id'), searchParams.get('shop_id')];
    if (id === '404') return { ...json({ error: 1 }), status: 404 };
    if (id === '0') return null;
    return json(payload(Number(id), Number(shopId)));
  }
  if (searchParams.has('tapped')) return html(inPage());
  if (searchParams.has('early')) return html(early());
  if (searchParams.has('forged-shell')) return html(forgedShell());
  if (searchParams.has('forged')) return html(forgedListing());
  return null;
};
