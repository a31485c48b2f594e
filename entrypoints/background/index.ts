import { systemClock } from '#lib/browser/clock.ts';
import { browserGuardScripts } from '#lib/browser/guard-scripts.ts';
import {
  onInstalledOrStarted,
  readOwnJson,
  readOwnVersion,
  readRequiredOrigins,
} from '#lib/browser/own-files.ts';
import { browserPermissions } from '#lib/browser/permissions.ts';
import { onNavigated } from '#lib/browser/navigation-events.ts';
import { systemRandomId } from '#lib/browser/random.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import { browserToolbar } from '#lib/browser/toolbar.ts';
import { buildListener } from '#lib/messages/handle.ts';
import { onMessage, ownExtensionId, ownPagePrefix } from '#lib/messages/runtime-messages.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { buildStopDesk, type StopDesk } from '#lib/page/stop-desk.ts';
import { buildTabDesk } from '#lib/page/tab-desk.ts';
import { readChannels } from '#lib/report/channels.ts';
import { buildReportDesk } from '#lib/report/report-desk.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { buildBypasses } from '#lib/store/bypasses.ts';
import { Database } from '#lib/store/database.ts';
import { buildReportDrafts } from '#lib/store/report-drafts.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { localArea, sessionArea } from '#lib/store/storage-areas.ts';
import { buildTabStates } from '#lib/store/tab-states.ts';
import { buildUnreadPages } from '#lib/store/unread-pages.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { buildFeedShelf } from '#lib/sync/feed-shelf.ts';
import { pickGrantedOrigins } from '#lib/sync/granted-origins.ts';

// The composition root. A woken worker hears only what listens before the first await: all of this is the first tick.
export default defineBackground({
  type: 'module',
  main() {
    const tabStates = buildTabStates(sessionArea);
    const settings = buildSettingsStore(localArea);
    const shelf = buildFeedShelf({
      readJson: readOwnJson,
      clock: systemClock,
      build: buildLookUps,
    });
    const stops = buildStopDesk({
      readLookUps: shelf,
      bypasses: buildBypasses(sessionArea),
      tabStates,
      settings,
      toolbar: browserToolbar,
      tabs: browserTabs,
      clock: systemClock,
      stopPage: `${ownPagePrefix()}warning.html`,
    });

    onMessage(
      buildListener(
        {
          viewStop: stops.viewStop,
          passStop: stops.passStop,
          ...buildTabDesk({
            rules: bundledRules(),
            readLookUps: shelf,
            tabStates,
            settings,
            unreadPages: buildUnreadPages(localArea),
            toolbar: browserToolbar,
            tabs: browserTabs,
            permissions: browserPermissions,
            scripts: browserGuardScripts,
            clock: systemClock,
          }),
          ...buildReportDesk({
            drafts: buildReportDrafts(new Database()),
            tabStates,
            readStopped: stops.readStopped,
            settings,
            clock: systemClock,
            randomId: systemRandomId,
            extensionVersion: readOwnVersion(),
            channels: readChannels(),
          }),
        },
        { extensionId: ownExtensionId(), pagePrefix: ownPagePrefix() },
        (name, fault) => console.error(name, fault),
      ),
    );

    browserTabs.onRemoved((tabId) => void tabStates.forget(tabId));
    listen(stops);
  },
});

/** What changes while nobody asks: addresses, permissions, the browser’s own start. */
function listen(stops: StopDesk): void {
  onNavigated((tabId, url) => {
    stops.applyNavigation(tabId, url).catch((fault: unknown) => console.error(fault));
  });
  const applyGranted = async (): Promise<void> => {
    const required = readRequiredOrigins();
    const granted = pickGrantedOrigins(await browserPermissions.readOrigins(), required);
    await browserGuardScripts.applyOrigins(granted, required);
  };
  // The browser's own question closes the popup, so the page that is open is guarded from here.
  const guardActiveTab = async (): Promise<void> => {
    const active = await browserTabs.readActive();
    if (active) await browserGuardScripts.inject(active.tabId);
  };
  const stopOpenTabs = (): void => {
    stops.applyToOpenTabs().catch((fault: unknown) => console.error(fault));
  };
  browserPermissions.onChanged((change) => {
    void applyGranted();
    if (change === 'added') stopOpenTabs();
    if (change === 'added') guardActiveTab().catch((fault: unknown) => console.warn(fault));
  });
  onInstalledOrStarted(() => {
    void applyGranted();
    stopOpenTabs();
  });
}
