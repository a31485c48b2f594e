import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type HTTPRequest,
  launch,
  type LaunchOptions,
  type Page,
} from 'puppeteer-core';
import type { Serve } from '../../tools/demo/served-page.ts';
import { installChromium, installFirefox } from '../../tools/setup/browsers.ts';

export type BrowserName = 'chromium' | 'firefox';

export type OpenBrowser = {
  readonly name: BrowserName;
  readonly browser: Browser;
  /** A tab whose every http(s) request is answered by `serve`; null lets requests to this machine out. */
  readonly openTab: (serve: Serve | null) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** One browser with unpacked extensions in it, in a profile that is thrown away. */
export async function openBrowser(
  name: BrowserName,
  extensions: readonly string[],
): Promise<OpenBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'cho-lanh-bench-'));
  const options = name === 'chromium' ? await forChromium(extensions) : await forFirefox();
  const browser = await launch({
    ...options,
    headless: true,
    userDataDir: join(folder, 'profile'),
    defaultViewport: { width: 1280, height: 900 },
    env: { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' },
    timeout: 60_000,
    protocolTimeout: 300_000,
  });
  if (name === 'firefox') {
    for (const extension of extensions) await browser.installExtension(extension);
  }
  return {
    name,
    browser,
    openTab: async (serve) => {
      const page = await browser.newPage();
      if (serve) await answerRequests(page, serve);
      return page;
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function forChromium(extensions: readonly string[]): Promise<LaunchOptions> {
  return {
    browser: 'chrome',
    pipe: true,
    executablePath: await installChromium(),
    enableExtensions: [...extensions],
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-features=OptimizationHints,MediaRouter,Translate',
      // Chromium refuses to start as root with its sandbox on.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

async function forFirefox(): Promise<LaunchOptions> {
  return {
    browser: 'firefox',
    executablePath: await installFirefox(),
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ 'cho-lanh@cho-lanh.example': ownHost }),
      'app.update.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
    },
  };
}

/** Firefox would draw the host of the extension's pages by lot. */
export const ownHost = '0f1c7b52-8f0e-4f0a-9d55-2f9a6f3e1b77';

async function answerRequests(page: Page, serve: Serve): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request, serve).catch(ignoreLeft));
}

// A page that is left takes its requests with it.
function ignoreLeft(): void {}

async function answer(request: HTTPRequest, serve: Serve): Promise<void> {
  if (!/^https?:/.test(request.url())) return request.continue();
  const served = serve(new URL(request.url()));
  if (served === null) return request.abort('connectionrefused');
  const { status, contentType, headers, body } = served;
  return request.respond({ status, contentType, headers: { ...headers }, body });
}
