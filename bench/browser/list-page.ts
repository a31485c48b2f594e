import { html, type Serve } from '../../tools/demo/served-page.ts';

/** A list page as a shop serves it, made up: every tenth card says something that a rule answers to. */
export function serveListPage(cards: number): Serve {
  const body = writePage(cards);
  return (url) => (url.pathname.startsWith('/search') ? html(body) : html('', 404));
}

export const listUrl = 'https://tiki.vn/search?q=mau';

const words = ['Viên uống', 'Trà', 'Kem', 'Nồi', 'Áo', 'Bình giữ nhiệt', 'Sách', 'Tai nghe'];
const claim = 'chữa khỏi hoàn toàn ung thư, cam kết hoàn tiền';

export function writeCard(at: number): string {
  const title = `${words[at % words.length]} mẫu số ${at}${at % 10 === 0 ? `, ${claim}` : ', hộp 60, hàng công ty'}`;
  return `<a class="product-item" data-view-id="product_list_item" href="/hang-mau-${at}-p${100_000 + at}.html"><span class="picture"></span><h3>${title}</h3><span class="cost">${at % 900}.000 ₫</span></a>`;
}

function writePage(cards: number): string {
  const all = Array.from({ length: cards }, (_, at) => writeCard(at)).join('\n');
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tìm</title><style>
body{margin:0;font:14px/1.5 sans-serif}.grid{display:grid;grid-template-columns:repeat(6,1fr);gap:12px}
.product-item{display:block;color:inherit;text-decoration:none;min-height:240px}.picture{display:block;height:150px;background:#eee}h3{font-size:13px;margin:4px}
</style><script>
globalThis.mutations = 0;
globalThis.paintedAfterMs = 0;
let parsedAtMs = 0;
addEventListener('DOMContentLoaded', () => { parsedAtMs = performance.now(); });
new MutationObserver((records) => {
  globalThis.mutations += records.length;
  if (parsedAtMs > 0 && globalThis.paintedAfterMs === 0) globalThis.paintedAfterMs = performance.now() - parsedAtMs;
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
addEventListener('load', () => { globalThis.mutations = 0; });
</script></head><body><h1>Tìm</h1><div class="grid">${all}</div></body></html>`;
}
