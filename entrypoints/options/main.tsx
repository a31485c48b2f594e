import { signal } from '@preact/signals';
import { systemClock } from '#lib/browser/clock.ts';
import type { RecentShopView } from '#lib/domain/feed-view.ts';
import type { SettingsView } from '#lib/messages/contract.ts';
import { send } from '#lib/messages/send.ts';
import { maxBundleChars } from '#lib/sync/import-bundle.ts';
import type { FeedsPage } from '#lib/ui/pages/feeds-props.ts';
import { Options } from '#lib/ui/pages/options.tsx';
import { buildOptionsActions, emptyFeedsPage } from '#lib/ui/pages/options-actions.ts';
import '#lib/ui/tokens.css';
import '#lib/ui/pages/page.css';
import '#lib/ui/pages/options.css';
import { render } from 'preact';

const settings = signal<SettingsView>({ locale: 'vi', agreement: 1 });
const shops = signal<readonly RecentShopView[] | null>([]);
const page = signal<FeedsPage>(emptyFeedsPage);
const { open, ...pressed } = buildOptionsActions({
  ask: send,
  page,
  settings,
  shops,
  mostFileBytes: maxBundleChars,
});

function App() {
  return (
    <Options
      page={page.value}
      {...settings.value}
      nowMs={systemClock()}
      shops={shops.value}
      {...pressed}
    />
  );
}

async function start(): Promise<void> {
  await open();
  document.documentElement.lang = settings.value.locale;
  // The place that the popup pointed to was not there yet when the browser looked for it.
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

const root = document.getElementById('options');
if (root) render(<App />, root);
void start();
