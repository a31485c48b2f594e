import type { Good } from './goods.ts';

/** How a made-up shop dresses its pages. */
export type Dress = {
  readonly brand: string;
  readonly colour: string;
  readonly ground: string;
  readonly search: string;
};

export type Frame = {
  readonly dress: Dress;
  readonly title: string;
  readonly head?: string;
  readonly body: string;
};

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Data for an inline script: cannot end the script early. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** A drawn picture instead of a photograph: two tones and a simple shape, always the same for one seed. */
export function picture(seed: string): string {
  let hash = 7;
  for (const letter of seed) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  const hue = hash % 360;
  const shapes = [
    "<circle cx='60' cy='58' r='30'/>",
    "<rect x='34' y='26' width='52' height='68' rx='9'/>",
    "<path d='M60 22c26 18 26 58 0 78-26-20-26-60 0-78z'/>",
    "<path d='M38 40h44l8 54H30z'/><path d='M48 40c0-22 24-22 24 0' fill='none' stroke-width='5'/>",
  ];
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 120'><rect width='120' height='120' fill='hsl(${hue} 38% 91%)'/><g fill='hsl(${hue} 34% 62%)' stroke='hsl(${hue} 34% 62%)'>${shapes[hash % shapes.length]}</g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const style = `
*{box-sizing:border-box}body{margin:0;font:15px/1.5 "Be Vietnam Pro","Noto Sans",system-ui,sans-serif;color:#2b2b2b;background:var(--ground)}
a{color:inherit;text-decoration:none}
.bar{background:var(--brand);color:#fff;padding:14px 32px;display:flex;gap:24px;align-items:center}
.bar b{font-size:22px;letter-spacing:-.3px}.bar span{flex:1;background:#fff;color:#8a8a8a;border-radius:4px;padding:8px 14px}
main{max-width:1180px;margin:20px auto;padding:0 16px}
.sheet{background:#fff;border-radius:6px;padding:20px;margin-bottom:16px}
.product{display:grid;grid-template-columns:380px 1fr;gap:28px}.product img{width:100%;border-radius:6px;display:block}
h1{font-size:22px;line-height:1.35;margin:0 0 12px;font-weight:600}.price{color:var(--brand);font-size:28px;font-weight:600;margin:8px 0}
.buy{display:inline-block;background:var(--brand);color:#fff;border-radius:4px;padding:11px 30px;margin-top:18px}
.shopline{display:flex;gap:14px;align-items:center}.shopline img{width:56px;height:56px;border-radius:50%}
.shopname{font-weight:600;font-size:16px}.soft{color:#777;font-size:13px}
h2{font-size:17px;margin:0 0 10px}p{margin:0 0 8px}
.grid{display:grid;grid-template-columns:repeat(6,1fr);gap:12px;padding:0;margin:0;list-style:none}
.card{background:#fff;border-radius:6px;overflow:hidden;display:block;min-height:220px}.card img{width:100%;aspect-ratio:1;display:block}
.card .name{font-size:13px;padding:8px 10px 2px;min-height:48px;display:block}.card .cost{color:var(--brand);padding:0 10px 10px;display:block;font-weight:600}
footer{max-width:1180px;margin:32px auto;padding:0 16px;color:#888;font-size:13px}
@media(max-width:900px){.grid{grid-template-columns:repeat(3,1fr)}.product{grid-template-columns:300px 1fr}}
/* As shops do it on a phone: the head stays, and the button to buy stands at the lower edge. */
@media(max-width:600px){body{padding-bottom:64px}.bar{position:sticky;top:0;z-index:9;padding:10px 16px;gap:12px}main{margin-top:8px;padding:0 8px}.sheet{padding:12px}.product{grid-template-columns:1fr}
.grid{grid-template-columns:repeat(2,1fr);gap:8px}.buy{position:fixed;z-index:9;left:0;right:0;bottom:0;border-radius:0;padding:14px;text-align:center}}
`;

/** A whole document in the dress of its shop. Nothing in it asks for anything from outside. */
export function page({ dress, title, head = '', body }: Frame): string {
  return `<!doctype html>
<html lang="vi" style="--brand:${dress.colour};--ground:${dress.ground}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title>${head}<style>${style}</style></head>
<body><header class="bar"><b>${escapeHtml(dress.brand)}</b><span>${escapeHtml(dress.search)}</span></header>
${body}
<footer>Trang giả lập để trình diễn, không bán hàng. Tên sản phẩm và gian hàng đều là tự đặt.</footer>
</body></html>`;
}

export function paragraphs(good: Good): string {
  return good.description.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
}

export function image(good: Pick<Good, 'title'>): string {
  return `<img alt="" src="${picture(good.title)}">`;
}

/** `Bình giữ nhiệt` → `Bình-giữ-nhiệt`, as shops write names into addresses. */
export function slug(title: string): string {
  return title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
}

/** `Bình giữ nhiệt` → `binh-giu-nhiet`. */
export function plainSlug(title: string): string {
  return slug(title).toLowerCase().replaceAll('đ', 'd').normalize('NFD').replaceAll(/\p{M}/gu, '');
}
