// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { Popup, type PopupProps } from '#lib/ui/pages/popup.tsx';
import { readReportRef } from '#lib/ui/pages/popup-report.tsx';
import { cardVerdict, sampleFinding, sampleOrder, sampleVerdict } from './sample-order.ts';

let root: HTMLElement;
const actions = {
  onReport: vi.fn(),
  onUndo: vi.fn(),
  onOpen: vi.fn(),
  onProtectAll: vi.fn(),
  onProtectSite: vi.fn(),
  onMute: vi.fn(),
  onUnmute: vi.fn(),
  onForgetUnread: vi.fn(),
  onLocale: vi.fn(),
};

beforeEach(() => {
  vi.clearAllMocks();
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

async function show(changes: Partial<PopupProps>): Promise<string> {
  const props: PopupProps = {
    locale: 'vi',
    page: { state: 'loading' },
    report: { state: 'none' },
    protection: 'unasked',
    freshness: 'loading',
    nowMs: 0,
    actions,
    ...changes,
  };
  await act(() => render(<Popup {...props} />, root));
  return root.textContent ?? '';
}

function active(view: PageView): Partial<PopupProps> {
  return { page: { state: 'active', view }, locale: view.locale };
}

function press(text: string): void {
  const found = [...root.querySelectorAll('button')].find((each) => each.textContent === text);
  if (!found) throw new Error(`no button “${text}”`);
  found.click();
}

const texts = catalogueOf('vi').popup;

describe('the popup', () => {
  test('answers in its first line and says what was looked up', async () => {
    await show(active(sampleOrder([sampleVerdict('listing', 'caution')]).view));
    expect(root.querySelector('h1')?.textContent).toBe('2 điều nên xem trước khi mua');
    expect(root.querySelector('header p')?.textContent).toBe('Sản phẩm trên Market');
  });

  test('groups findings by subject, the gravest first, with label, quote, why, source, links and the answer', async () => {
    const finding = sampleFinding({ answer: 'Chúng tôi đã sửa.' });
    const view = sampleOrder([
      sampleVerdict('listing', 'caution', { findings: [finding] }),
      sampleVerdict('shop', 'danger'),
      cardVerdict('5', 'info'),
    ]).view;
    const text = await show(active(view));
    expect([...root.querySelectorAll('h2')].map((each) => each.textContent)).toEqual([
      'Gian hàng',
      'Sản phẩm',
      'Sản phẩm trong danh sách',
    ]);
    for (const part of [
      finding.label,
      `“${finding.quote}”`,
      finding.why,
      finding.source,
      'Chúng tôi đã sửa.',
      'Trà 5',
    ]) {
      expect(text).toContain(part);
    }
    expect(
      [...root.querySelectorAll('.finding a')].slice(0, 2).map((each) => each.getAttribute('href')),
    ).toEqual(['https://law.example/15', 'mailto:objection@market.example']);
  });

  test('leads from a finding to the card on the shopper’s rights, where there is one', async () => {
    const findings = [sampleFinding({ tip: 'chua-khoi-benh' }), sampleFinding({ id: 'claim:x' })];
    await show(active(sampleOrder([sampleVerdict('listing', 'caution', { findings })]).view));
    const links = [...root.querySelectorAll('.finding a')].filter(
      (each) => each.textContent === 'Quyền của bạn',
    );
    expect(links.map((each) => each.getAttribute('href'))).toEqual([
      'learn.html#card-chua-khoi-benh',
    ]);
    expect(links[0]?.getAttribute('aria-label')).toBe('Quyền của bạn: Nội dung cần kiểm chứng');
  });

  test('leads to one’s rights where a page was not checked, and not while it is still read', async () => {
    const text = catalogueOf('vi').learn.unchecked;
    expect(await show({})).not.toContain(text);
    expect(
      await show({ page: { state: 'inactive', reason: 'not-active-here', host: null } }),
    ).toContain(text);
    const wall = sampleOrder([], { checked: false, tone: 'unchecked' }).view;
    expect(await show(active(wall))).toContain(text);
    expect(await show(active(sampleOrder([], { tone: 'none' }).view))).not.toContain(text);
  });

  test('each tone has its own shape', async () => {
    const tones = ['danger', 'caution', 'info', 'credit'] as const;
    const findings = tones.map((tone) => sampleFinding({ id: tone, tone }));
    await show(active(sampleOrder([sampleVerdict('listing', 'danger', { findings })]).view));
    const shapes = [...root.querySelectorAll('.finding path')].map((each) =>
      each.getAttribute('d'),
    );
    expect(new Set(shapes).size).toBe(4);
  });

  test('never says "nothing found" of a page that was not checked', async () => {
    const view = sampleOrder([], {
      checked: false,
      tone: 'unchecked',
      headline: 'Chưa kiểm tra được trang này',
    }).view;
    const text = await show(active(view));
    expect(text).not.toContain(texts.nothingFound);
    expect(root.querySelector('header path')?.hasAttribute('stroke-dasharray')).toBe(true);
  });

  test('says that nothing found is no certificate', async () => {
    const text = await show(active(sampleOrder([], { tone: 'none' }).view));
    expect(text).toContain(texts.nothingFound);
  });

  test('turns no text of a page into markup, and no address into a script', async () => {
    const finding = sampleFinding({
      quote: '<img src=x onerror=alert(1)>',
      sourceLink: { text: 'x', href: 'javascript:alert(1)' },
      objection: { text: 'y', href: 'data:text/html,1' },
    });
    const text = await show(
      active(sampleOrder([sampleVerdict('listing', 'caution', { findings: [finding] })]).view),
    );
    expect(root.querySelectorAll('img, .finding a')).toHaveLength(0);
    expect(text).toContain('<img src=x');
  });
});

describe('a page where the guard does not stand', () => {
  const inactive = { state: 'inactive', reason: 'not-active-here', host: 'qua.example' } as const;

  test('says so and offers both ways', async () => {
    expect(await show({ page: inactive })).toContain(texts.inactiveTitle);
    press(texts.protectAll);
    press('Chỉ bảo vệ qua.example');
    expect(actions.onProtectAll).toHaveBeenCalledTimes(1);
    expect(actions.onProtectSite).toHaveBeenCalledWith('qua.example');
  });

  test('has nothing to report and nothing to protect where no page is', async () => {
    await show({ page: { ...inactive, host: null } });
    expect([...root.querySelectorAll('button')].map((each) => each.textContent)).toEqual([
      'VI',
      'EN',
    ]);
  });

  test('tells what came of the asking', async () => {
    expect(await show({ page: inactive, protection: 'granted' })).toContain(texts.protectAllDone);
    expect(await show({ page: inactive, protection: 'refused' })).toContain(
      texts.protectAllRefused,
    );
  });

  test('with leave but unread asks for no leave again', async () => {
    const text = await show({ page: { ...inactive, reason: 'page-unreadable' } });
    expect(text).not.toContain(texts.protectAll);
    expect(text).toContain(catalogueOf('vi').notChecked['page-unreadable']);
  });
});

describe('the report', () => {
  const view = sampleOrder([
    sampleVerdict('listing', 'caution'),
    sampleVerdict('shop', 'danger'),
  ]).view;

  test('is one press, about the shop where one is known', async () => {
    await show(active(view));
    press(texts.reportShop);
    expect(actions.onReport).toHaveBeenCalledWith('shop');
  });

  test.each<[string, PageView, string]>([
    ['the listing without a shop', sampleOrder([sampleVerdict('listing', 'info')]).view, 'listing'],
    [
      'the page of a list',
      sampleOrder([cardVerdict('1', 'info')], { pageKind: 'search' }).view,
      'page',
    ],
    [
      'a page that was not checked',
      sampleOrder([], { checked: false, pageKind: 'shop' }).view,
      'page',
    ],
    ['a shop with nothing to say', sampleOrder([], { pageKind: 'shop' }).view, 'shop'],
  ])('is about %s', (_, of, ref) => {
    expect(readReportRef(of)).toBe(ref);
  });

  test('cannot be pressed twice while it is being kept', async () => {
    await show({ ...active(view), report: { state: 'busy' } });
    expect(root.querySelector<HTMLButtonElement>('.main')?.disabled).toBe(true);
  });

  test('kept shows the text, the hotline, the e-mail and the way back', async () => {
    const kept = {
      reportId: 'a1',
      text: 'Đã lưu báo cáo.',
      hotline: { text: 'Gọi 1800.6838', href: 'tel:18006838' },
      email: { text: 'Gửi e-mail', href: 'mailto:office@market.example' },
    };
    expect(await show({ ...active(view), report: { state: 'kept', kept } })).toContain(
      'Đã lưu báo cáo.',
    );
    expect(
      [...root.querySelectorAll('.report a')].map((each) => each.getAttribute('href')),
    ).toEqual(['tel:18006838', 'mailto:office@market.example']);
    press('Hoàn tác');
    expect(actions.onUndo).toHaveBeenCalledWith('a1');
    press('Thêm chi tiết');
    press('Nội dung gửi đi');
    expect(actions.onOpen.mock.calls).toEqual([
      ['a1', 'details'],
      ['a1', 'sent'],
    ]);
  });

  test('that was added to an earlier one takes back this press alone', async () => {
    const kept = { reportId: 'a1', undoId: 'b2', text: 'Đã thêm.', hotline: null, email: null };
    await show({ ...active(view), report: { state: 'kept', kept } });
    press('Hoàn tác');
    expect(actions.onUndo).toHaveBeenCalledWith('b2');
    press('Thêm chi tiết');
    expect(actions.onOpen).toHaveBeenCalledWith('a1', 'details');
  });

  test('that failed says so and can be pressed again', async () => {
    const text = await show({ ...active(view), report: { state: 'failed' } });
    expect(text).toContain(catalogueOf('vi').guard.reportFailed);
    press(texts.reportShop);
    expect(actions.onReport).toHaveBeenCalledTimes(1);
  });
});

test('the hotline can always be called', async () => {
  await show({ page: { state: 'failed' } });
  expect(root.querySelector('.actions a')?.getAttribute('href')).toBe('tel:18006838');
});

test('the hotline is that of the shopper’s country, with whose it is, or none', async () => {
  const hotline = { text: '165', hint: 'Tổng đài của NPA', href: 'tel:165' };
  await show({ hotline });
  const link = root.querySelector('.actions a');
  expect(link?.getAttribute('href')).toBe('tel:165');
  expect(link?.getAttribute('aria-label')).toBe('Tổng đài của NPA: 165');
  await show({ hotline: null });
  expect(root.querySelector('.actions a')).toBeNull();
  await show({ hotline: { ...hotline, href: 'javascript:alert(1)' } });
  expect(root.querySelector('.actions a')).toBeNull();
});

test('the language is switched by a press, and the pressed one is told to screen readers', async () => {
  await show({});
  press('EN');
  expect(actions.onLocale).toHaveBeenCalledWith('en');
  expect(await show({ locale: 'en' })).toContain(catalogueOf('en').popup.footer);
  expect(root.querySelector('[aria-pressed="true"]')?.textContent).toBe('EN');
  expect(root.querySelector('main')?.lang).toBe('en');
});

describe('a page of a site that has changed', () => {
  test('says how many pages could not be read, that nobody is told, and how to delete it', async () => {
    const view = sampleOrder([]).view;
    const unread: PageView = { ...view, checked: false, tone: 'unchecked' };
    const said = await show({ page: { state: 'active', view: unread, unreadPages: 3 } });
    expect(said).toContain('có 3 trang');
    expect(said).toContain('không gửi đi đâu');
    press(texts.forgetUnread);
    expect(actions.onForgetUnread).toHaveBeenCalledOnce();
  });

  test('shows no count where there is none', async () => {
    expect(await show(active(sampleOrder([]).view))).not.toContain('14 ngày');
  });
});
