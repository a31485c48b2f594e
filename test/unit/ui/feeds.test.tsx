// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/localised.ts';
import { updateFaults } from '#lib/domain/feed-update.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { addedFeed, buildStand, feedsOf, nowMs } from './options-stand.tsx';

const { feeds: texts } = catalogueOf('vi');
let root: HTMLElement;
let stand: ReturnType<typeof buildStand>;

beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
  stand = buildStand(root);
});

describe('the page of feeds', () => {
  test.each(['loading', 'failed'] as const)(
    'says that it is %s, and offers nothing',
    async (state) => {
      const text = await stand.show({ state });
      expect(text).toContain(texts[state]);
      expect(root.querySelectorAll('button, input, select')).toHaveLength(0);
    },
  );

  test('names publisher, curators with their size, age, end, signers and fingerprint', async () => {
    const text = await stand.show();
    for (const part of [
      'Người công bố: Nhóm Chợ Lành',
      'Dùng danh sách của Hội bảo vệ người tiêu dùng mẫu',
      '34.468 mục',
      'Bản 1482, công bố 9 phút trước',
      'Lần kiểm tra gần nhất: 4 phút trước',
      'Dùng được đến 23/12/2026',
      '4 trên 5 khóa đã ký, cần ít nhất 3 khóa',
      'Chữ ký sớm hết hạn nhất: 25/11/2026',
      '3f9a 41c0',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('says that a feed or a signature has ended, instead of until when it can be used', async () => {
    const text = await stand.show({}, { nowMs: nowMs + 40 * 86_400_000 });
    expect(text).toContain('Nguồn đã hết hạn ngày 23/12/2026');
    expect(text).toContain('Có chữ ký đã hết hạn ngày 25/11/2026.');
    expect(text).not.toContain('Dùng được đến');
  });

  test('claims no version, age or end of a feed of which nothing was loaded', async () => {
    const empty = addedFeed('failed', {
      version: 0,
      publishedAtMs: 0,
      expiresAtMs: 0,
      curators: [],
      signers: null,
    });
    const text = await stand.show({ feeds: [empty] });
    expect(text).toContain(texts.empty);
    expect(text).not.toMatch(/1970|Bản 0|hết hạn ngày/);
  });

  test.each(locales)('has a sentence of its own for every fault in %s', async (locale) => {
    const said = new Set<string>();
    for (const fault of updateFaults) {
      const feed = addedFeed('failed');
      const sync = { ...feed.sync, failure: { fault, detail: 'HTTP 500 <b>' } };
      const text = await stand.show({ feeds: [{ ...feed, sync }] }, { locale });
      const sentence = catalogueOf(locale).feeds.fault[fault];
      expect(text).toContain(sentence);
      expect(text).not.toContain('HTTP 500');
      said.add(sentence);
    }
    expect(said.size).toBe(updateFaults.length);
  });

  test('asks, switches curators, moves and removes, each for the feed it stands under', async () => {
    const [one, two] = [addedFeed('failed', { id: 'aa' }), addedFeed('failed', { id: 'bb' })];
    await stand.show({ feeds: [...feedsOf('fresh'), one, two] });
    stand.press(texts.syncNow);
    expect(stand.actions.onSync).toHaveBeenCalledTimes(1);
    const own = root.querySelector('[data-feed=bb]');
    own?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    expect(stand.actions.onCurator).toHaveBeenCalledWith('bb', 'publisher', false);
    const buttons = [...(own?.querySelectorAll('button') ?? [])];
    expect(buttons.map(({ textContent, disabled }) => [textContent, disabled])).toEqual([
      [texts.moveUp, false],
      [texts.moveDown, true],
      [texts.remove, false],
    ]);
    for (const button of buttons) button.click();
    expect(stand.actions.onMove).toHaveBeenCalledExactlyOnceWith('bb', -1);
    expect(stand.actions.onRemove).toHaveBeenCalledExactlyOnceWith('bb');
  });

  test('offers no way to remove or move the feed that ships inside', async () => {
    await stand.show();
    expect(root.querySelector('[data-feed=main]')?.querySelectorAll('button')).toHaveLength(0);
  });

  test('stays as it was when a press came to nothing, and says so', async () => {
    const text = await stand.show({ hasFailed: true });
    expect(text).toContain(texts.actionFailed);
    expect(text).toContain('Nhóm Chợ Lành');
  });
});

describe('an update that is held back', () => {
  test('says why, names what it would flag in words, and is taken or thrown away by its version', async () => {
    const text = await stand.show({ feeds: feedsOf('held') });
    expect(text).toContain('Bản 58 đang được giữ lại');
    expect(text).toContain('Gian hàng 900100300 (shopee)');
    expect(text).toContain('Địa chỉ web trasen.example');
    stand.press(texts.held.discard);
    stand.press(texts.held.release);
    expect(stand.actions.onDecline).toHaveBeenCalledWith('3f9a41c07be2d658', 58);
    expect(stand.actions.onRelease).toHaveBeenCalledWith('3f9a41c07be2d658', 58);
  });

  test('and was thrown away is calm, and can still be taken', async () => {
    const held = {
      version: 58,
      code: 'protected-name',
      newlyFlagged: ['host:bank.example'],
    } as const;
    const feed = addedFeed('held', { held: { ...held, isDeclined: true } });
    const text = await stand.show({ feeds: [feed] });
    expect(text).toContain('Bạn đã bỏ bản 58.');
    expect(text).not.toContain('bank.example');
    expect(root.querySelector('.held')?.hasAttribute('data-tone')).toBe(false);
    expect(() => stand.findButton(texts.held.discard)).toThrow();
    stand.press(texts.held.release);
    expect(stand.actions.onRelease).toHaveBeenCalledTimes(1);
  });
});

describe('a feed that chose a hostile name', () => {
  const named = (name: string) => addedFeed('failed', { name: { vi: name, en: name } });

  test.each([
    ['markup', '<img src=x onerror="alert(1)"><script>alert(2)</script>'],
    ['a name from right to left', 'שוק הוגן (בדוק)'],
    ['160 letters without a space', 'Ộ'.repeat(160)],
    ['a slot', '{name} {version} {day}'],
  ])('%s is shown as the text it is, by itself', async (_what, name) => {
    await stand.show({ feeds: [named(name)] });
    const heading = root.querySelector('section h2');
    expect(heading?.textContent).toBe(name);
    expect(heading?.querySelector('bdi')?.textContent).toBe(name);
    expect(root.querySelectorAll('img, script')).toHaveLength(0);
  });

  test('nobody vouches for the name of an added feed, whatever it is', async () => {
    expect(await stand.show({ feeds: [named('Bộ Công Thương')] })).toContain(texts.selfNamed);
    expect(await stand.show()).not.toContain(texts.selfNamed);
  });

  test('letters of another alphabet that look like a ministry’s are pointed out', async () => {
    const twin = 'Bộ C\u043eng Thương';
    expect(await stand.show({ feeds: [named(twin)] })).toContain(texts.mixedLetters);
    expect(await stand.show({ feeds: [named('Bộ Công Thương')] })).not.toContain(
      texts.mixedLetters,
    );
  });

  test('an address that is a script is no link', async () => {
    const [curator] = addedFeed('failed').curators;
    if (!curator) throw new Error('the sample has a curator');
    const curators = [{ ...curator, url: 'javascript:alert(1)' }];
    await stand.show({ feeds: [addedFeed('failed', { curators })] });
    expect(root.querySelectorAll('a')).toHaveLength(0);
  });
});
