import { serveMarket } from '../../tools/demo/market/market.ts';
import { html, type Serve, type Served } from '../../tools/demo/served-page.ts';
import { type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';

export const listedHost = 'hangthanhly-demo.example';
export const listed = `https://${listedHost}/p/1`;
export const calmHost = 'vuonxanh-demo.example';
export const calm = `https://${calmHost}/`;
/** Where a page of the listed host sends its visitors before it was a page. */
export const arrived = `https://${calmHost}/arrived`;
/** A shop that no build names: nothing is known of it. */
export const stranger = 'https://tiem-la-demo.example/p/1';

/** What pages of the listed host do to keep their tab. */
const tricks: Readonly<Record<string, string>> = {
  '/restless':
    "let n = 0; setInterval(() => { history.pushState(0, '', '/p/' + (n += 1)); window.stop(); }, 20);",
  '/stops-every-load': 'setInterval(() => window.stop(), 5);',
  '/asks-before-leaving':
    "addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'x'; });",
  '/loads-itself-again': "setInterval(() => { location.href = '?' + Math.random(); }, 15);",
  '/goes-back-always': 'setInterval(() => history.back(), 20);',
};

function redirect(to: string): Served {
  return { status: 302, contentType: 'text/html', body: '', headers: { location: to } };
}

function servePage(text: string, script = ''): Served {
  return html(
    `<!doctype html><title>x</title><body><p id="goods">${text}</p><script>${script}</script>`,
  );
}

/** The demo market, and around it the pages that a stop has to hold against. */
export const serveStops: Serve = (url) => {
  if (url.hostname === listedHost && !url.pathname.startsWith('/san-pham/')) {
    if (url.pathname === '/no-content') return { status: 204, contentType: 'text/html', body: '' };
    if (url.pathname === '/sends-on') return redirect(arrived);
    return servePage('Hàng thanh lý', tricks[url.pathname]);
  }
  if (url.href === calm || url.href === arrived) return servePage('Vườn xanh');
  if (url.hostname === calmHost && url.pathname === '/sends-on') return redirect(listed);
  if (url.hostname === calmHost && url.pathname === '/leads-there') {
    // Also when the back-forward cache brings it as it was left.
    const leave = `setTimeout(() => { location.href = '${listed}'; }, 50)`;
    return servePage('Vườn xanh', `addEventListener('pageshow', () => ${leave});`);
  }
  if (url.href === stranger) return servePage('Tiệm lạ');
  return serveMarket(url);
};

export type StopDriver = {
  /** Address of the stop page that stands before `url`. */
  readonly stopOf: (url: string) => string;
  readonly readUrls: () => Promise<readonly string[]>;
  /** Waits until a tab stands at exactly this address. */
  readonly shows: (url: string) => Promise<unknown>;
  /** Waits until the stop page says which host it is about. */
  readonly drawn: (tab: OpenTab) => Promise<unknown>;
  readonly press: (tab: OpenTab, button: 'main' | 'quiet' | 'report') => Promise<unknown>;
  /** No tab is at a host whose name ends with this. */
  readonly isNowhere: (host: string) => Promise<boolean>;
};

export function driveStops(browser: ShopBrowser): StopDriver {
  const readUrls = async (): Promise<readonly string[]> => {
    const all = await browser.inExtension(
      'browser.tabs.query({}).then((tabs) => tabs.map((tab) => tab.url ?? ""))',
    );
    return Array.isArray(all) ? all.map(String) : [];
  };
  const selectors = {
    main: '.main',
    quiet: '.quiet',
    report: 'button:not(.main):not(.quiet)',
  };
  return {
    stopOf: (url) => `${browser.ownPrefix}warning.html?to=${encodeURIComponent(url)}`,
    readUrls,
    shows: (url) =>
      waitFor({ what: `a tab at ${url}`, ask: readUrls, holds: (urls) => urls.includes(url) }),
    drawn: (tab) =>
      waitFor({
        what: 'the stop page is drawn',
        ask: () =>
          tab.run('document.querySelector("[role=alertdialog]")?.textContent ?? ""').catch(String),
        holds: (text) => String(text).includes(listedHost),
      }),
    press: (tab, button) =>
      // In a task of its own: what the press begins may take this document away before the driver has its answer.
      tab.run(
        `void setTimeout(() => document.querySelector('.stop .row ${selectors[button]}').click())`,
      ),
    isNowhere: async (host) =>
      !(await readUrls()).some((url) => URL.parse(url)?.hostname.endsWith(host)),
  };
}
