import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import { installChromium } from '../setup/browsers.ts';
import type { Serve } from './served-page.ts';

export type ChromiumLaunch = {
  /** Folder of the unpacked extension; null browses without one. */
  readonly extension: string | null;
  /** Null: no page is answered here. The driver switches the browser's HTTP cache off wherever pages are. */
  readonly serve: Serve | null;
  /** Requests that go out to the network after all: to a server of the test's own. */
  readonly passes?: (url: URL) => boolean;
  readonly headed?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
  /** Everything that is not served goes there; see the recording proxy of the tests. */
  readonly proxy?: string;
  /** A profile to go on with; a new one that is thrown away afterwards when not given. */
  readonly profile?: string;
  readonly locale?: string;
};

export type RunningChromium = {
  readonly context: BrowserContext;
  /** Null when browsing without an extension. */
  readonly extensionId: string | null;
  readonly newPage: () => Promise<Page>;
  readonly close: () => Promise<void>;
  /** Ends it as a crash would: nothing is told to anybody, nothing is tidied up. */
  readonly kill: () => Promise<void>;
};

const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  // The browser asks its maker whether anybody is signed in, whenever it likes. A name that answers nowhere makes those
  // questions the browser's own for whoever watches the network.
  '--gaia-url=https://browser-own.invalid',
  '--lso-url=https://browser-own.invalid',
  '--google-apis-url=https://browser-own.invalid',
  '--google-url=https://browser-own.invalid',
  '--disable-features=DisableLoadExtensionCommandLineSwitch,OptimizationHints,MediaRouter,Translate,NetworkTimeServiceQuerying',
];

function buildFlags(launch: ChromiumLaunch): string[] {
  const flags = [...quietFlags];
  if (!launch.headed) flags.push('--headless=new');
  // Chromium refuses to start as root with its sandbox on.
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  if (launch.extension) {
    flags.push(`--disable-extensions-except=${launch.extension}`);
    flags.push(`--load-extension=${launch.extension}`);
  }
  if (launch.proxy) flags.push(`--proxy-server=${launch.proxy}`, '--proxy-bypass-list=<-loopback>');
  return flags;
}

/** Starts Chromium with the extension; every http(s) request of a page is answered by `serve`, where there is one. */
export async function launchChromium(launch: ChromiumLaunch): Promise<RunningChromium> {
  const executablePath = await installChromium();
  const folder = mkdtempSync(join(tmpdir(), 'cho-lanh-chromium-'));
  const profile = launch.profile ?? join(folder, 'profile');
  if (!existsSync(profile)) writeQuietPreferences(profile);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    args: buildFlags(launch),
    // As a shopper's browser is: with extensions, and with the back-forward cache that the driver switches off.
    ignoreDefaultArgs: [
      '--disable-extensions',
      '--enable-automation',
      '--disable-back-forward-cache',
    ],
    viewport: launch.headed ? null : (launch.size ?? { width: 1280, height: 900 }),
    locale: launch.locale ?? 'vi-VN',
    // Neither an odd HOME may matter nor a bare locale, in which a path like 'phố' is no path.
    env: { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' },
    timeout: 60_000,
  });
  const { serve, passes = () => false } = launch;
  if (serve) await context.route(/^https?:/, (route) => answer(route, { serve, passes }));
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const extensionId = launch.extension ? await readExtensionId(context) : null;
    return {
      context,
      extensionId,
      newPage: () => context.newPage(),
      close,
      async kill() {
        const gone = new Promise<void>((resolve) => void context.once('close', () => resolve()));
        const cdp = await context.newCDPSession(await context.newPage());
        cdp.send('Browser.crash').catch(() => undefined);
        await gone;
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      },
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** Without them Chromium opens connections to hosts it guesses will be visited next. */
function writeQuietPreferences(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = {
    net: { network_prediction_options: 2 },
    // A profile that is not quite new loads unpacked extensions in developer mode only.
    extensions: { ui: { developer_mode: true } },
  };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

type Answering = { readonly serve: Serve; readonly passes: (url: URL) => boolean };

async function answer(route: Route, { serve, passes }: Answering): Promise<void> {
  const url = new URL(route.request().url());
  if (passes(url)) return route.continue();
  const served = serve(url);
  if (served === null) return route.abort('connectionrefused');
  return route.fulfill({
    status: served.status,
    headers: { ...served.headers, 'content-type': served.contentType },
    body: served.body,
  });
}

async function readExtensionId(context: BrowserContext): Promise<string> {
  const [running] = context.serviceWorkers();
  if (running) return new URL(running.url()).host;
  try {
    const worker = await context.waitForEvent('serviceworker', { timeout: 15_000 });
    return new URL(worker.url()).host;
  } catch (cause) {
    throw new Error(
      'The extension did not start. Chromium refuses a wrong manifest without a word; branded Chrome loads no unpacked extension: name a Chromium in CHROMIUM=/path/to/it.',
      { cause },
    );
  }
}

/** Goes to an address; the stop page may take the place of the page while it still loads, which is no fault. */
export async function goToPage(
  page: Page,
  url: string,
  waitUntil: 'load' | 'domcontentloaded' = 'load',
): Promise<void> {
  try {
    await page.goto(url, { waitUntil });
  } catch (fault) {
    if (!/interrupted by another navigation|ERR_ABORTED/.test(String(fault))) throw fault;
    await page.waitForLoadState(waitUntil);
  }
}
