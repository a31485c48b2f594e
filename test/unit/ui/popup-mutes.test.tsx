// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { MutedView, PageView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { Popup } from '#lib/ui/pages/popup.tsx';
import { sampleFinding, sampleOrder, sampleVerdict } from './sample-order.ts';

let root: HTMLElement;
const onMute = vi.fn();
const onUnmute = vi.fn();
const nothing = (): void => {};
const actions = {
  onReport: nothing,
  onUndo: nothing,
  onOpen: nothing,
  onProtectAll: nothing,
  onProtectSite: nothing,
  onForgetUnread: nothing,
  onLocale: nothing,
  onMute,
  onUnmute,
};
const { mutes, popup } = catalogueOf('vi');
const muted: MutedView = {
  subject: { kind: 'listing', ref: 'listing', name: 'Trà <b>mẫu</b>' },
  finding: sampleFinding(),
  until: 'Đã tắt đến 23/12/2026',
  muteId: '["listing:x","claim:cure-03"]',
};

beforeEach(() => {
  vi.clearAllMocks();
  root = document.createElement('div');
});

async function show(view: PageView, hasMuteFailed = false): Promise<string> {
  await act(() =>
    render(
      <Popup
        locale={view.locale}
        page={{ state: 'active', view }}
        report={{ state: 'none' }}
        protection="unasked"
        freshness="loading"
        nowMs={0}
        hasMuteFailed={hasMuteFailed}
        actions={actions}
      />,
      root,
    ),
  );
  return root.textContent ?? '';
}

const ways = () => [...root.querySelectorAll<HTMLButtonElement>('.mute button')];

describe('muting in the popup', () => {
  test('is folded, says what it does, and asks for how long', async () => {
    const text = await show(sampleOrder([sampleVerdict('listing', 'caution')]).view);
    expect(root.querySelector<HTMLDetailsElement>('.mute')?.open).toBe(false);
    expect(text).toContain(mutes.muteWhat);
    expect(ways().map((each) => each.textContent)).toEqual([mutes.forDays, mutes.untilBack]);
    for (const each of ways()) each.click();
    const id = 'claim:listing:x';
    expect(onMute.mock.calls).toEqual([
      [{ id, until: 'days', isConfirmed: false }],
      [{ id, until: 'undone', isConfirmed: false }],
    ]);
  });

  test('of danger says what stays, and is only for a time', async () => {
    const text = await show(sampleOrder([sampleVerdict('shop', 'danger')]).view);
    expect(text).toContain(mutes.muteDanger);
    expect(ways().map((each) => each.textContent)).toEqual([mutes.confirm]);
    ways()[0]?.click();
    expect(onMute).toHaveBeenCalledWith({ id: 'claim:shop:x', until: 'days', isConfirmed: true });
  });

  test('is not offered for a credit', async () => {
    await show(sampleOrder([sampleVerdict('listing', 'credit')]).view);
    expect(ways()).toEqual([]);
  });
});

describe('what is muted on a page', () => {
  const view = (changes: Partial<PageView> = {}) =>
    sampleOrder([], { muted: [muted], ...changes }).view;

  test('is counted, told with until when, and taken back by one press', async () => {
    const text = await show(view());
    expect(root.querySelector('.muted-findings summary')?.textContent).toBe('1 dấu hiệu đã tắt');
    expect(text).toContain('“trị dứt điểm”');
    expect(text).toContain('Đã tắt đến 23/12/2026');
    expect(root.querySelectorAll('b').length).toBe(0);
    root.querySelector<HTMLButtonElement>('.muted-finding button')?.click();
    expect(onUnmute).toHaveBeenCalledWith(muted.muteId);
  });

  test('never leaves room for "no warning was found"', async () => {
    expect(await show(view())).not.toContain(popup.nothingFound);
    expect(await show(sampleOrder([]).view)).toContain(popup.nothingFound);
  });

  test('says it when the press came to nothing', async () => {
    expect(await show(sampleOrder([]).view, true)).toContain(mutes.failed);
    expect(await show(sampleOrder([]).view)).not.toContain(mutes.failed);
  });
});
