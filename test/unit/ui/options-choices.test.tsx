// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { buildSampleFeeds } from '../../../tools/demo/sample-feeds.ts';
import { buildStand, feedsOf, nowMs } from './options-stand.tsx';

const { feeds: texts } = catalogueOf('vi');
const { shops } = buildSampleFeeds('fresh', nowMs).viewRecentShops;
let root: HTMLElement;
let stand: ReturnType<typeof buildStand>;

beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
  stand = buildStand(root);
});

describe('how many curators must agree', () => {
  test('is one of five, and the choice is handed over as a number', async () => {
    await stand.show({}, { agreement: 2 });
    const field = root.querySelector('select');
    expect(field?.options).toHaveLength(5);
    expect(field?.value).toBe('2');
    if (field) field.value = '3';
    field?.dispatchEvent(new Event('change', { bubbles: true }));
    expect(stand.onAgreement).toHaveBeenCalledWith(3);
  });

  test('says it when fewer curators speak than must agree: nothing could become danger', async () => {
    expect(await stand.show({}, { agreement: 2 })).not.toContain('nên sẽ không có gì đến mức');
    const text = await stand.show({}, { agreement: 3 });
    expect(text).toContain('Bạn đang dùng danh sách của 2 bên');
  });

  test('does not count a curator who is off or keeps no list', async () => {
    const silent = feedsOf('fresh').map((feed) => ({
      ...feed,
      curators: feed.curators.map((curator, at) =>
        at === 0 ? { ...curator, isOn: false } : { ...curator, listTitles: [] },
      ),
    }));
    const text = await stand.show({ feeds: silent }, { agreement: 1 });
    expect(text).toContain('Bạn đang dùng danh sách của 0 bên');
  });
});

describe('the shops kept for the brake', () => {
  test('are shown with name and last day, and deleted one by one or all', async () => {
    const text = await stand.show({}, { shops });
    expect(text).toContain('3 gian hàng');
    expect(text).toContain('Trà sen Tây Hồ');
    expect(text).toContain('Xem lần cuối 22/11/2026');
    expect(text).toContain(texts.recent.lead);
    const [, one] = root.querySelectorAll<HTMLButtonElement>('.shops button');
    expect(one?.getAttribute('aria-label')).toBe('Xóa tiki:vn:77120');
    one?.click();
    expect(stand.onForget).toHaveBeenLastCalledWith('shop:tiki:vn:77120');
    stand.press(texts.recent.forgetAll);
    expect(stand.onForget).toHaveBeenLastCalledWith(null);
  });

  test('keep the name of a shop as text, whatever a page called it', async () => {
    const [shop] = shops;
    if (!shop) throw new Error('the sample has a shop');
    const name = '<svg onload=alert(1)> שוק';
    await stand.show({}, { shops: [{ ...shop, name }] });
    expect(root.querySelector('.shops bdi')?.textContent).toBe(name);
    expect(root.querySelectorAll('.shops svg')).toHaveLength(0);
  });

  test('that cannot be read are never "none"', async () => {
    expect(await stand.show({}, { shops: [] })).toContain(texts.recent.none);
    const text = await stand.show({}, { shops: null });
    expect(text).toContain(texts.recent.failed);
    expect(text).not.toContain(texts.recent.none);
  });
});
