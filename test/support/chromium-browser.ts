import type { CDPSession, Page } from 'playwright-core';
import {
  goToPage,
  launchChromium,
  type RunningChromium,
} from '../../tools/demo/launch-chromium.ts';
import type { Serve } from '../../tools/demo/served-page.ts';
import { buildChromiumGrants } from './chromium-grants.ts';
import { openRefusingProxy } from './refusing-proxy.ts';
import { type OpenTab, type PaintedElement, type ShopBrowser, waitFor } from './shop-browser.ts';

export type ShopBrowserLaunch = {
  /** Folder of the unpacked extension, or null. */
  readonly extension: string | null;
  /** Null: no page is opened but the extension's own, and the browser keeps its HTTP cache. */
  readonly serve: Serve | null;
  readonly profile?: string;
  /** Firefox as it is after the install: it was not asked yet whether reports may be sent. */
  readonly isUnasked?: true;
  /** A small phone's window and pointer; only Firefox for desktops can be made to say so. */
  readonly phone?: boolean;
};

/** Chromium with the extension, as the scenarios drive it. */
export async function openChromium(launch: ShopBrowserLaunch): Promise<ShopBrowser> {
  const proxy = await openRefusingProxy();
  const { address, isAllowed: passes } = proxy;
  const running = await launchChromium({ ...launch, proxy: address, passes });
  const served: string[] = [];
  running.context.on('request', (request) => {
    if (/^https?:/.test(request.url())) served.push(request.url());
  });
  const ownPrefix = running.extensionId ? `chrome-extension://${running.extensionId}/` : null;
  let own: Page | null = null;

  async function ownPage(): Promise<Page> {
    if (own && !own.isClosed()) return own;
    own = await running.newPage();
    // A page without script of its own: it only lends its address, and with it the extension API.
    await own.goto(`${ownPrefix}manifest.json`);
    return own;
  }
  async function openTab(url: string): Promise<OpenTab> {
    const page = await running.newPage();
    const tab = await buildTab(page);
    await tab.goTo(url);
    await page.bringToFront();
    return tab;
  }
  return {
    name: 'chromium',
    ownPrefix,
    extensionId: running.extensionId,
    openTab,
    openOwnPage: (path) => openTab(`${ownPrefix}${path}`),
    findTab: (part) => findTab(running, part),
    allowHost: proxy.allow,
    grants: buildChromiumGrants(running),
    async inExtension(expression) {
      return (await ownPage()).evaluate(wrapExpression(expression));
    },
    async inExtensionPressed(expression) {
      const cdp = await running.context.newCDPSession(await ownPage());
      const { result } = await cdp.send('Runtime.evaluate', {
        expression: wrapExpression(expression),
        userGesture: true,
        awaitPromise: true,
        returnByValue: true,
      });
      return result.value;
    },
    killWorker: async () => killWorker(await ownPage()),
    async kill() {
      await running.kill();
      await proxy.close();
    },
    readRequests: () => [...served, ...proxy.asked],
    async close() {
      await running.close();
      await proxy.close();
    },
  };
}

function wrapExpression(expression: string): string {
  return `(async () => { const browser = globalThis.browser ?? chrome; return (${expression}); })()`;
}

async function findTab(running: RunningChromium, part: string): Promise<OpenTab> {
  const found = await waitFor({
    what: `a tab at ${part}`,
    ask: async () => running.context.pages().findLast((page) => page.url().includes(part)),
    holds: (page) => page !== undefined,
  });
  if (!found) throw new Error('no tab');
  return buildTab(found);
}

/** As the browser does it itself after half a minute without an event. An event may have started the next one by now. */
async function killWorker(own: Page): Promise<void> {
  const readRunning = async (): Promise<readonly string[]> => {
    const found: unknown = await own.evaluate(
      "chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] })",
    );
    return Array.isArray(found) ? found.map(({ contextId }) => String(contextId)) : [];
  };
  const before = await readRunning();
  const cdp = await own.context().newCDPSession(own);
  await cdp.send('ServiceWorker.enable');
  await waitFor({
    what: `the worker ${before.join(' ')} is gone`,
    ask: async () => {
      await cdp.send('ServiceWorker.stopAllWorkers');
      return readRunning();
    },
    holds: (running) => !running.some((id) => before.includes(id)),
  });
  await cdp.detach();
}

async function buildTab(page: Page): Promise<OpenTab> {
  const cdp = await page.context().newCDPSession(page);
  return {
    async goTo(url) {
      await goToPage(page, url, 'domcontentloaded');
    },
    run: (expression) => page.evaluate(expression),
    readPainted: () => readPainted(cdp),
    async press(element) {
      const backendNodeId = Number(element.handle);
      await cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
      const { model } = await cdp.send('DOM.getBoxModel', { backendNodeId });
      const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
      await page.mouse.click((left + right) / 2, (top + bottom) / 2);
    },
    key: (key) => page.keyboard.press(key),
    write: (text) => page.keyboard.insertText(text),
    async reportKey() {
      await page.bringToFront();
      // Only a key with its number on the keyboard reaches the browser's own shortcuts.
      const key = { key: 'L', code: 'KeyL', windowsVirtualKeyCode: 76, nativeVirtualKeyCode: 76 };
      for (const type of ['rawKeyDown', 'keyUp'] as const) {
        await cdp.send('Input.dispatchKeyEvent', { type, modifiers: 1 | 8, ...key });
      }
    },
    async screenshot(file) {
      await page.screenshot({ path: file });
    },
    close: () => page.close(),
  };
}

type CdpNode = {
  readonly backendNodeId: number;
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly shadowRootType?: string;
  readonly attributes?: string[];
  readonly children?: CdpNode[];
  readonly shadowRoots?: CdpNode[];
};

async function readPainted(cdp: CDPSession): Promise<PaintedElement[]> {
  const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
  const painted: PaintedElement[] = [];
  collect(root, false, painted);
  return painted;
}

function collect(node: CdpNode, inside: boolean, painted: PaintedElement[]): void {
  if (inside && node.nodeType === 1 && node.nodeName !== 'STYLE') {
    painted.push({
      tag: node.nodeName.toLowerCase(),
      attributes: readAttributes(node.attributes ?? []),
      text: readText(node),
      handle: String(node.backendNodeId),
    });
  }
  for (const child of node.children ?? []) collect(child, inside, painted);
  for (const root of node.shadowRoots ?? []) {
    collect(root, inside || root.shadowRootType === 'closed', painted);
  }
}

function readAttributes(flat: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = 0; at + 1 < flat.length; at += 2) found[flat[at] ?? ''] = flat[at + 1] ?? '';
  return found;
}

function readText(node: CdpNode): string {
  if (node.nodeType === 3) return node.nodeValue.trim();
  if (node.nodeName === 'STYLE') return '';
  return (node.children ?? []).map(readText).filter(Boolean).join(' ');
}
