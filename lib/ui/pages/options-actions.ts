import type { FeedView, RecentShopView } from '#lib/domain/feed-view.ts';
import type { Answer, Ask, MessageName, SettingsView } from '#lib/messages/contract.ts';
import type { Adding, FeedsPage } from './feeds-props.ts';
import type { OptionsProps } from './options.tsx';

/** A place that the page is drawn from anew when it changes; a signal is one. */
type Place<T> = { value: T };

export type OptionsParts = {
  readonly ask: <N extends MessageName>(name: N, ask: Ask<N>) => Promise<Answer<N>>;
  readonly page: Place<FeedsPage>;
  readonly settings: Place<SettingsView>;
  /** Null: they could not be read. */
  readonly shops: Place<readonly RecentShopView[] | null>;
  /** A longer file is not read: no browser passes a message of its length. */
  readonly mostFileBytes: number;
};

export type OptionsActions = Pick<OptionsProps, 'actions' | 'onAgreement' | 'onForget'> & {
  /** Reads everything that is shown. */
  readonly open: () => Promise<void>;
};

export const emptyFeedsPage: FeedsPage = {
  state: 'loading',
  feeds: [],
  isSyncing: false,
  adding: { state: 'none' },
  imported: null,
  hasFailed: false,
};

/** What each press on the options page asks of the worker, and what is shown of the answer. Nothing here throws. */
export function buildOptionsActions(parts: OptionsParts): OptionsActions {
  const { ask, settings, shops } = parts;
  const feeds = buildFeedAsks(parts);

  async function readShops(asked: Promise<{ readonly shops: readonly RecentShopView[] }>) {
    shops.value = (await asked.catch(() => null))?.shops ?? null;
  }

  async function agreeOn(agreement: number): Promise<void> {
    const next = await ask('setAgreement', { agreement }).catch(() => null);
    // Drawn anew in both cases: the field must not show what was not kept.
    settings.value = next ?? { ...settings.value };
    feeds.apply({ hasFailed: next === null });
  }

  return {
    async open() {
      const kept = await ask('readSettings', {}).catch(() => null);
      if (kept) settings.value = kept;
      await Promise.all([feeds.show(ask('viewFeeds', {})), readShops(ask('viewRecentShops', {}))]);
    },
    onAgreement: (agreement) => void agreeOn(agreement),
    onForget: (ref) => void readShops(ask('forgetRecentShops', { ref })),
    actions: {
      onSync: () => void feeds.sync(),
      onLook: (url) => void feeds.look(url),
      onAgree: ({ url, rootFingerprint }) => void feeds.agree(url, rootFingerprint),
      onCancel: () => feeds.apply({ adding: { state: 'none' } }),
      onRemove: (feedId) => void feeds.show(ask('removeFeed', { feedId })),
      onMove: (feedId, by) => void feeds.show(ask('moveFeed', { feedId, by })),
      onCurator: (feedId, curatorId, isOn) =>
        void feeds.show(ask('chooseCurator', { feedId, curatorId, isOn })),
      onRelease: (feedId, version) => void feeds.show(ask('releaseHeld', { feedId, version })),
      onDecline: (feedId, version) => void feeds.show(ask('declineHeld', { feedId, version })),
      onFile: (feedId, file) => void feeds.importFile(feedId, file),
    },
  };
}

function buildFeedAsks({ ask, page, mostFileBytes }: OptionsParts) {
  function apply(change: Partial<FeedsPage>): void {
    page.value = { ...page.value, ...change };
  }

  /** Every answer about feeds is the state after it; what cannot be asked leaves the page as it was, and that is said. */
  async function show<T extends { readonly feeds: readonly FeedView[] }>(
    asked: Promise<T>,
  ): Promise<T | null> {
    const answer = await asked.catch(() => null);
    if (answer) apply({ state: 'ready', feeds: answer.feeds, hasFailed: false });
    else apply({ state: page.value.state === 'ready' ? 'ready' : 'failed', hasFailed: true });
    return answer;
  }

  async function readOutcome(feedId: string, file: File): Promise<string> {
    if (file.size > mostFileBytes) return 'too-big';
    const bundle = await file.text().catch(() => null);
    if (bundle === null) return 'unreadable';
    return (await show(ask('importFeed', { feedId, bundle })))?.outcome ?? 'unreadable';
  }

  return {
    apply,
    show,
    async look(url: string): Promise<void> {
      apply({ adding: { state: 'looking' } });
      const seen = await ask('previewFeed', { url }).catch(() => null);
      const adding: Adding = seen?.preview
        ? { state: 'seen', preview: seen.preview }
        : { state: 'fault', fault: seen?.fault ?? 'feed-unreachable' };
      apply({ adding });
    },
    async sync(): Promise<void> {
      apply({ isSyncing: true });
      await show(ask('syncFeeds', {}));
      apply({ isSyncing: false });
    },
    async agree(url: string, rootFingerprint: string): Promise<void> {
      apply({ adding: { state: 'looking' } });
      const added = await show(ask('addFeed', { url, rootFingerprint }));
      apply({ adding: added?.fault ? { state: 'fault', fault: added.fault } : { state: 'none' } });
    },
    async importFile(feedId: string, file: File): Promise<void> {
      apply({ imported: { feedId, outcome: 'reading' } });
      apply({ imported: { feedId, outcome: await readOutcome(feedId, file) } });
    },
  };
}
