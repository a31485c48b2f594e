import type { GuardScripts } from '#lib/browser/guard-scripts.ts';
import type { Permissions } from '#lib/browser/permissions.ts';
import type { Tabs } from '#lib/browser/tabs.ts';
import { isCovered, pickGrantedOrigins } from './granted-origins.ts';

export type GrantedGuardParts = {
  readonly permissions: Pick<Permissions, 'readOrigins' | 'isGranted'>;
  readonly scripts: Pick<GuardScripts, 'applyOrigins' | 'inject'>;
  readonly tabs: Pick<Tabs, 'readOpen'>;
  /** The match patterns of the manifest. */
  readonly required: readonly string[];
  /** A page that no script may enter (an error page, a viewer of the browser's own) is no fault of ours. */
  readonly reportRefused: (tabId: number, fault: unknown) => void;
};

export type GrantedGuard = {
  /** Makes the registration say what is granted now: it may have been changed in the browser's own settings. */
  readonly applyGranted: () => Promise<void>;
  /** Puts the guard into the pages that were open before they were granted. */
  readonly injectOpenTabs: () => Promise<void>;
  /** False for an address that neither the manifest names nor the shopper grants any more. */
  readonly mayRead: (url: string) => Promise<boolean>;
};

/** Keeps the guard standing where the shopper allowed it, and nowhere else. */
export function buildGrantedGuard(parts: GrantedGuardParts): GrantedGuard {
  const { permissions, scripts, required } = parts;
  let last: Promise<void> = Promise.resolve();

  const readGranted = async (): Promise<readonly string[]> =>
    pickGrantedOrigins(await permissions.readOrigins(), required);

  async function applyNow(): Promise<void> {
    await scripts.applyOrigins(await readGranted(), required);
  }

  async function inject(tabId: number): Promise<void> {
    await scripts.inject(tabId).catch((fault: unknown) => parts.reportRefused(tabId, fault));
  }

  return {
    // One after the other: two at once would both find nothing registered, and the second would be refused.
    applyGranted() {
      last = last.then(applyNow, applyNow);
      return last;
    },

    async injectOpenTabs() {
      const granted = await readGranted();
      const open = (await parts.tabs.readOpen()).filter(({ url }) => isCovered(url, granted));
      await Promise.all(open.map(({ tabId }) => inject(tabId)));
    },

    // A required host is always answered: where the shopper gives it for one press only, the browser names it as not
    // granted although it lets the guard in.
    async mayRead(url) {
      if (isCovered(url, required)) return true;
      const { protocol, hostname } = new URL(url);
      return permissions.isGranted([`${protocol}//${hostname}/*`]);
    },
  };
}
