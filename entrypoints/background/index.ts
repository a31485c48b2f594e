import { systemClock } from '#lib/browser/clock.ts';
import { browserGuardScripts } from '#lib/browser/guard-scripts.ts';
import { readRequiredOrigins } from '#lib/browser/own-manifest.ts';
import { browserPermissions } from '#lib/browser/permissions.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import { browserToolbar } from '#lib/browser/toolbar.ts';
import { type Answerers, buildListener } from '#lib/messages/handle.ts';
import { onMessage, ownExtensionId, ownPagePrefix } from '#lib/messages/runtime-messages.ts';
import { buildAgreedLookUps } from '#lib/page/agreed-look-ups.ts';
import { buildStopDesk } from '#lib/page/stop-desk.ts';
import { buildTabDesk } from '#lib/page/tab-desk.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { buildBypasses } from '#lib/store/bypasses.ts';
import { Database } from '#lib/store/database.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { localArea, sessionArea } from '#lib/store/storage-areas.ts';
import { buildTabStates } from '#lib/store/tab-states.ts';
import { buildUnreadPages } from '#lib/store/unread-pages.ts';
import { buildVisits } from '#lib/store/visits.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { buildGrantedGuard, type GrantedGuard } from '#lib/sync/granted-guard.ts';
import { buildFeeds } from './feeds.ts';
import { listen } from './listen.ts';
import { buildWishes } from './wishes.ts';
import { buildOwnPageAnswers } from './own-pages.ts';
import { buildReports } from './reports.ts';

// The composition root. A woken worker hears only what listens before the first await: all of this is the first tick.
export default defineBackground({
  type: 'module',
  main() {
    const tabStates = buildTabStates(sessionArea);
    const settings = buildSettingsStore(localArea);
    const database = new Database();
    const feeds = buildFeeds(database, {
      reportFault,
      onChanged: () => {
        desk.applyFeedChange().catch(reportFault);
        void reports.applyFeedChange();
      },
    });

    const stops = buildStopDesk({
      readLookUps: buildAgreedLookUps(feeds.readLookUps, settings),
      bypasses: buildBypasses(sessionArea),
      tabStates,
      settings,
      ...seams,
      stopPage: `${ownPagePrefix()}warning.html`,
    });

    const reports = buildReports(database, {
      tabStates,
      settings,
      readStopped: stops.readStopped,
      channels: feeds.channels,
      reportFault,
    });

    const granted = buildGuardOfGranted();
    const wishes = buildWishes(tabStates, () => desk.applyWishes());
    const desk = buildTabDesk({
      rules: bundledRules(),
      readLookUps: buildAgreedLookUps(feeds.readLookUps, settings),
      tabStates,
      settings,
      readWishes: wishes.readWishes,
      unreadPages: buildUnreadPages(localArea),
      recentShops: feeds.recentShops,
      visits: buildVisits(database),
      ...seams,
      permissions: browserPermissions,
      mayRead: granted.mayRead,
      readStopShown: stops.readStopShown,
      scripts: browserGuardScripts,
    });

    hear({
      ...feeds.answers,
      ...stops,
      ...desk,
      ...wishes.answers,
      ...buildOwnPageAnswers({ settings, feeds, onChanged: desk.applyFeedChange }),
      ...reports.answers,
    });

    listen({ stops, desk, granted, tabStates });
    feeds.listen();
    reports.listen();
  },
});

const reportFault = (fault: unknown): void => console.error(fault);
const own = { extensionId: ownExtensionId(), pagePrefix: ownPagePrefix() };
const seams = { toolbar: browserToolbar, tabs: browserTabs, clock: systemClock };

function hear(answerers: Answerers): void {
  onMessage(buildListener(answerers, own, (name, fault) => console.error(name, fault)));
}

function buildGuardOfGranted(): GrantedGuard {
  return buildGrantedGuard({
    permissions: browserPermissions,
    scripts: browserGuardScripts,
    tabs: browserTabs,
    required: readRequiredOrigins(),
    reportRefused: (tabId, fault) => console.warn(tabId, fault),
  });
}
