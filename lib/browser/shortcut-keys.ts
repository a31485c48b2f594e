import browser from 'webextension-polyfill';

/** One shortcut as the browser has it. `key` is empty where none is set: another extension may have been first. */
export type ShortcutKey = { readonly name: string; readonly key: string };

export type ShortcutKeys = {
  /** Null where the browser has no shortcuts for extensions (Firefox for Android). */
  readAll(): Promise<readonly ShortcutKey[] | null>;
  /** False where only a page of the browser itself can change them (Chromium). */
  readonly canChange: boolean;
  /** False when the browser refuses the combination. */
  apply(name: string, key: string): Promise<boolean>;
  /** Back to what the extension suggested. */
  reset(name: string): Promise<boolean>;
  /** The address of the browser's own page. */
  readonly ownPage: string;
  openOwnPage(): Promise<void>;
};

// Chromium has the namespace but not these two, Firefox for Android has none of it, whatever the types say.
function readCommands(): Partial<typeof browser.commands> | undefined {
  return browser.commands;
}

const isKept = (asked: Promise<void> | undefined): Promise<boolean> =>
  (asked ?? Promise.reject(new Error('the browser cannot do that'))).then(
    () => true,
    () => false,
  );

// No web page may link there, and an extension only by opening a tab.
const ownPage = 'chrome://extensions/shortcuts';

export const browserShortcutKeys: ShortcutKeys = {
  async readAll() {
    const all = await readCommands()?.getAll?.();
    return (
      all?.flatMap(({ name, shortcut }) =>
        name === undefined ? [] : [{ name, key: shortcut ?? '' }],
      ) ?? null
    );
  },
  canChange: readCommands()?.update !== undefined,
  apply: (name, shortcut) => isKept(readCommands()?.update?.({ name, shortcut })),
  reset: (name) => isKept(readCommands()?.reset?.(name)),
  ownPage,
  async openOwnPage() {
    await browser.tabs.create({ url: ownPage });
  },
};
