import { onNavigated } from '#lib/browser/navigation-events.ts';
import { onFirstInstall, onInstalledOrStarted } from '#lib/browser/own-files.ts';
import { browserPermissions } from '#lib/browser/permissions.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import { ownPagePrefix } from '#lib/messages/runtime-messages.ts';
import type { StopDesk } from '#lib/page/stop-desk.ts';
import type { TabDesk } from '#lib/page/tab-desk.ts';
import type { TabStates } from '#lib/store/tab-states.ts';
import type { GrantedGuard } from '#lib/sync/granted-guard.ts';

type Listeners = {
  readonly stops: StopDesk;
  readonly desk: TabDesk;
  readonly granted: GrantedGuard;
  readonly tabStates: Pick<TabStates, 'forget'>;
};

const reportFault = (fault: unknown): void => console.error(fault);

/** What changes while nobody asks: addresses, permissions, the browser’s own start. */
export function listen({ stops, desk, granted, tabStates }: Listeners): void {
  onNavigated((tabId, url) => void stops.applyNavigation(tabId, url).catch(reportFault));
  browserTabs.onRemoved((tabId) => void tabStates.forget(tabId));
  browserTabs.onRemoved((tabId) => void stops.forgetTab(tabId).catch(reportFault));
  const applyToOpenTabs = async (): Promise<void> => {
    await granted.applyGranted();
    await stops.applyToOpenTabs();
  };
  browserPermissions.onChanged((change) => {
    if (change === 'removed') {
      granted.applyGranted().then(desk.applyRevoked).catch(reportFault);
    } else {
      // The browser's own question closes the popup, so the pages that are open are guarded from here.
      applyToOpenTabs().then(granted.injectOpenTabs).catch(reportFault);
    }
  });
  onInstalledOrStarted(() => void applyToOpenTabs().catch(reportFault));
  onFirstInstall(
    () => void browserTabs.openNew(`${ownPagePrefix()}welcome.html`).catch(reportFault),
  );
}
