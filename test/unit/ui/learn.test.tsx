// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Locale, locales } from '#lib/domain/localised.ts';
import { tipTargets } from '#lib/domain/tip.ts';
import type { TipView } from '#lib/domain/tip.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { Learn } from '#lib/ui/pages/learn.tsx';
import { emptyLearnPage, type LearnPage, readLearnAddress } from '#lib/ui/pages/learn-props.ts';
import { PopupRights } from '#lib/ui/pages/popup-rights.tsx';
import { readBundledContacts } from '#lib/verdict/contacts.ts';
import { presentTip } from '#lib/verdict/present-tip.ts';
import { sampleTip } from '../../support/sample-tip.ts';

const consumerDay = Date.parse('2027-03-15T09:00:00+07:00');
const ordinaryDay = Date.parse('2027-03-16T09:00:00+07:00');
const actions = { onQuery: vi.fn(), onAll: vi.fn(), onPrint: vi.fn() };
let root: HTMLElement;

beforeEach(() => {
  vi.clearAllMocks();
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

const card = (changes: Parameters<typeof sampleTip>[0] = {}, locale: Locale = 'vi'): TipView =>
  presentTip(sampleTip(changes), readBundledContacts(), locale);

async function show(changes: Partial<LearnPage> = {}, tips: readonly TipView[] = [card()]) {
  const view = { locale: 'vi' as const, missing: null, total: 48, tips };
  const page: LearnPage = { ...emptyLearnPage, state: 'ready', view, ...changes };
  await act(() => render(<Learn page={page} nowMs={ordinaryDay} actions={actions} />, root));
  return root.textContent ?? '';
}

describe('the library of cards', () => {
  test('shows rights, steps, whom to turn to and the law, and when a person last read it', async () => {
    const text = await show();
    for (const part of [
      'Lời hứa chữa khỏi bệnh',
      'Bạn có quyền được thông tin đúng.',
      'Bạn hỏi bác sĩ trước khi mua.',
      '1800.6838',
      'Luật Mẫu, số 1/2026/QH16, Điều 4',
      'Rà soát lần cuối: 23/11/2026.',
    ]) {
      expect(text).toContain(part);
    }
    expect(root.querySelector('.tip a')?.getAttribute('href')).toBe('tel:18006838');
    expect(text).not.toContain('Chưa đối chiếu');
  });

  test('says of a law and of a contact that they were not compared with their source', async () => {
    const [law] = sampleTip().laws;
    const tip = card({ laws: [{ ...law!, verified: false }], contacts: ['drug-authority'] });
    await show({}, [tip]);
    expect([...root.querySelectorAll('.tag')].map((each) => each.textContent?.trim())).toEqual([
      'Chưa đối chiếu',
      'Chưa đối chiếu',
    ]);
  });

  test('opens the card that was asked for, or the only one, and leaves the others shut', async () => {
    const tips = [card({ id: 'a' }), card({ id: 'ab12/b' }), card({ id: 'c' })];
    const opened = (): string[] =>
      [...root.querySelectorAll('details')].filter(({ open }) => open).map(({ id }) => id);
    await show({}, tips);
    expect(opened()).toEqual([]);
    await show({ open: 'ab12/b' }, tips);
    expect(opened()).toEqual(['card-ab12/b']);
    await show({ query: 'c' }, tips.slice(2));
    expect(opened()).toContain('card-c');
  });

  test('names the added source that gives a card', async () => {
    expect(await show({}, [card({ from: { vi: 'Hội A', en: 'A' } })])).toContain('nguồn Hội A');
  });

  test('turns no text of a feed into markup', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const text = { vi: markup, en: markup };
    const tip = card({ title: text, rights: [text], steps: [text], from: text });
    expect(await show({}, [tip])).toContain(markup);
    expect(root.querySelector('img')).toBeNull();
  });

  test('tells none that fits, none in the data and none that can be opened apart', async () => {
    const { learn, notChecked } = catalogueOf('vi');
    expect(await show({ query: 'xyz' }, [])).toContain(learn.none);
    const view = { locale: 'vi' as const, missing: null, total: 0, tips: [] };
    expect(await show({ view })).toContain(learn.empty);
    const text = await show({ view: { ...view, missing: 'feed-expired' } });
    expect(text).toContain(notChecked['feed-expired']);
    expect(text).not.toContain(learn.empty);
    expect(await show({ state: 'failed' })).toContain(learn.failed);
    expect(await show({ isGone: true })).toContain(learn.gone);
  });

  test('says how many there are to screen readers, searches as it is typed, and has a way back', async () => {
    await show({ query: 'coc' }, [card(), card({ id: 'b' })]);
    expect(root.querySelector('.found[role=status]')?.textContent).toBe('Có 2 thẻ.');
    const input = root.querySelector('input');
    if (!input) throw new Error('no search field');
    expect(input.labels?.[0]?.textContent).toContain('Tìm trong các thẻ');
    input.value = 'dat coc';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    expect(actions.onQuery).toHaveBeenCalledWith('dat coc');
    const [all, print] = root.querySelectorAll('button');
    all?.click();
    print?.click();
    expect(actions.onAll).toHaveBeenCalledTimes(1);
    expect(actions.onPrint).toHaveBeenCalledTimes(1);
    await show();
    expect(root.querySelectorAll('.tools button').length).toBe(1);
  });
});

describe('the address of the library', () => {
  const read = (path: string) => readLearnAddress(new URL(path, 'chrome-extension://ours/'));

  test('names a card, or what cards are for', () => {
    expect(read('learn.html#card-dat-coc')).toEqual({ for: null, open: 'dat-coc' });
    expect(read('learn.html#card-ab12/dat-coc').open).toBe('ab12/dat-coc');
    for (const target of tipTargets) expect(read(`learn.html?for=${target}`).for).toBe(target);
  });

  test.each([
    ['#card-'],
    ['#card-<b>'],
    ['#dat-coc'],
    ['?for=claim:lanh'],
    ['?for=toString'],
    [''],
  ])('asks for nothing with “%s”', (tail) =>
    expect(read(`learn.html${tail}`)).toEqual({ for: null, open: null }),
  );
});

describe('15 March', () => {
  const ask = async (nowMs: number, locale: Locale = 'vi', isUnchecked = false) => {
    const props = { nowMs, locale, isUnchecked };
    await act(() => render(<PopupRights {...props} />, root));
    return root.textContent ?? '';
  };

  test.each(locales)('is noted in the popup on that day alone, in %s', async (locale) => {
    const { learn } = catalogueOf(locale);
    expect(await ask(consumerDay, locale)).toBe(`${learn.day} ${learn.see}`);
    expect(await ask(ordinaryDay, locale)).toBe('');
  });

  test('is noted in the library on that day alone', async () => {
    const page: LearnPage = { ...emptyLearnPage, state: 'ready' };
    const said = async (nowMs: number) => {
      await act(() => render(<Learn page={page} nowMs={nowMs} actions={actions} />, root));
      return root.querySelector('.day')?.textContent ?? null;
    };
    expect(await said(consumerDay)).toBe(catalogueOf('vi').learn.day);
    expect(await said(ordinaryDay)).toBeNull();
  });

  test('has nothing to do with the way to one’s rights where a page was not checked', async () => {
    expect(await ask(ordinaryDay, 'vi', true)).toBe(catalogueOf('vi').learn.unchecked);
    expect(root.querySelector('a')?.getAttribute('href')).toBe(
      'learn.html?for=situation:not-checked',
    );
  });
});
