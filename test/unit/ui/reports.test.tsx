// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Delivery, deliveryFaults } from '#lib/domain/kept-report.ts';
import { locales } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { ReportView } from '#lib/messages/contract.ts';
import { describeDelivery } from '#lib/ui/pages/report-state.ts';
import { Reports } from '#lib/ui/pages/reports.tsx';
import type { ReportsPage } from '#lib/ui/pages/reports-props.ts';
import { sampleBecame } from '../../support/sample-became.ts';

const to = 'https://phan-anh.example/v1/';
const texts = catalogueOf('vi').reports;
let root: HTMLElement;
const actions = {
  onOpen: vi.fn(),
  onWords: vi.fn(),
  onSave: vi.fn(),
  onSend: vi.fn(),
  onRemove: vi.fn(),
  onExport: vi.fn(),
  onPrint: vi.fn(),
  onClear: vi.fn(),
  onClearSure: vi.fn(),
};

function report(change: Partial<ReportView> = {}): ReportView {
  return {
    id: 'ab'.repeat(16),
    createdAtMs: 1_795_000_000_000,
    subject: 'listing',
    url: 'https://shopee.vn/x',
    title: 'Trà mẫu',
    shopName: null,
    delivery: { state: 'draft' },
    reason: null,
    words: null,
    emailHref: 'mailto:a@b.example',
    ...change,
  };
}

async function show(reports: readonly ReportView[], change: Partial<ReportsPage> = {}) {
  const view = { reports, intake: 'phan-anh.example', hotlineHref: '' };
  const page: ReportsPage = { state: 'ready', view, open: null, isClearing: false, ...change };
  await act(() => render(<Reports page={page} locale="vi" actions={actions} />, root));
  return root.textContent ?? '';
}

function press(text: string): void {
  const found = [...root.querySelectorAll('button')].find((each) => each.textContent === text);
  if (!found) throw new Error(`no button “${text}”`);
  found.click();
}

beforeEach(() => {
  vi.clearAllMocks();
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

describe('where a report stands', () => {
  const queued = { state: 'queued', to, firstQueuedAtMs: 1, nextTryAtMs: 2, attempts: 1 } as const;
  const deliveries: readonly Delivery[] = [
    { state: 'draft' },
    ...[null, ...deliveryFaults].map((lastFault) => ({ ...queued, lastFault })),
    { state: 'sending', to, firstQueuedAtMs: 1, attempts: 0 },
    { state: 'delivered', to, atMs: 1_795_000_000_000 },
    ...deliveryFaults.map(
      (fault) => ({ state: 'failed', to, atMs: 1, fault, detail: null }) as const,
    ),
    { state: 'failed', to, atMs: 1, fault: 'refused', detail: 'too old' },
  ];

  test('is said in one sentence for every state, in both languages, by the host alone', () => {
    for (const locale of locales) {
      for (const delivery of deliveries) {
        const { text } = describeDelivery(delivery, locale);
        expect(text).toMatch(/^\p{L}.*\.$/su);
        expect(text).not.toContain('https://');
      }
    }
  });
});

describe('the page of my reports', () => {
  test('says when there is none', async () => {
    expect(await show([])).toContain(texts.empty);
  });

  test('says what became of a report, and nothing where nothing was heard', async () => {
    const outcome = sampleBecame({ status: 'rejected', reason: 'other' });
    const delivery = { state: 'delivered', to, atMs: 1 } as const;
    const said = await show([
      report({ delivery, outcome }),
      report({ id: 'cd'.repeat(16), delivery }),
    ]);
    expect(said.split(catalogueOf('vi').outcomes.status.rejected)).toHaveLength(2);
    expect(root.querySelectorAll('[data-outcome=rejected]')).toHaveLength(1);
  });

  test('offers to send only what has not left, and names to whom', async () => {
    await show([report()]);
    press('Gửi tới phan-anh.example');
    expect(actions.onSend).toHaveBeenCalledWith('ab'.repeat(16));
    await show([report({ delivery: { state: 'delivered', to, atMs: 1 } })]);
    expect(() => press('Gửi tới phan-anh.example')).toThrow();
  });

  test('says so when nobody takes reports', async () => {
    const view = { reports: [report()], intake: null, hotlineHref: '' };
    expect(await show([report()], { view })).toContain(texts.noIntake);
    expect(root.textContent).not.toContain('Gửi tới');
  });

  test('shows the words of a page as words, whatever they look like', async () => {
    await show([report({ title: '<img src=x onerror=alert(1)>' })]);
    expect(root.querySelector('img')).toBeNull();
    expect(root.querySelector('h2')?.textContent).toBe('<img src=x onerror=alert(1)>');
  });

  test('opens no address that is neither a letter nor a call', async () => {
    await show([report({ emailHref: 'javascript:alert(1)' })]);
    expect(root.querySelector('a')).toBeNull();
  });

  test('shows the exact text that leaves, and says what was covered in it', async () => {
    const open = {
      id: 'ab'.repeat(16),
      json: '{"id":"ab"}',
      taken: { email: 0, phone: 2, order: 1 },
      isSaved: false,
    };
    const text = await show([report()], { open });
    expect(root.querySelector('pre')?.textContent).toBe('{"id":"ab"}');
    expect(text).toContain('Đã che: 2 số điện thoại, 1 mã đơn hàng.');
  });

  test('hands over what was chosen and written', async () => {
    const taken = { email: 0, phone: 1, order: 0 };
    const open = { id: 'ab'.repeat(16), json: '{}', taken, isSaved: false };
    await show([report()], { open });
    root.querySelector('select')!.value = 'counterfeit';
    root.querySelector('textarea')!.value = 'Hàng giả';
    root.querySelector<HTMLInputElement>('input[name=keepNumbers]')!.checked = true;
    press(texts.details.save);
    expect(actions.onSave).toHaveBeenCalledWith('ab'.repeat(16), {
      reason: 'counterfeit',
      words: 'Hàng giả',
      keepNumbers: true,
      wholeAddress: false,
    });
  });

  test('asks before what stands behind the path of an address leaves, and shows it', async () => {
    const open = {
      id: 'ab'.repeat(16),
      json: '{}',
      taken: { email: 0, phone: 0, order: 0 },
      isSaved: false,
    };
    await show([report()], { open });
    expect(root.querySelector('input[name=wholeAddress]')).toBeNull();
    const behindPath = { text: '?ma=77&nguoi=lan', isSent: false };
    const text = await show([report({ behindPath })], { open });
    expect(text).toContain('?ma=77&nguoi=lan');
    const tick = root.querySelector<HTMLInputElement>('input[name=wholeAddress]')!;
    expect(tick.checked).toBe(false);
    tick.checked = true;
    press(texts.details.save);
    expect(actions.onSave).toHaveBeenLastCalledWith(
      'ab'.repeat(16),
      expect.objectContaining({ wholeAddress: true }),
    );
  });

  test('lets nothing be added to a report that has left', async () => {
    const taken = { email: 0, phone: 0, order: 0 };
    const open = { id: 'ab'.repeat(16), json: '{}', taken, isSaved: false };
    await show([report({ delivery: { state: 'delivered', to, atMs: 1 } })], { open });
    expect(root.querySelector('form')).toBeNull();
    expect(root.querySelector('pre')).not.toBeNull();
  });

  test('says of a further report when the subject was reported before, and that nobody else knows', async () => {
    const text = await show([report({ furtherToMs: 1_794_000_000_000 })]);
    expect(text).toContain('Báo cáo thêm về mục bạn đã báo cáo lúc');
    expect(text).toContain('Chỉ máy này biết');
  });

  test('prints the one report that is meant', async () => {
    await show([report()]);
    press(texts.exportAs.print);
    expect(actions.onPrint).toHaveBeenCalledWith('ab'.repeat(16));
  });

  test('keeps what was written when its shopper goes on without saving', async () => {
    const taken = { email: 0, phone: 0, order: 0 };
    const open = { id: 'ab'.repeat(16), json: '{}', taken, isSaved: false };
    await show([report()], { open });
    const words = root.querySelector('textarea')!;
    words.value = 'Hàng giả';
    words.dispatchEvent(new Event('change', { bubbles: true }));
    expect(actions.onSave).toHaveBeenCalledWith('ab'.repeat(16), {
      reason: null,
      words: 'Hàng giả',
      keepNumbers: false,
      wholeAddress: false,
    });
  });

  test('deletes everything only when asked twice', async () => {
    await show([report()]);
    press(texts.clear);
    expect(actions.onClear).toHaveBeenCalledOnce();
    expect(actions.onClearSure).not.toHaveBeenCalled();
    await show([report()], { isClearing: true });
    press(texts.clearSure);
    expect(actions.onClearSure).toHaveBeenCalledOnce();
  });
});
