import { signal } from '@preact/signals';
import { systemClock } from '#lib/browser/clock.ts';
import type { FeedView } from '#lib/domain/feed-view.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { send } from '#lib/messages/send.ts';
import { Feeds } from '#lib/ui/pages/feeds.tsx';
import type { Adding, FeedsPage, FeedsProps } from '#lib/ui/pages/feeds-props.ts';
import '#lib/ui/tokens.css';
import '#lib/ui/pages/options.css';
import { render } from 'preact';

const locale = signal<Locale>('vi');
const page = signal<FeedsPage>({
  state: 'loading',
  feeds: [],
  isSyncing: false,
  adding: { state: 'none' },
  importFault: false,
});

function apply(change: Partial<FeedsPage>): void {
  page.value = { ...page.value, ...change };
}

/** Every answer about feeds is the state after it; what cannot be asked leaves the page as it was. */
async function show<T extends { readonly feeds: readonly FeedView[] }>(
  asked: Promise<T>,
): Promise<T | null> {
  const answer = await asked.catch(() => null);
  apply(answer ? { state: 'ready', feeds: answer.feeds } : { state: 'failed' });
  return answer;
}

async function look(url: string): Promise<void> {
  apply({ adding: { state: 'looking' } });
  const seen = await send('previewFeed', { url }).catch(() => null);
  const adding: Adding = seen?.preview
    ? { state: 'seen', preview: seen.preview }
    : { state: 'fault', fault: seen?.fault ?? 'feed-unreachable' };
  apply({ adding });
}

async function sync(): Promise<void> {
  apply({ isSyncing: true });
  await show(send('syncFeeds', {}));
  apply({ isSyncing: false });
}

async function agree(url: string, rootFingerprint: string): Promise<void> {
  apply({ adding: { state: 'looking' } });
  const added = await show(send('addFeed', { url, rootFingerprint }));
  apply({ adding: added?.fault ? { state: 'fault', fault: added.fault } : { state: 'none' } });
}

async function importFile(feedId: string, file: File): Promise<void> {
  const imported = await show(send('importFeed', { feedId, bundle: await file.text() }));
  apply({ importFault: imported?.outcome === 'bundle-broken' });
}

const actions: FeedsProps['actions'] = {
  onSync: () => void sync(),
  onLook: (url) => void look(url),
  onAgree: ({ url, rootFingerprint }) => void agree(url, rootFingerprint),
  onCancel: () => apply({ adding: { state: 'none' } }),
  onRemove: (feedId) => void show(send('removeFeed', { feedId })),
  onCurator: (feedId, curatorId, isOn) =>
    void show(send('chooseCurator', { feedId, curatorId, isOn })),
  onRelease: (feedId) => void show(send('releaseHeld', { feedId })),
  onFile: (feedId, file) => void importFile(feedId, file),
};

async function open(): Promise<void> {
  const settings = await send('readSettings', {}).catch(() => null);
  if (settings) locale.value = settings.locale;
  document.documentElement.lang = locale.value;
  await show(send('viewFeeds', {}));
}

function App() {
  return <Feeds page={page.value} locale={locale.value} nowMs={systemClock()} actions={actions} />;
}

const root = document.getElementById('options');
if (root) render(<App />, root);
void open();
