import { systemClock } from '#lib/browser/clock.ts';
import { browserGuardScripts } from '#lib/browser/guard-scripts.ts';
import {
  onInstalledOrStarted,
  readOwnJson,
  readOwnVersion,
  readRequiredOrigins,
} from '#lib/browser/own-files.ts';
import { browserPermissions } from '#lib/browser/permissions.ts';
import { systemRandomId } from '#lib/browser/random.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import { browserToolbar } from '#lib/browser/toolbar.ts';
import { buildListener } from '#lib/messages/handle.ts';
import { onMessage, ownExtensionId, ownPagePrefix } from '#lib/messages/runtime-messages.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { buildTabDesk } from '#lib/page/tab-desk.ts';
import { readChannels } from '#lib/report/channels.ts';
import { buildReportDesk } from '#lib/report/report-desk.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { Database } from '#lib/store/database.ts';
import { buildReportDrafts } from '#lib/store/report-drafts.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { localArea, sessionArea } from '#lib/store/storage-areas.ts';
import { buildTabStates } from '#lib/store/tab-states.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { buildFeedShelf } from '#lib/sync/feed-shelf.ts';
import { pickGrantedOrigins } from '#lib/sync/granted-origins.ts';

// The composition root. A worker that was woken by an event hears it only if its listeners stand before the
// first await: everything below runs in the first tick.
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

    onMessage(
      buildListener(
        {
          ...buildTabDesk({
            rules: bundledRules(),
            readLookUps: shelf,
            tabStates,
            settings,
            toolbar: browserToolbar,
            tabs: browserTabs,
            permissions: browserPermissions,
            scripts: browserGuardScripts,
            clock: systemClock,
          }),
          ...buildReportDesk({
            drafts: buildReportDrafts(new Database()),
            tabStates,
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
    browserPermissions.onChanged((change) => {
      void applyGranted();
      if (change === 'added') guardActiveTab().catch((fault: unknown) => console.warn(fault));
    });
    onInstalledOrStarted(() => void applyGranted());
  },
});
