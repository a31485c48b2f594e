import type { RunningChromium } from '../../tools/demo/launch-chromium.ts';
import type { Grants } from './shop-browser.ts';

/** Chromium's page of extensions, asked what its switches ask. */
export function buildChromiumGrants({ newPage, extensionId }: RunningChromium): Grants {
  async function ask(call: string, origin: string): Promise<void> {
    const page = await newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(
      `chrome.developerPrivate.${call}(${JSON.stringify(extensionId)}, ${JSON.stringify(origin)})`,
    );
    await page.close();
  }
  return {
    prepare: (origin) => ask('addHostPermission', origin),
    async answer(answer) {
      if (answer === 'no') throw new Error('Chromium asks in a window that no driver can reach.');
    },
    // Chromium keeps no account of what an extension sends.
    applySending: async () => {},
    revoke: (origin) => ask('removeHostPermission', origin),
  };
}
