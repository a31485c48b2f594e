import browser from 'webextension-polyfill';
import type { Tone } from '#lib/domain/verdict.ts';
import { iconPaths, type ToolbarTone } from './toolbar-icons.ts';

/** What the toolbar says of one tab. The page cannot reach it, so it tells the truth when marks are hidden. */
export type ToolbarState = {
  readonly tone: ToolbarTone;
  /** How many findings; shown as a small number, so that colour is never needed. */
  readonly count: number;
  /** The tooltip: the headline of the verdict. Empty while the page is still being read. */
  readonly title: string;
};

/** States of one tab are shown one after the other, in the order they were given; nobody has to wait for it. */
export type Toolbar = { applyState(tabId: number, state: ToolbarState): Promise<void> };

const badgeColours: Record<Tone, string> = {
  danger: '#b3261e',
  caution: '#8a5a00',
  info: '#1f5fa8',
  credit: '#1d6b3a',
  unchecked: '#5a6478',
};

export function badgeText(state: ToolbarState): string {
  if (state.tone === 'unchecked') return state.title === '' ? '' : '?';
  if (state.tone === 'none' || state.tone === 'credit' || state.count === 0) return '';
  return state.count > 99 ? '99+' : String(state.count);
}

/** What is still being shown on each tab: icons are read from disk, and an older one must not come last. */
const turns = new Map<number, Promise<void>>();

export const browserToolbar: Toolbar = {
  async applyState(tabId, state) {
    const before = turns.get(tabId) ?? Promise.resolve();
    const mine = before.then(() => show(tabId, state));
    turns.set(tabId, mine);
    await mine;
    if (turns.get(tabId) === mine) turns.delete(tabId);
  },
};

async function show(tabId: number, state: ToolbarState): Promise<void> {
  try {
    await Promise.all([
      browser.action.setIcon({ tabId, path: iconPaths(state.tone) }),
      browser.action.setTitle({ tabId, title: state.title }),
      browser.action.setBadgeText({ tabId, text: badgeText(state) }),
      browser.action.setBadgeBackgroundColor({
        tabId,
        color: state.tone === 'none' ? badgeColours.unchecked : badgeColours[state.tone],
      }),
    ]);
  } catch {
    // The tab was closed while its page was being judged; there is no toolbar left to speak on.
  }
}
