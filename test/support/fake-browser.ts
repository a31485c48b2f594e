import type { Permissions } from '#lib/browser/permissions.ts';
import type { Tabs } from '#lib/browser/tabs.ts';
import type { Toolbar, ToolbarState } from '#lib/browser/toolbar.ts';

/** Tabs in memory: their addresses, and what was pushed to their guards. */
export function fakeTabs(urls: Record<number, string> = {}) {
  const pushed: { readonly tabId: number; readonly message: unknown }[] = [];
  const removed: ((tabId: number) => void)[] = [];
  const tabs: Tabs = {
    readActive: async () => null,
    readUrl: async (tabId) => urls[tabId] ?? null,
    readOpen: async () => Object.entries(urls).map(([id, url]) => ({ tabId: Number(id), url })),
    push: async (tabId, message) => void pushed.push({ tabId, message }),
    reload: async () => {},
    open: async (tabId, url) => void (urls[tabId] = url),
    openNew: async (url) => void (urls[Object.keys(urls).length + 1_000] = url),
    openInstead: async (tabId, url) => {
      delete urls[tabId];
      urls[tabId + 1000] = url;
    },
    isLoading: async () => false,
    isPrivate: async () => false,
    readOwn: async () => null,
    close: async (tabId) => void delete urls[tabId],
    replaceByNewTab: async (tabId) => void delete urls[tabId],
    onRemoved: (listener) => void removed.push(listener),
  };
  return { tabs, urls, pushed, close: (tabId: number) => removed.forEach((each) => each(tabId)) };
}

/** A toolbar that remembers the last state of each tab. */
export function fakeToolbar() {
  const states = new Map<number, ToolbarState>();
  const toolbar: Toolbar = { applyState: async (tabId, state) => void states.set(tabId, state) };
  return { toolbar, states };
}

/** Permissions that were granted for exactly these match patterns. */
export function fakePermissions(granted: readonly string[] = []): Permissions {
  return {
    request: async () => false,
    remove: async () => false,
    isGranted: async (origins) => origins.every((origin) => granted.includes(origin)),
    readOrigins: async () => granted,
    onChanged: () => {},
  };
}
