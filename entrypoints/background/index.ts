import { systemClock } from '#lib/browser/clock.ts';
import { browserGuardScripts } from '#lib/browser/guard-scripts.ts';
import { readOwnVersion, readRequiredOrigins } from '#lib/browser/own-files.ts';
import { browserPermissions } from '#lib/browser/permissions.ts';
import { systemRandomId } from '#lib/browser/random.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import { browserToolbar } from '#lib/browser/toolbar.ts';
import { buildListener } from '#lib/messages/handle.ts';
import { onMessage, ownExtensionId, ownPagePrefix } from '#lib/messages/runtime-messages.ts';
import { buildStopDesk } from '#lib/page/stop-desk.ts';
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
import { buildVisits } from '#lib/store/visits.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { buildGrantedGuard, type GrantedGuard } from '#lib/sync/granted-guard.ts';
import { buildFeeds } from './feeds.ts';
import { listen } from './listen.ts';

// The composition root. A woken worker hears only what listens before the first await: all of this is the first tick.
export default defineBackground({
  type: 'module',
  main() {
    const tabStates = buildTabStates(sessionArea);
    const settings = buildSettingsStore(localArea);
    const database = new Database();
    const feeds = buildFeeds(database, (fault) => console.error(fault));
    const stops = buildStopDesk({
      readLookUps: feeds.readLookUps,
      bypasses: buildBypasses(sessionArea),
      tabStates,
      settings,
      toolbar: browserToolbar,
      tabs: browserTabs,
      clock: systemClock,
      stopPage: `${ownPagePrefix()}warning.html`,
    });

    const granted = buildGuardOfGranted();
    const desk = buildTabDesk({
      rules: bundledRules(),
      readLookUps: feeds.readLookUps,
      tabStates,
      settings,
      unreadPages: buildUnreadPages(localArea),
      recentShops: feeds.recentShops,
      visits: buildVisits(database),
      toolbar: browserToolbar,
      tabs: browserTabs,
      permissions: browserPermissions,
      mayRead: granted.mayRead,
      readStopShown: stops.readStopShown,
      scripts: browserGuardScripts,
      clock: systemClock,
    });

    onMessage(
      buildListener(
        {
          ...feeds.answers,
          ...stops,
          ...desk,
          ...buildReportDesk({
            drafts: buildReportDrafts(database),
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
    listen({ stops, desk, granted });
    feeds.listen();
  },
});

function buildGuardOfGranted(): GrantedGuard {
  return buildGrantedGuard({
    permissions: browserPermissions,
    scripts: browserGuardScripts,
    tabs: browserTabs,
    required: readRequiredOrigins(),
    reportRefused: (tabId, fault) => console.warn(tabId, fault),
  });
}
