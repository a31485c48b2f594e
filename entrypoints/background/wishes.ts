import { systemClock } from '#lib/browser/clock.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import { buildChoicesDesk } from '#lib/page/choices-desk.ts';
import { buildMuteDesk } from '#lib/page/mute-desk.ts';
import { buildReadWishes } from '#lib/page/wishes.ts';
import { buildChoicesStore } from '#lib/store/choices.ts';
import { buildMutes } from '#lib/store/mutes.ts';
import { localArea } from '#lib/store/storage-areas.ts';
import type { TabStates } from '#lib/store/tab-states.ts';

/** How the shopper wants findings shown, and which not. `onChanged`: every open page is to be shown anew. */
export function buildWishes(tabStates: TabStates, onChanged: () => Promise<void>) {
  const stores = { choices: buildChoicesStore(localArea), mutes: buildMutes(localArea) };
  const around = { clock: systemClock, onChanged };
  return {
    readWishes: buildReadWishes({ ...stores, ...around }),
    answers: {
      ...buildChoicesDesk({ ...stores, ...around }),
      ...buildMuteDesk({ ...stores, ...around, tabStates, tabs: browserTabs }),
    },
  };
}
