import { render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import type { FeedView } from '#lib/domain/feed-view.ts';
import { emptyFeedsPage } from '#lib/ui/pages/options-actions.ts';
import { Options, type OptionsProps } from '#lib/ui/pages/options.tsx';
import { buildSampleFeeds, type FeedState } from '../../../tools/demo/sample-feeds.ts';

export const nowMs = Date.UTC(2026, 10, 23, 9);

/** The options page in jsdom, with feeds as in a state of the pictures; presses are recorded. */
export function buildStand(root: HTMLElement) {
  const actions = {
    onSync: vi.fn(),
    onLook: vi.fn(),
    onAgree: vi.fn(),
    onCancel: vi.fn(),
    onRemove: vi.fn(),
    onMove: vi.fn(),
    onCurator: vi.fn(),
    onRelease: vi.fn(),
    onDecline: vi.fn(),
    onFile: vi.fn(),
  };
  const onAgreement = vi.fn();
  const onForget = vi.fn();

  async function show(
    page: Partial<OptionsProps['page']> = {},
    changes: Partial<OptionsProps> = {},
  ): Promise<string> {
    const props: OptionsProps = {
      page: { ...emptyFeedsPage, state: 'ready', feeds: feedsOf('fresh'), ...page },
      locale: 'vi',
      nowMs,
      agreement: 1,
      shops: [],
      onAgreement,
      onForget,
      actions,
      ...changes,
    };
    await act(() => render(<Options {...props} />, root));
    return root.textContent ?? '';
  }
  function findButton(text: string): HTMLButtonElement {
    const found = [...root.querySelectorAll('button')].find((each) => each.textContent === text);
    if (!found) throw new Error(`no button “${text}”`);
    return found;
  }
  const press = (text: string): void => findButton(text).click();
  return { actions, onAgreement, onForget, show, findButton, press };
}

export function feedsOf(state: FeedState): readonly FeedView[] {
  return buildSampleFeeds(state, nowMs).viewFeeds.feeds;
}

/** The added feed of a state, changed. */
export function addedFeed(state: FeedState, changes: Partial<FeedView> = {}): FeedView {
  const added = feedsOf(state).find(({ isMain }) => !isMain);
  if (!added) throw new Error(`the state ${state} has no added feed`);
  return { ...added, ...changes };
}
