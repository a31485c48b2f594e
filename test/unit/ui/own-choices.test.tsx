// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { usualChoices } from '#lib/domain/choices.ts';
import { muteId, muteMs } from '#lib/domain/mute.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { LookChoices, type LookProps } from '#lib/ui/pages/look-choices.tsx';
import { MuteList, type MuteListProps } from '#lib/ui/pages/mute-list.tsx';
import { type KeysProps, ShortcutList } from '#lib/ui/pages/shortcut-list.tsx';
import {
  readGrantedSites,
  SitePermissions,
  type SitesProps,
} from '#lib/ui/pages/site-permissions.tsx';
import { mutedAtMs, sampleMute } from '../../support/sample-mute.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

async function show(drawn: Parameters<typeof render>[0]): Promise<string> {
  await act(() => render(drawn, root));
  return root.textContent ?? '';
}
async function type(field: string, value: string): Promise<void> {
  const input = root.querySelector<HTMLInputElement>(field);
  if (!input) throw new Error(`no field ${field}`);
  await act(() => {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
const buttons = () => [...root.querySelectorAll('button')];
function press(text: string): void {
  const found = buttons().find((each) => each.textContent === text);
  if (!found) throw new Error(`no button “${text}”`);
  found.click();
}
const { choices: words, mutes: muteWords } = catalogueOf('vi');

describe('how findings are shown', () => {
  const lookProps = (): LookProps => ({
    locale: 'vi',
    choices: usualChoices,
    hasFailed: false,
    onLocale: vi.fn(),
    onChoose: vi.fn(),
  });

  test('is chosen by three levels and a palette, each handed over by itself', async () => {
    const props = lookProps();
    await show(<LookChoices {...props} />);
    const levels = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(levels.map(({ value, checked }) => [value, checked])).toEqual([
      ['calm', false],
      ['normal', true],
      ['strict', false],
    ]);
    levels[0]?.click();
    root.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    expect(vi.mocked(props.onChoose).mock.calls).toEqual([
      [{ strictness: 'calm' }],
      [{ palette: 'clear' }],
    ]);
  });

  test('offers both languages by their own names, and the way to the reports', async () => {
    const props = lookProps();
    await show(<LookChoices {...props} />);
    const field = root.querySelector('select');
    expect([...(field?.options ?? [])].map(({ text }) => text)).toEqual(['Tiếng Việt', 'English']);
    if (field) field.value = 'en';
    field?.dispatchEvent(new Event('change', { bubbles: true }));
    expect(props.onLocale).toHaveBeenCalledWith('en');
    expect(root.querySelector('a')?.getAttribute('href')).toBe('/reports.html');
  });

  test('says it when a choice was not kept', async () => {
    expect(await show(<LookChoices {...lookProps()} hasFailed />)).toContain(words.failed);
  });
});

describe('the list of mutes', () => {
  const kept = [
    sampleMute({ name: 'Trà Đông Hồ', untilMs: mutedAtMs + muteMs }),
    sampleMute({ code: 'check:x', kind: 'shop', name: '<b>Gian hàng</b>' }),
  ].map(({ kind, name, label, sinceMs, untilMs, ...key }) => {
    return { id: muteId(key), kind, name, label, sinceMs, untilMs };
  });
  const list = (mutes: MuteListProps['mutes'], onUndo = vi.fn()) => (
    <MuteList locale="vi" mutes={mutes} onUndo={onUndo} />
  );
  const names = () => [...root.querySelectorAll('bdi')].map((each) => each.textContent);

  test('says of what, since when and until when', async () => {
    const text = await show(list(kept));
    expect(text).toContain('Tắt ngày 23/11/2026 · Đã tắt đến 23/12/2026');
    expect(text).toContain('Đã tắt đến khi bạn bật lại');
    expect(names()).toEqual(['Trà Đông Hồ', '<b>Gian hàng</b>']);
  });

  test('is searched as it is typed, with or without diacritics', async () => {
    await show(list(kept));
    await type('input', 'tra dong');
    expect(names()).toEqual(['Trà Đông Hồ']);
    await type('input', 'Gian HÀNG');
    expect(names()).toEqual(['<b>Gian hàng</b>']);
    await type('input', 'không có ở đâu');
    expect(names()).toEqual([]);
    expect(root.textContent).toContain(muteWords.noneFound);
  });

  test('is taken back one by one, or all at once', async () => {
    const onUndo = vi.fn();
    await show(list(kept, onUndo));
    press(muteWords.undo);
    press(muteWords.undoAll);
    expect(onUndo.mock.calls).toEqual([[kept[0]?.id], [null]]);
    const names = buttons().map((each) => each.getAttribute('aria-label'));
    expect(names[1]).toBe('Bật lại: Nội dung cần kiểm chứng, Trà Đông Hồ');
  });

  test('that cannot be read is never "none"', async () => {
    expect(await show(list([]))).toContain(muteWords.none);
    const text = await show(list(null));
    expect(text).toContain(muteWords.unreadable);
    expect(text).not.toContain(muteWords.none);
  });
});

describe('sites and permissions', () => {
  const required = ['https://shopee.vn/*', 'https://tiki.vn/*'];
  const sitesProps = (granted: readonly string[]): SitesProps => ({
    locale: 'vi',
    sites: readGrantedSites(granted, required),
    hasFailed: false,
    onRemove: vi.fn(),
    onProtectAll: vi.fn(),
  });

  test('are what was allowed beyond the marketplaces, each host once, and taken back', async () => {
    const granted = [...required, 'https://vuon.example/*', 'http://vuon.example/*'];
    const props = sitesProps(granted);
    expect(props.sites).toEqual({ required: 2, everyPage: false, hosts: ['vuon.example'] });
    expect(await show(<SitePermissions {...props} />)).toContain('Luôn đọc 2 tên miền');
    press(words.sites.remove);
    expect(props.onRemove).toHaveBeenCalledWith('vuon.example');
    press(words.sites.all);
    expect(props.onProtectAll).toHaveBeenCalledOnce();
  });

  test.each([['https://*/*'], ['<all_urls>']])(
    'name every page where %s is allowed',
    async (one) => {
      const props = sitesProps([...required, one]);
      expect(await show(<SitePermissions {...props} />)).toContain(words.sites.everyPage);
      press(words.sites.remove);
      expect(props.onRemove).toHaveBeenCalledWith(null);
      expect(buttons().map((each) => each.textContent)).not.toContain(words.sites.all);
    },
  );

  test('that cannot be read are never "none", and a refusal is said', async () => {
    const props = sitesProps(required);
    expect(await show(<SitePermissions {...props} hasFailed />)).toContain(words.sites.failed);
    const text = await show(<SitePermissions {...props} sites={null} />);
    expect(text).toContain(words.sites.unreadable);
    expect(text).not.toContain(words.sites.none);
  });
});

describe('keyboard shortcuts', () => {
  const keysProps = (changes: Partial<KeysProps> = {}): KeysProps => ({
    locale: 'vi',
    keys: [
      { name: '_execute_action', key: '' },
      { name: 'report-page', key: 'Alt+Shift+L' },
    ],
    canChange: true,
    ownPage: 'chrome://extensions/shortcuts',
    outcome: 'none',
    onChange: vi.fn(),
    onReset: vi.fn(),
    onOwnPage: vi.fn(),
    ...changes,
  });

  test('are shown as the browser has them, also where none is set', async () => {
    await show(<ShortcutList {...keysProps()} />);
    expect([...root.querySelectorAll('kbd')].map((each) => each.textContent)).toEqual([
      words.keys.none,
      'Alt+Shift+L',
    ]);
  });

  test('are changed here where the browser allows it, by a field that has a name', async () => {
    const props = keysProps();
    await show(<ShortcutList {...props} />);
    const field = '[data-command=report-page] input';
    expect(root.querySelector(field)?.getAttribute('aria-label')).toContain(words.keys.report);
    await type(field, ' Alt+Shift+Y ');
    root.querySelector<HTMLFormElement>('[data-command=report-page] form')?.requestSubmit();
    expect(props.onChange).toHaveBeenCalledWith('report-page', 'Alt+Shift+Y');
    press(words.keys.reset);
    expect(props.onReset).toHaveBeenCalledWith('_execute_action');
  });

  test('lead to the browser’s own page where it does not, and its address can be read', async () => {
    const props = keysProps({ canChange: false });
    expect(await show(<ShortcutList {...props} />)).toContain('chrome://extensions/shortcuts');
    expect(root.querySelector('form')).toBeNull();
    press(words.keys.openBrowser);
    expect(props.onOwnPage).toHaveBeenCalledOnce();
  });

  test('are missing on some browsers, which is said', async () => {
    expect(await show(<ShortcutList {...keysProps({ keys: null })} />)).toContain(
      words.keys.missing,
    );
  });

  test('say what came of a change', async () => {
    expect(await show(<ShortcutList {...keysProps({ outcome: 'refused' })} />)).toContain(
      words.keys.refused,
    );
    expect(await show(<ShortcutList {...keysProps({ outcome: 'changed' })} />)).toContain(
      words.keys.changed,
    );
  });
});
