import { jointCream, slimmingTea } from '../../tools/demo/market/goods.ts';
import { listedShop, shopeeListing, shopeePath } from '../../tools/demo/market/shopee.ts';
import { tikiListedShop, tikiListing, tikiPath } from '../../tools/demo/market/tiki.ts';
import { html, type Serve } from '../../tools/demo/served-page.ts';

/** What a page does to stay unread: markup at the very start of the head, and at the end of the body. */
export type Attack = {
  readonly head?: string;
  readonly body?: string;
  readonly site?: 'shopee' | 'tiki';
};

const script = (code: string): string => `<script>${code}</script>`;

/**
 * Every page measures itself: the longest time its own timer had to wait. Natives are kept before an attack
 * replaces them, so that the measure outlives it.
 */
const pulse = script(`(() => {
  const now = performance.now.bind(performance);
  let last = now();
  globalThis.pulse = { beats: 0, longestMs: 0 };
  setInterval(() => {
    const at = now();
    pulse.beats += 1;
    pulse.longestMs = Math.max(pulse.longestMs, at - last);
    last = at;
  }, 20);
})()`);

/** A name that answers with an element instead of what belongs there, in every world of the document. */
const clobberedNames = [
  'querySelector querySelectorAll documentElement body head forms scripts createElement createElementNS',
  'createTreeWalker createRange addEventListener elementsFromPoint elementFromPoint defaultView',
  'readyState title URL location baseURI childNodes firstChild getElementById prerendering',
]
  .join(' ')
  .split(' ');
const clobberedIds = 'choLanhGuard choLanhPainter browser chrome guard painter navigation self CSS';
const fieldNames = 'parentNode nodeName childNodes firstChild nextSibling textContent attributes';

const clobbering = [
  ...clobberedNames.map((name) => `<img name="${name}" alt="" hidden>`),
  ...clobberedIds.split(' ').map((id) => `<a id="${id}" hidden><b></b></a>`),
  `<form hidden>${fieldNames
    .split(' ')
    .map((name) => `<input name="${name}">`)
    .join('')}</form>`,
].join('\n');

/** Everything that a reader could lean on, replaced before anything else runs. */
const rewrites = script(`(() => {
  const lie = () => { throw new Error('rewritten'); };
  const nothing = () => [];
  globalThis.fetch = lie;
  Element.prototype.attachShadow = lie;
  JSON.parse = lie;
  for (const name of ['map', 'filter', 'flatMap', 'find', 'some', 'findLast', 'toSorted']) Array.prototype[name] = lie;
  Element.prototype.querySelectorAll = nothing;
  Document.prototype.querySelectorAll = nothing;
  Element.prototype.closest = () => null;
  Object.defineProperty(Node.prototype, 'textContent', { get: () => '', set() {} });
  globalThis.MutationObserver = class { observe() {} disconnect() {} takeRecords() { return []; } };
  EventTarget.prototype.addEventListener = () => {};
  Object.defineProperty(CSS, 'highlights', { value: { set: lie, delete: lie, get: lie } });
  globalThis.Highlight = lie;
  globalThis.rewritten = true;
})()`);

const hidingStyle = `<style>
body ~ *, html > :not(head):not(body) { display: none !important; opacity: 0 !important; visibility: hidden !important; }
html > div { clip-path: inset(50%) !important; transform: scale(0) !important; content-visibility: hidden !important; }
@layer hide { html > * ~ * ~ * { display: none !important; } }
</style>`;

const strangers =
  '[...document.documentElement.children].filter((each) => each !== document.head && each !== document.body)';

/** Takes away whatever comes beside the body, in the same turn of the loop. */
const removing = script(`globalThis.removed = 0;
new MutationObserver(() => { for (const each of ${strangers}) { each.remove(); removed += 1; } })
  .observe(document.documentElement, { childList: true })`);

/** Rewrites the style of whatever comes beside the body, once. */
const restyling = script(`new MutationObserver(() => {
  for (const each of ${strangers}) {
    if (each.seen) continue;
    each.seen = true;
    each.removeAttribute('style');
    each.style.setProperty('display', 'none', 'important');
  }
}).observe(document.documentElement, { childList: true })`);

const covering = script(`setInterval(() => {
  const cover = globalThis.cover ??= document.createElement('div');
  cover.textContent = 'Shop uy tín, đã kiểm tra';
  cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff';
  if (document.documentElement.lastElementChild !== cover) document.documentElement.append(cover);
}, 50)`);

/** Copies of our host that say the opposite, with names, labels and highlights of ours. */
const spoofing = script(`setTimeout(() => {
  for (const mode of ['open', 'closed']) {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode });
    root.innerHTML = '<div class="cl"><div class="front"><div class="spoofed" role="region" data-tone="credit">Không có cảnh báo</div></div></div>';
    document.documentElement.append(host);
  }
  for (const each of ${strangers}) document.body.append(each.cloneNode(true));
  const range = document.createRange();
  range.selectNodeContents(document.body);
  if (CSS.highlights) CSS.highlights.set('cho-lanh-claim', new Highlight(range));
}, 300)`);

const manyNodes = script(`{
  const crowd = document.createElement('div');
  crowd.hidden = true;
  for (let at = 0; at < 100000; at += 1) {
    const each = document.createElement('i');
    each.append('chữ ' + at);
    crowd.append(each);
  }
  let deep = crowd;
  for (let at = 0; at < 1000; at += 1) deep = deep.appendChild(document.createElement('div'));
  document.body.prepend(crowd);
}`);

/** About 5 MB of data that names what the rule looks for: a tower of brackets and a list of a million numbers. */
function buildBigJson(): string {
  const tower = '['.repeat(700_000) + ']'.repeat(700_000);
  const row = `[${'0,'.repeat(1_000_000)}0]`;
  return `{"id":1,"current_seller":{"id":2,"x":${tower}},"row":${row},"many":[${'{"id":3},'.repeat(170_000)}0]}`;
}
const bigJson = buildBigJson();

/** Data that would change every object, or pass for the seller, where it is merged or walked without care. */
const protoJson = `{"__proto__":{"id":${jointCream.id},"current_seller":{"id":1,"name":"x"},"checked":true},
"constructor":{"prototype":{"severity":"none","checked":true}},"current_seller":"x","hasOwnProperty":1,"toString":null}`;
const protoLd = `{"@context":"https://schema.org","@type":["Product","__proto__"],"__proto__":{"name":"y"},
"constructor":{"prototype":{"name":"y"}},"name":{"__proto__":{"toString":1}},"url":"https://shopee.vn/","offers":{"__proto__":{"price":1}}}`;

export const attacks = {
  'calls replaced': { head: rewrites },
  'styles that hide': { head: hidingStyle },
  'names clobbered': { body: clobbering },
  'removal in a loop': { head: removing },
  'a host restyled': { head: restyling },
  'a cover': { body: covering },
  'marks spoofed': { body: spoofing },
  'a hundred thousand nodes': { body: manyNodes },
  'five megabytes of data': {
    site: 'tiki',
    head: `<script type="application/json">${bigJson}</script><script>var big = ${bigJson};</script>`,
  },
  'data about prototypes': {
    site: 'tiki',
    head: `<script type="application/json">${protoJson}</script><script type="application/ld+json">${protoLd}</script>`,
  },
  'linked data about prototypes': {
    head: `<script type="application/ld+json">${protoLd}</script><script type="application/ld+json">[${protoLd},[[${protoLd}]]]</script>`,
  },
  'addresses in a loop': {},
  'words without end': {
    body: script(`setInterval(() => {
      const at = document.querySelector('footer');
      at.textContent = 'chữ mới ' + Math.random();
      at.append(document.createElement('b'), 'chữ nữa');
    }, 5)`),
  },
  'the document written anew': {
    body: script(`setTimeout(() => {
      const markup = document.documentElement.outerHTML.replace(/<script(?:.|\\n)*?<\\/script>/g, '');
      document.open(); document.write('<!doctype html>' + markup); document.close();
    }, 800)`),
  },
  'a root taken away for a moment': {},
} as const satisfies Record<string, Attack>;

export type AttackName = keyof typeof attacks;

/** The address of the listed shop's page that fights in this way. */
export function attackUrl(name: AttackName): string {
  const attack: Attack = attacks[name];
  const base =
    attack.site === 'tiki'
      ? new URL(tikiPath(jointCream), 'https://tiki.vn')
      : new URL(shopeePath(slimmingTea, listedShop), 'https://shopee.vn');
  base.searchParams.set('attack', name.replaceAll(' ', '-'));
  return base.href;
}

export const serveHostile: Serve = (url) => {
  const wanted = url.searchParams.get('attack');
  const found = Object.entries(attacks).find(([name]) => name.replaceAll(' ', '-') === wanted);
  if (!found) return null;
  const attack: Attack = found[1];
  const plain =
    attack.site === 'tiki'
      ? tikiListing(jointCream, tikiListedShop)
      : shopeeListing(slimmingTea, listedShop);
  // Functions, so that no `$` of the markup is taken for a group.
  return html(
    plain
      .replace('<head>', () => `<head>${pulse}${attack.head ?? ''}`)
      .replace('</body>', () => `${attack.body ?? ''}</body>`),
  );
};
