import browser from 'webextension-polyfill';

/** Registers the guard for origins that were granted at run time. */
export type GuardScripts = {
  /**
   * Makes the registration say exactly these match patterns; an empty list removes it.
   * `except` are the patterns of the manifest, where the guard stands already.
   */
  applyOrigins(matches: readonly string[], except: readonly string[]): Promise<void>;
  /** Puts the guard into a tab that was open before its origin was granted. */
  inject(tabId: number): Promise<void>;
  /** Puts the script that draws into the top document of a tab. */
  injectPainter(tabId: number): Promise<void>;
};

const scriptId = 'guard-granted';

export const browserGuardScripts: GuardScripts = {
  async applyOrigins(matches, except) {
    const registered = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] });
    if (registered.length > 0)
      await browser.scripting.unregisterContentScripts({ ids: [scriptId] });
    if (matches.length === 0) return;
    await browser.scripting.registerContentScripts([
      {
        id: scriptId,
        matches: [...matches],
        excludeMatches: [...except],
        js: ['guard.js'],
        css: ['highlight.css'],
        runAt: 'document_start',
        persistAcrossSessions: true,
      },
    ]);
  },
  async inject(tabId) {
    await browser.scripting.insertCSS({ target: { tabId }, files: ['highlight.css'] });
    await browser.scripting.executeScript({ target: { tabId }, files: ['guard.js'] });
  },
  async injectPainter(tabId) {
    await browser.scripting.executeScript({ target: { tabId }, files: ['painter.js'] });
  },
};
