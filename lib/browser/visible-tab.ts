import type { TakenPicture } from '#lib/domain/taken-picture.ts';
import browser from 'webextension-polyfill';
import { shrinkPicture } from './picture-pixels.ts';

/**
 * Pictures what is visible of a tab. Both browsers allow it only with the right to all pages or with `activeTab`, which
 * the shopper's press on the extension's button, menu item or key gives for that page; a press on the page gives none.
 */
export async function captureTab(tabId: number): Promise<TakenPicture> {
  const before = await browser.tabs.get(tabId).catch(() => null);
  if (!before?.active || before.windowId === undefined) return nothing('not-visible');
  // Asked before anything is captured: of a private window there is no picture, not even for a moment.
  if (before.incognito) return nothing('private');
  const data = await browser.tabs
    .captureVisibleTab(before.windowId, { format: 'png' })
    .catch(() => null);
  if (data === null) return nothing('not-allowed');
  // The window was asked, not the tab: had another tab come to the front, the picture would be of that one.
  const after = await browser.tabs.get(tabId).catch(() => null);
  const host = after?.active && after.url === before.url ? URL.parse(after.url ?? '')?.host : null;
  if (!host) return nothing('not-visible');
  const picture = await shrinkPicture(data).catch(() => null);
  return picture ? { taken: true, host, picture } : nothing('failed');
}

function nothing(why: Extract<TakenPicture, { taken: false }>['why']): TakenPicture {
  return { taken: false, why };
}
