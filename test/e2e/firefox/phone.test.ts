import { afterAll } from 'vitest';
import type { ShopBrowserLaunch } from '../../support/chromium-browser.ts';
import { openFirefox } from '../../support/firefox-browser.ts';
import type { ShopBrowser } from '../../support/shop-browser.ts';
import { describeKeyboard } from '../keyboard-scenarios.ts';
import { describePhone } from '../phone-scenarios.ts';

// One start of the browser for both; the small window makes the way by the keyboard no easier.
let opened: Promise<ShopBrowser> | null = null;
async function open(launch: ShopBrowserLaunch): Promise<ShopBrowser> {
  opened ??= openFirefox({ ...launch, phone: true });
  return { ...(await opened), close: async () => {} };
}
afterAll(async () => (await opened)?.close());

describePhone(open, 'firefox');
describeKeyboard(open, 'firefox');
