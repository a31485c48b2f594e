import { expect, test } from 'vitest';
import { readBuild } from '../../../tools/release/fresh-build.ts';
import { openFirefox } from '../../support/firefox-browser.ts';
import { readTabState, waitFor } from '../../support/shop-browser.ts';
import { serveScenarios, urls } from '../scenario-pages.ts';

// Chromium asks in a window of its own that no driver can press; Firefox can be told to grant without asking.
test('a shop the shopper grants is guarded from the next visit on, and left alone when it is taken back', async () => {
  const browser = await openFirefox({
    extension: await readBuild('firefox', 'production'),
    serve: serveScenarios,
  });
  const origins = "['https://*/*', 'http://*/*']";
  try {
    const granted = await browser.inExtensionPressed(
      `browser.permissions.request({ origins: ${origins} })`,
    );
    expect(granted).toBe(true);
    await waitFor({
      what: 'the guard is registered for what was granted',
      ask: () => browser.inExtension('browser.scripting.getRegisteredContentScripts()'),
      holds: (scripts) => JSON.stringify(scripts).includes('guard.js'),
    });
    const tab = await browser.openTab(urls.notGranted);
    const state = await waitFor({
      what: 'the granted shop is read',
      ask: () => readTabState(browser, urls.notGranted),
      holds: (found) => found !== null,
    });
    expect(state?.reading.kind).toBe('listing');
    await tab.close();
    await browser.inExtension(`browser.permissions.remove({ origins: ${origins} })`);
    await waitFor({
      what: 'the registration is gone',
      ask: () => browser.inExtension('browser.scripting.getRegisteredContentScripts()'),
      holds: (scripts) => !JSON.stringify(scripts).includes('https://*/*'),
    });
  } finally {
    await browser.close();
  }
});
