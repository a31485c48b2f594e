import { beforeEach, describe, expect, it, vi } from 'vitest';

const tabs = vi.hoisted(() => ({ get: vi.fn(), captureVisibleTab: vi.fn() }));
const shrinkPicture = vi.hoisted(() => vi.fn());
vi.mock('webextension-polyfill', () => ({ default: { tabs } }));
vi.mock('#lib/browser/picture-pixels.ts', () => ({ shrinkPicture }));
const { captureTab } = await import('#lib/browser/visible-tab.ts');

const tab = { active: true, windowId: 3, incognito: false, url: 'https://shopee.vn/x-i.1.2' };
const picture = { mediaType: 'image/webp', base64: 'AAAA' };

beforeEach(() => {
  vi.resetAllMocks();
  tabs.get.mockResolvedValue(tab);
  tabs.captureVisibleTab.mockResolvedValue('data:image/png;base64,AAAA');
  shrinkPicture.mockResolvedValue(picture);
});

describe('a picture of a tab', () => {
  it('is of what is visible in its window, and says of which host it is', async () => {
    expect(await captureTab(7)).toEqual({ taken: true, host: 'shopee.vn', picture });
    expect(tabs.captureVisibleTab).toHaveBeenCalledWith(3, { format: 'png' });
  });

  it('is never taken of a private window, not even to be thrown away', async () => {
    tabs.get.mockResolvedValue({ ...tab, incognito: true });
    expect(await captureTab(7)).toEqual({ taken: false, why: 'private' });
    expect(tabs.captureVisibleTab).not.toHaveBeenCalled();
  });

  it('is not taken while another tab is in front, or the tab is gone', async () => {
    tabs.get.mockResolvedValueOnce({ ...tab, active: false });
    expect(await captureTab(7)).toEqual({ taken: false, why: 'not-visible' });
    tabs.get.mockRejectedValueOnce(new Error('No tab with id: 7'));
    expect(await captureTab(7)).toEqual({ taken: false, why: 'not-visible' });
    expect(tabs.captureVisibleTab).not.toHaveBeenCalled();
  });

  it('is thrown away when another tab or another page came in front while it was taken', async () => {
    for (const after of [
      { ...tab, active: false },
      { ...tab, url: 'https://tiki.vn/' },
      { ...tab, url: undefined },
    ]) {
      tabs.get.mockResolvedValueOnce(tab).mockResolvedValueOnce(after);
      expect(await captureTab(7)).toEqual({ taken: false, why: 'not-visible' });
    }
    expect(shrinkPicture).not.toHaveBeenCalled();
  });

  it('is not taken where the browser refuses, and says so', async () => {
    tabs.captureVisibleTab.mockRejectedValue(new Error('Missing activeTab permission'));
    expect(await captureTab(7)).toEqual({ taken: false, why: 'not-allowed' });
  });

  it('is none where it cannot be read or made small enough', async () => {
    shrinkPicture.mockResolvedValueOnce(null);
    expect(await captureTab(7)).toEqual({ taken: false, why: 'failed' });
    shrinkPicture.mockRejectedValueOnce(new Error('no canvas'));
    expect(await captureTab(7)).toEqual({ taken: false, why: 'failed' });
  });
});
