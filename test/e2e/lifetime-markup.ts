import { ordinary, slimmingTea } from '../../tools/demo/market/goods.ts';
import {
  listedShop,
  plainShop,
  shopeeInPage,
  shopeeListing,
  shopeePath,
} from '../../tools/demo/market/shopee.ts';
import { html, type Serve } from '../../tools/demo/served-page.ts';

/** Every seventh card of a list is of the listed shop. */
const every = 7;
export const isFlagged = (at: number): boolean => at % every === every - 1;
export const cardTitle = (at: number): string => `Món số ${at} của phiên chợ`;

/** Card number `at`, as an expression of the page: its address and its name. */
const cardCode = `
const shopOf = (at) => at % ${every} === ${every - 1} ? '${listedShop.id}' : String(900300000 + at);
const hrefOf = (at) => '/Mon-so-' + at + '-i.' + shopOf(at) + '.' + (700000 + at);
const titleOf = (at) => 'Món số ' + at + ' của phiên chợ';
const makeCard = (at) => {
  const card = document.createElement('a');
  card.className = 'item';
  card.href = hrefOf(at);
  const picture = document.createElement('img');
  picture.width = picture.height = 160;
  picture.src = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const name = document.createElement('div');
  name.className = 'line-clamp-2';
  name.append(titleOf(at));
  card.append(picture, name);
  return card;
};`;

const style = `<style>
body { margin: 0; font: 14px sans-serif; }
#list { display: grid; grid-template-columns: repeat(5, 200px); gap: 20px; }
.item { display: block; height: 240px; background: #eee; }
#window { position: relative; height: 800px; width: 700px; overflow-y: scroll; }
#window .item { position: absolute; left: 0; width: 400px; }
</style>`;

const frame = (body: string): string =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Chợ phiên</title>${style}</head><body>${body}</body></html>`;

/** Sixty-four cards, and sixty more whenever the end comes into sight, up to a thousand. */
const growing = frame(`<main><div id="list"></div><p id="end">Còn nữa</p></main><script>${cardCode}
const list = document.getElementById('list');
let count = 0;
const more = (upTo) => { while (count < Math.min(upTo, 1000)) list.append(makeCard(count++)); };
more(64);
addEventListener('scroll', () => {
  if (scrollY + innerHeight > document.documentElement.scrollHeight - 400) more(count + 60);
});
</script>`);

/**
 * Twelve nodes for three hundred cards. They are given to other cards as a framework does it that keeps its nodes:
 * an attribute, the characters of a text node and a place change; nothing is added and nothing removed.
 */
const virtual =
  frame(`<main><h1>Danh sách</h1><div id="window"><div id="room"></div></div></main><script>${cardCode}
const rows = 300, high = 260, kept = 12;
const view = document.getElementById('window'), room = document.getElementById('room');
room.style.height = rows * high + 'px';
const nodes = Array.from({ length: kept }, (_, at) => makeCard(at));
room.append(...nodes);
const show = () => {
  const first = Math.max(0, Math.min(rows - kept, Math.floor(view.scrollTop / high) - 2));
  for (let at = first; at < first + kept; at += 1) {
    const node = nodes[at % kept];
    node.style.top = at * high + 'px';
    if (node.dataset.at === String(at)) continue;
    node.dataset.at = String(at);
    node.setAttribute('href', hrefOf(at));
    node.querySelector('.line-clamp-2').firstChild.nodeValue = titleOf(at);
  }
};
view.addEventListener('scroll', show);
show();
</script>`);

/** A feed; a press on its first card opens the listing in a dialog over it, under an address of its own. */
const feed = frame(`<div role="main"><h1>Marketplace</h1><div>
${Array.from({ length: 12 }, (_, at) => `<a class="item" href="/marketplace/item/${800_000 + at}/"><img alt="${cardTitle(at)} in Hà Nội" width="90" height="90"><span style="-webkit-line-clamp:2;line-clamp:2">${cardTitle(at)}</span></a>`).join('\n')}
</div></div><template id="listing"><div role="dialog" style="position:fixed;inset:60px;background:#fff"><h1>${slimmingTea.title}</h1><div>189.000 ₫</div>
<p>Người bán</p><a href="/marketplace/profile/900100999/" aria-label="Chị Tư Demo">Chị Tư Demo</a></div></template><script>
const openListing = () => {
  history.pushState({}, '', '/marketplace/item/800000/');
  setTimeout(() => document.body.append(document.getElementById('listing').content.cloneNode(true)), 200);
};
const closeListing = () => { document.querySelector('[role=dialog]').remove(); history.back(); };
</script>`);

const shopee = (path: string): string => new URL(path, 'https://shopee.vn').href;

export const lifetimeUrls = {
  growing: shopee('/flash_sale?growing'),
  virtual: shopee('/flash_sale?virtual'),
  feed: 'https://www.facebook.com/marketplace/category/home',
  dialog: 'https://www.facebook.com/marketplace/item/800000/',
  listing: shopee(shopeePath(slimmingTea, listedShop)),
  variant: `${shopee(shopeePath(slimmingTea, listedShop))}?modelId=2`,
  ordinary: shopee(shopeePath(ordinary, plainShop)),
  inPage: `${shopee(shopeePath(slimmingTea, listedShop))}?in-page`,
  leaving: (delayMs: number) => `${shopee(shopeePath(slimmingTea, listedShop))}?leaving=${delayMs}`,
} as const;

/** Says whether the page came out of the back-forward cache. */
const keeping = `<script>addEventListener('pageshow', (event) => { globalThis.wasKept = event.persisted; })</script>`;
const withKeeping = (markup: string): string =>
  markup.replace('</body>', () => `${keeping}</body>`);

export const serveLifetimes: Serve = (url) => {
  const { searchParams: asked } = url;
  if (url.hostname === 'www.facebook.com') return html(feed);
  if (asked.has('growing')) return html(growing);
  if (asked.has('virtual')) return html(virtual);
  if (asked.has('in-page')) return html(shopeeInPage(slimmingTea, ordinary));
  if (url.pathname.includes(`i.${plainShop.id}.`))
    return html(withKeeping(shopeeListing(ordinary, plainShop)));
  if (!url.pathname.includes(`i.${listedShop.id}.`)) return null;
  const leaving = asked.get('leaving');
  const listing = shopeeListing(slimmingTea, listedShop);
  if (leaving === null) return html(withKeeping(listing));
  const next = JSON.stringify(lifetimeUrls.ordinary);
  const go = `<script>addEventListener('DOMContentLoaded', () => setTimeout(() => location.replace(${next}), ${Number(leaving)}))</script>`;
  return html(listing.replace('</body>', () => `${go}</body>`));
};
