// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { StopWarning } from '#lib/domain/stop.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { Warning, type WarningProps } from '#lib/ui/pages/warning.tsx';

const warning: StopWarning = {
  id: 'a:1',
  label: 'Trong danh sách cảnh báo',
  confirmed: false,
  who: 'Hội mẫu',
  about: '<b>Trang mẫu</b>',
  reason: 'lý do mẫu',
  since: '12/07/2026',
  recheck: 'Lần gần nhất 03/11/2026',
  demo: null,
  sourceLink: { text: 'Thông báo', href: 'https://notice.example/' },
  objection: { text: 'Gửi ý kiến phản đối', href: 'mailto:objection@curator.example' },
  answer: null,
};
const stopped: WarningProps['page'] = {
  state: 'stop',
  locale: 'vi',
  subject: 'listed.example',
  warnings: [warning],
};
const actions = { onBack: vi.fn(), onPass: vi.fn(), onReport: vi.fn(), onUndo: vi.fn() };
const { stop } = catalogueOf('vi');
let root: HTMLElement;

beforeEach(() => {
  vi.clearAllMocks();
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

type ReportState = Exclude<WarningProps['report']['state'], 'asked'>;

async function show(page: WarningProps['page'], report: ReportState = 'none') {
  const given: WarningProps['report'] =
    report === 'kept'
      ? { state: 'kept', kept: { reportId: 'r', text: 'Đã lưu', hotline: null, email: null } }
      : { state: report };
  await act(() => render(<Warning page={page} report={given} actions={actions} />, root));
  return root.textContent ?? '';
}

function button(text: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((each) =>
    (each.textContent ?? '').includes(text),
  );
  if (!found) throw new Error(`no button “${text}”`);
  return found;
}

describe('the stop page', () => {
  test('is an alert dialog whose main action, with the focus on it, is to go back', async () => {
    await show(stopped);
    expect(root.querySelector('[role=alertdialog] #headline')?.textContent).toBe(stop.headline);
    expect(document.activeElement).toBe(button(stop.back));
    expect(button(stop.back).className).toBe('main');
    expect(button(stop.pass).className).toBe('quiet');
    button(stop.back).click();
    expect(actions.onBack).toHaveBeenCalledOnce();
    expect(actions.onPass).not.toHaveBeenCalled();
  });

  test('leads to the card on the shopper’s rights, where there is one', async () => {
    await show({ ...stopped, warnings: [{ ...warning, tip: 'trang-xin-mat-khau' }] });
    const link = [...root.querySelectorAll('a')].find((each) => each.hash !== '');
    expect(link?.getAttribute('href')).toBe('learn.html#card-trang-xin-mat-khau');
    expect(document.activeElement).toBe(button(stop.back));
  });

  test('says what, who, why, since when, checked when, and where to object', async () => {
    const text = await show(stopped);
    for (const said of ['listed.example', 'Hội mẫu', 'lý do mẫu', '12/07/2026', '03/11/2026']) {
      expect(text).toContain(said);
    }
    expect([...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'https://notice.example/',
      'mailto:objection@curator.example',
    ]);
  });

  test('draws what a feed says as text, never as markup or as a script address', async () => {
    const sourceLink = { text: 'x', href: 'javascript:alert(1)' };
    await show({ ...stopped, warnings: [{ ...warning, sourceLink, objection: null }] });
    expect(root.querySelector('dd b')).toBeNull();
    expect(root.querySelector('a')).toBeNull();
  });

  test('keeps the focus where the shopper put it when a report was kept', async () => {
    await show(stopped);
    button(stop.pass).focus();
    await show(stopped, 'busy');
    expect(document.activeElement).toBe(button(stop.pass));
    expect(await show(stopped, 'kept')).toContain('Đã lưu');
  });

  test('says of an authority’s decision that it is one', async () => {
    const warnings = [{ ...warning, confirmed: true }];
    expect(await show({ ...stopped, warnings })).toContain(stop.headlineConfirmed);
  });

  test.each(['none', 'failed', 'loading'] as const)(
    'never calls an address safe when it has nothing to say (%s)',
    async (state) => {
      const text = await show({ state, locale: 'vi' });
      expect(text).not.toMatch(/an toàn/i);
      expect(root.querySelector('[role=alertdialog]')).toBeNull();
      expect(button(stop.back)).toBeTruthy();
      if (state !== 'none') expect(text).not.toContain(stop.pass);
    },
  );
});
