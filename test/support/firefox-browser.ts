import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type HTTPRequest,
  type KeyInput,
  launch as launchFirefox,
  type Page,
  TimeoutError,
} from 'puppeteer-core';
import type { Serve } from '../../tools/demo/served-page.ts';
import { installFirefox } from '../../tools/setup/browsers.ts';
import type { ShopBrowserLaunch } from './chromium-browser.ts';
import type { Bidi } from './firefox-bidi.ts';
import { pressReportKey } from './firefox-key.ts';
import { buildFirefoxGrants } from './firefox-grants.ts';
import { readPainted } from './firefox-painted.ts';
import { killBackground } from './firefox-worker.ts';
import { phonePreferences, phoneSize } from './phone.ts';
import { openRefusingProxy } from './refusing-proxy.ts';
import { type OpenTab, type ShopBrowser, waitFor } from './shop-browser.ts';

const addonId = 'cho-lanh@cho-lanh.example';
/** Firefox would draw the host of the extension's pages by lot. */
const ownHost = '6b1d0a4e-52c1-4a7f-9c55-0d6a3f0e7a11';

/** Firefox with the extension, driven by WebDriver BiDi. */
export async function openFirefox(launch: ShopBrowserLaunch): Promise<ShopBrowser> {
  const proxy = await openRefusingProxy();
  const folder = mkdtempSync(join(tmpdir(), 'cho-lanh-firefox-'));
  const profile = launch.profile ?? join(folder, 'profile');
  const place = { folder, profile, port: proxy.port };
  const browser = await launchDriven(place, launch.phone ?? false);
  const served: string[] = [];
  if (launch.extension) await browser.installExtension(launch.extension);
  const bidi = readConnection(browser);
  const grants = buildFirefoxGrants(bidi, addonId);
  if (launch.extension && !launch.isUnasked) await grants.applySending(true);
  let own: OpenTab | null = null;

  async function clear(): Promise<void> {
    await proxy.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  function openOwnPageIn(page: Page, path: string): Promise<OpenTab> {
    return goToOwnPage(buildTab(page, bidi), path, (url) =>
      bidi.send('browsingContext.navigate', { context: readContext(page), url, wait: 'none' }),
    );
  }
  return {
    name: 'firefox',
    ownPrefix: launch.extension ? `moz-extension://${ownHost}/` : null,
    extensionId: launch.extension ? addonId : null,
    async openTab(url) {
      const page = await browser.newPage();
      if (launch.serve)
        await answerAll(page, { serve: launch.serve, passes: proxy.isAllowed, served });
      const tab = buildTab(page, bidi);
      await tab.goTo(url);
      await page.bringToFront();
      return tab;
    },
    openOwnPage: async (path) => openOwnPageIn(await browser.newPage(), path),
    findTab: (part) => findTab(browser, bidi, part),
    allowHost: proxy.allow,
    grants,
    async inExtension(expression) {
      own ??= await openOwnPageIn(await browser.newPage(), 'popup.html');
      return own.run(`(async () => (${expression}))()`);
    },
    async inExtensionPressed(expression) {
      const page = await browser.newPage();
      const tab = await openOwnPageIn(page, 'popup.html');
      const answered = await runPressed(page, tab, expression);
      await tab.close();
      return answered;
    },
    killWorker: () => killBackground(bidi, addonId),
    readRequests: () => [...served, ...proxy.asked],
    kill: () => killBrowser(browser).then(clear),
    close: () => browser.close().then(clear),
  };
}

async function killBrowser(browser: Browser): Promise<void> {
  const child = browser.process();
  const gone = child && once(child, 'exit');
  child?.kill('SIGKILL');
  await gone;
}

type Place = { readonly folder: string; readonly profile: string; readonly port: number };

async function launchDriven({ folder, profile, port }: Place, isPhone: boolean): Promise<Browser> {
  return launchFirefox({
    browser: 'firefox',
    executablePath: await installFirefox(),
    headless: true,
    userDataDir: profile,
    // Lets the tests open the extension's own pages and ask the browser window; it is never set for a shopper.
    args: ['--remote-allow-system-access'],
    defaultViewport: isPhone ? phoneSize : { width: 1280, height: 900 },
    extraPrefsFirefox: { ...buildPreferences(port), ...(isPhone ? phonePreferences : {}) },
    env: { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' },
    timeout: 60_000,
  });
}

/** Firefox wants some calls to be made inside the handler of a real press. */
async function runPressed(page: Page, tab: OpenTab, expression: string): Promise<unknown> {
  await tab.run(
    `void document.body.replaceChildren(Object.assign(document.createElement('button'), {
      style: 'position:fixed;inset:0', onclick: () => { globalThis.pressed = ${expression}; } }))`,
  );
  await page.mouse.click(40, 40);
  return tab.run('globalThis.pressed');
}

async function goToOwnPage(
  tab: OpenTab,
  path: string,
  navigate: (url: string) => Promise<unknown>,
): Promise<OpenTab> {
  const url = `moz-extension://${ownHost}/${path}`;
  // The page changes its process on the way, which puppeteer's own navigation does not survive.
  await navigate(url);
  await waitFor({
    what: `open ${url}`,
    ask: () => tab.run('location.href + document.readyState').catch(String),
    holds: (seen) => seen === `${url}complete`,
  });
  return tab;
}

function buildPreferences(proxyPort: number): Record<string, unknown> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: ownHost }),
    // The question for optional permissions cannot be answered without a window; it is granted unasked.
    'extensions.webextOptionalPermissionPrompts': false,
    'intl.accept_languages': 'vi-VN,vi',
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.no_proxies_on': '',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'dom.push.connection.enabled': false,
    'services.settings.server': 'http://127.0.0.1:9/',
    'browser.safebrowsing.provider.google4.updateURL': '',
    'browser.safebrowsing.provider.mozilla.updateURL': '',
  };
}

type Answering = {
  readonly serve: Serve;
  readonly passes: (url: URL) => boolean;
  readonly served: string[];
};

async function answerAll(page: Page, answering: Answering): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request, answering).catch(ignoreLeft));
}

async function answer(request: HTTPRequest, { serve, passes, served }: Answering): Promise<void> {
  const url = new URL(request.url());
  if (!/^https?:$/.test(url.protocol) || passes(url)) return request.continue();
  served.push(url.href);
  const found = serve(url);
  if (found === null) return request.abort('connectionrefused');
  return request.respond({
    status: found.status,
    contentType: found.contentType,
    body: found.body,
    headers: { ...found.headers },
  });
}

function isCutOff(fault: unknown): boolean {
  return String(fault).includes('NS_BINDING_ABORTED');
}

/** The page that asked was left in the meantime (the stop page took its place): nobody waits for the answer. */
function ignoreLeft(fault: unknown): void {
  if (!/no such request/.test(String(fault))) throw fault;
}

/** The BiDi connection below puppeteer: closed shadow roots and the extension's own pages are only there. */
function readConnection(browser: Browser): Bidi {
  const connection: unknown = Reflect.get(browser, 'connection');
  if (typeof connection !== 'object' || connection === null || !('send' in connection)) {
    throw new Error('puppeteer has changed: where is its BiDi connection now?');
  }
  return connection as Bidi;
}

function readContext(page: Page): string {
  return String(Reflect.get(page.mainFrame(), '_id'));
}

async function findTab(browser: Browser, bidi: Bidi, part: string): Promise<OpenTab> {
  const context = await waitFor({
    what: `a tab at ${part}`,
    ask: () => findContext(bidi, part),
    holds: (found) => found !== null,
  });
  const pages = await browser.pages();
  const found = pages.find((page) => readContext(page) === context);
  if (!found) throw new Error(`puppeteer knows no page of ${part}`);
  return buildTab(found, bidi);
}

/** The newest tab at an address, by what the browser says: puppeteer loses sight of one that changes its process. */
async function findContext(bidi: Bidi, part: string): Promise<string | null> {
  const { result } = await bidi.send('browsingContext.getTree', { maxDepth: 0 });
  const { contexts }: { readonly contexts?: unknown } = Object(result);
  const all = Array.isArray(contexts) ? contexts.map(Object) : [];
  return all.findLast(({ url }) => String(url).includes(part))?.context ?? null;
}

function buildTab(page: Page, bidi: Bidi): OpenTab {
  const context = readContext(page);
  return {
    async goTo(url) {
      // A navigation in whose place the stop page comes may be told to have been aborted, or never to have ended; what
      // stands there is for the test to wait for.
      await page
        .goto(url, { waitUntil: 'domcontentloaded', timeout: 10_000 })
        .catch((fault: unknown) => {
          if (!(fault instanceof TimeoutError || isCutOff(fault))) throw fault;
        });
    },
    run: (expression) => runInPage(bidi, context, expression),
    readPainted: () => readPainted(bidi, context),
    async press(element) {
      const { result } = await bidi.send('script.callFunction', {
        functionDeclaration:
          '(el) => { el.scrollIntoView({ block: "nearest" }); const r = el.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }',
        arguments: [{ sharedId: element.handle }],
        target: { context },
        awaitPromise: false,
      });
      const [x, y] = readValue(Object(result).result) as [number, number];
      await page.mouse.click(x, y);
    },
    async key(key) {
      const [name = '', ...held] = key.split('+').toReversed();
      for (const each of held) await page.keyboard.down(each as KeyInput);
      await page.keyboard.press(name as KeyInput);
      for (const each of held) await page.keyboard.up(each as KeyInput);
    },
    write: (text) => page.keyboard.type(text),
    async reportKey() {
      await page.bringToFront();
      await pressReportKey(bidi);
    },
    async screenshot(file) {
      await page.screenshot({ path: file });
    },
    close: () => page.close(),
  };
}

async function runInPage(bidi: Bidi, context: string, expression: string): Promise<unknown> {
  const { result } = await bidi.send('script.evaluate', {
    // Travels as text: BiDi's own form of objects is far from JSON.
    expression: `(async () => JSON.stringify([await (${expression})]))()`,
    target: { context },
    awaitPromise: true,
  });
  const answered = Object(result);
  if (answered.type !== 'success') {
    throw new Error(String(answered.exceptionDetails?.text ?? 'the script failed'));
  }
  const list: unknown = JSON.parse(String(answered.result.value));
  return Array.isArray(list) ? (list[0] ?? undefined) : undefined;
}

type RemoteValue = { readonly type: string; readonly value?: unknown };

function readValue(remote: RemoteValue): unknown {
  return remote.type === 'array' && Array.isArray(remote.value)
    ? remote.value.map((item: RemoteValue) => readValue(item))
    : remote.value;
}
