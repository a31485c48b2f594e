import browser from 'webextension-polyfill';

/** What the shopper pressed without the popup: a key, or an item of the menu of a page or a link. */
export type QuickPress = { readonly tabId: number; readonly linkUrl: string | null };

export type Shortcuts = {
  /** Names the item of the context menu. Browsers without such menus (Firefox for Android) have nothing to name. */
  applyMenu(title: string): Promise<void>;
  onPress(listener: (press: QuickPress) => void): void;
};

const commandName = 'report-page';
const itemId = 'report';

export const browserShortcuts: Shortcuts = {
  async applyMenu(title) {
    const menus = readMenus();
    if (!menus) return;
    await menus.removeAll();
    menus.create({
      id: itemId,
      title,
      contexts: ['page', 'link', 'image'],
      documentUrlPatterns: ['http://*/*', 'https://*/*'],
    });
  },
  onPress(listener) {
    readMenus()?.onClicked.addListener(({ menuItemId, linkUrl }, tab) => {
      if (menuItemId === itemId && tab?.id !== undefined) {
        listener({ tabId: tab.id, linkUrl: linkUrl ?? null });
      }
    });
    readCommands()?.onCommand.addListener((name) => {
      if (name === commandName) void pressActive(listener);
    });
  },
};

// Neither exists on Firefox for Android, whatever the types say.
function readMenus(): typeof browser.contextMenus | undefined {
  return browser.contextMenus;
}

function readCommands(): typeof browser.commands | undefined {
  return browser.commands;
}

async function pressActive(listener: (press: QuickPress) => void): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id !== undefined) listener({ tabId: tab.id, linkUrl: null });
}
