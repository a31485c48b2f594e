// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FeedFreshness } from '#lib/domain/feed-view.ts';
import { updateFaults } from '#lib/domain/feed-update.ts';
import { locales } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { type FreshnessProps, PopupFreshness } from '#lib/ui/pages/popup-freshness.tsx';

const nowMs = Date.UTC(2026, 10, 23, 9);
const day = 86_400_000;
let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

const main: FeedFreshness = {
  id: 'main',
  isMain: true,
  name: { vi: 'Chợ Lành', en: 'Chợ Lành' },
  version: 12,
  publishedAtMs: nowMs - 9 * 60_000,
  expiresAtMs: nowMs + day,
  fault: null,
  heldVersion: null,
};
const added: FeedFreshness = { ...main, id: 'ab', isMain: false, name: { vi: 'Hội A', en: 'A' } };

async function show(
  freshness: FreshnessProps['freshness'],
  locale: FreshnessProps['locale'] = 'vi',
): Promise<string> {
  await act(() =>
    render(<PopupFreshness locale={locale} nowMs={nowMs} freshness={freshness} />, root),
  );
  return root.textContent ?? '';
}
const isOdd = (): boolean => root.querySelector('.fresh')?.hasAttribute('data-tone') ?? false;
const readLink = (): string | null | undefined => root.querySelector('a')?.getAttribute('href');

describe('the popup’s line about data', () => {
  test('says version and age calmly, and counts the other sources', async () => {
    expect(await show([main])).toBe('Dữ liệu bản 12, công bố 9 phút trước. Nguồn dữ liệu');
    expect(await show([main, added])).toContain('cùng 1 nguồn khác.');
    expect(await show([main, added, { ...added, id: 'cd' }])).toContain('cùng 2 nguồn khác.');
    expect(isOdd()).toBe(false);
    expect(readLink()).toBe('options.html#feed-main');
  });

  test('says nothing before it knows, and never "fresh" when nobody answers or nothing is there', async () => {
    expect(await show('loading')).toBe('');
    const { line } = catalogueOf('vi').feeds;
    expect(await show('unknown')).toContain(line.unknown);
    expect(isOdd()).toBe(true);
    expect(await show([])).toContain(line.none);
    expect(await show([added]), 'without the main feed nothing is looked up').toContain(line.none);
  });

  test('points to the update that waits for the shopper, with its version and source', async () => {
    const text = await show([main, { ...added, heldVersion: 13 }]);
    expect(text).toBe('Bản mới 13 của Hội A đang được giữ lại, chờ bạn xem. Xem và quyết định');
    expect(readLink()).toBe('options.html#feed-ab');
  });

  test.each(locales)('says what failed and what stays in use, in %s', async (locale) => {
    const { reason } = catalogueOf(locale).feeds.line;
    for (const fault of updateFaults) {
      const text = await show([{ ...main, fault }], locale);
      expect(text).toContain(reason[fault]);
      expect(text).toContain('12');
      expect(isOdd()).toBe(true);
    }
  });

  test('claims no version of a source that could never be loaded', async () => {
    const never = { ...added, version: 0, publishedAtMs: 0, expiresAtMs: 0 };
    const text = await show([main, { ...never, fault: 'unreachable' }]);
    expect(text).toContain('Chưa tải được Hội A: chưa liên lạc được với nguồn.');
    expect(text).not.toContain('bản 0');
  });

  test('puts the gravest first: data that ended, then what is held, then what failed', async () => {
    const ended = { ...main, expiresAtMs: nowMs };
    const held = { ...added, heldVersion: 13 };
    const failed = { ...added, id: 'cd', fault: 'refused' } as const;
    expect(await show([ended, held, failed])).toContain('Dữ liệu của Chợ Lành đã hết hạn');
    expect(await show([main, held, failed])).toContain('đang được giữ lại');
    expect(await show([main, failed])).toContain('chữ ký không khớp');
    expect(await show([main, { ...held, expiresAtMs: nowMs }])).toContain('đang được giữ lại');
  });

  test('cuts a name that would push the sentence out of sight, and keeps its markup and direction to itself', async () => {
    const name = `<b>שוק${'ộ'.repeat(150)}`;
    const text = await show([main, { ...added, name: { vi: name, en: name }, heldVersion: 13 }]);
    expect(text.length).toBeLessThan(140);
    expect(text).toContain('đang được giữ lại');
    expect(root.querySelectorAll('b')).toHaveLength(0);
    expect(root.querySelector('bdi[data-slot=name]')?.textContent).toMatch(/^<b>שוקộ+…$/);
  });

  test.each(locales)('never says that anything is safe, in %s', (locale) => {
    const all = JSON.stringify(catalogueOf(locale).feeds);
    expect(all).not.toMatch(/an toàn|\bsafe\b|yên tâm|trustworthy/i);
  });
});
