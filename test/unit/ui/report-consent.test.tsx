// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Delivery } from '#lib/domain/kept-report.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { ReportKept, ReportsView } from '#lib/messages/contract.ts';
import { allowReport } from '#lib/ui/pages/allow-report.ts';
import { isPressed, KeptReport, PopupReport } from '#lib/ui/pages/popup-report.tsx';
import { describeDelivery } from '#lib/ui/pages/report-state.ts';

const to = 'https://phan-anh.example/';
const awaits: Delivery = { state: 'draft', awaitsConsent: { to, attempts: 0 } };
const delivered: Delivery = { state: 'delivered', to, atMs: 1_795_000_000_000 };
const kept: ReportKept = {
  reportId: 'r',
  text: 'Chưa gửi',
  allow: 'Đồng ý và gửi',
  hotline: null,
  email: null,
};
let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

const buttons = (): string[] =>
  [...root.querySelectorAll('button')].map(({ textContent }) => textContent ?? '');

function answer(delivery: Delivery): ReportsView {
  const report = {
    id: 'r',
    createdAtMs: 1,
    subject: 'listing' as const,
    url: 'https://shopee.vn/x',
    title: null,
    shopName: null,
    delivery,
    reason: null,
    words: null,
    emailHref: null,
  };
  return { reports: [report], intake: 'phan-anh.example', hotlineHref: '' };
}

test('a report that waits for consent says that it was not sent, to whom, and what it waits for', () => {
  for (const locale of ['vi', 'en'] as const) {
    const { text, tone } = describeDelivery(awaits, locale);
    expect(text).toContain('phan-anh.example');
    expect(text).toContain('Firefox');
    expect(tone).toBe('caution');
  }
  expect(describeDelivery({ state: 'draft' }, 'vi').text).toBe(
    catalogueOf('vi').reports.state.draft,
  );
});

describe('the popup after a press', () => {
  test('offers the press that allows it, only where one is needed', async () => {
    const onAllow = vi.fn();
    const show = (given: ReportKept) =>
      act(() =>
        render(<KeptReport kept={given} locale="vi" onUndo={vi.fn()} onAllow={onAllow} />, root),
      );
    await show(kept);
    root.querySelector('button')?.click();
    expect([buttons()[0], onAllow.mock.calls]).toEqual(['Đồng ý và gửi', [['r']]]);
    const { allow: _, ...plain } = kept;
    await show(plain);
    expect(buttons()).not.toContain('Đồng ý và gửi');
  });

  test('says where the report stands once the browser was told, and offers no second press', async () => {
    const report = { state: 'asked', delivery: delivered } as const;
    const props = { locale: 'vi', view: null, onReport: vi.fn(), onUndo: vi.fn() } as const;
    await act(() => render(<PopupReport {...props} report={report} />, root));
    expect(root.textContent).toContain('Đã gửi tới phan-anh.example');
    expect([isPressed(report), buttons()]).toEqual([true, []]);
  });
});

describe('the press that allows', () => {
  const request = (says: boolean) => ({ request: async () => says });

  test('asks the browser before anything else, then sends', async () => {
    const order: string[] = [];
    const asked = allowReport(
      {
        consent: { request: async () => (order.push('asked'), true) },
        sendReport: async () => (order.push('sent'), answer(delivered)),
      },
      'r',
    );
    expect(order).toEqual(['asked']);
    expect(await asked).toEqual({ state: 'asked', delivery: delivered });
    expect(order).toEqual(['asked', 'sent']);
  });

  test('answered with no sends nothing and changes nothing', async () => {
    const sendReport = vi.fn();
    expect(await allowReport({ consent: request(false), sendReport }, 'r')).toBeNull();
    const failing = { request: () => Promise.reject(new Error('no press')) };
    expect(await allowReport({ consent: failing, sendReport }, 'r')).toBeNull();
    expect(sendReport).not.toHaveBeenCalled();
  });

  test('says so when the worker does not answer, or knows no such report', async () => {
    const sendReport = () => Promise.reject(new Error('gone'));
    const failed = { state: 'failed' };
    expect(await allowReport({ consent: request(true), sendReport }, 'r')).toEqual(failed);
    const other = async () => answer(delivered);
    expect(await allowReport({ consent: request(true), sendReport: other }, 'q')).toEqual(failed);
  });
});
