// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { locales } from '#lib/domain/localised.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { type ReportOutcome, receiptStatuses } from '#lib/domain/receipt.ts';
import { ReportOutcomeNote } from '#lib/ui/pages/report-outcome.tsx';
import { render } from 'preact';
import { sampleBecame } from '../../support/sample-became.ts';

function show(change: Partial<ReportOutcome> = {}, locale: (typeof locales)[number] = 'vi') {
  render(<ReportOutcomeNote outcome={sampleBecame(change)} locale={locale} />, document.body);
  return document.body.textContent ?? '';
}

afterEach(() => render(null, document.body));

describe('what became of a report is said', () => {
  it('in plain words, with who decided, when, and what was looked at', () => {
    expect(show()).toBe(
      'Đã được xem xét: cảnh báo đã được thêm.' +
        'Hội Mẫu quyết định ngày 20/11/2026. Điều được xem xét: hàng nhái nhãn hiệu.' +
        'Gửi ý kiến về quyết định nàyXem sổ kết quả của nơi nhận',
    );
    expect(show({}, 'en')).toContain('Decided by Sample Society on 20 Nov 2026.');
    expect(document.querySelector('[data-outcome]')?.getAttribute('data-outcome')).toBe('accepted');
  });

  it('for every status and reason, in every language', () => {
    for (const locale of locales) {
      const texts = receiptStatuses.flatMap((status) =>
        reasonCodes.map((reason) => show({ status, reason }, locale)),
      );
      expect(new Set(texts).size).toBe(receiptStatuses.length * reasonCodes.length);
    }
  });

  it('with links that can be opened, and no script or plain address of a feed', () => {
    show();
    const hrefs = () => [...document.querySelectorAll('a')].map(({ href }) => href);
    expect(hrefs()).toEqual(['mailto:a@b.example', 'https://intake.example/ledger']);
    show({ objectionHref: 'javascript:alert(1)', ledgerHref: 'http://127.0.0.1:8787/ledger' });
    expect(hrefs()).toEqual([]);
  });
});
