// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import type { FeedPreview } from '#lib/domain/feed-view.ts';
import { locales } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { buildSampleFeeds } from '../../../tools/demo/sample-feeds.ts';
import { buildStand, nowMs } from './options-stand.tsx';

const { feeds: texts } = catalogueOf('vi');
const { preview } = buildSampleFeeds('held', nowMs).previewFeed;
let root: HTMLElement;
let stand: ReturnType<typeof buildStand>;

beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
  stand = buildStand(root);
});

function seen(changes: Partial<FeedPreview> = {}) {
  if (!preview) throw new Error('the sample has a preview');
  return { adding: { state: 'seen', preview: { ...preview, ...changes } } } as const;
}

describe('adding a feed', () => {
  test('asks for the address as it was typed', async () => {
    await stand.show();
    const field = root.querySelector<HTMLInputElement>('input[name=url]');
    if (!field) throw new Error('no field');
    field.value = ' https://feed.example ';
    field.form?.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(stand.actions.onLook).toHaveBeenCalledWith(' https://feed.example ');
  });

  test('cannot be asked twice while one is looked at', async () => {
    expect(await stand.show({ adding: { state: 'looking' } })).toContain(texts.add.looking);
    expect(stand.findButton(texts.add.look).disabled).toBe(true);
  });

  test('shows name, address, licence, curators, lists and fingerprint before anything is taken', async () => {
    const text = await stand.show(seen());
    for (const part of [
      'Câu lạc bộ người mua hàng chợ nổi Phụng Hiệp',
      'https://nguon.phunghiep.example/',
      'CC BY 4.0',
      'Tổ kiểm hàng số 2',
      'Danh sách cảnh báo',
      texts.selfNamed,
      texts.add.compare,
      '3f9a 41c0 7be2 d658',
    ]) {
      expect(text).toContain(part);
    }
    expect(stand.actions.onAgree).not.toHaveBeenCalled();
    stand.press(texts.add.agree);
    expect(stand.actions.onAgree).toHaveBeenCalledWith(preview);
    stand.press(texts.add.cancel);
    expect(stand.actions.onCancel).toHaveBeenCalledTimes(1);
  });

  test('points out a name that is drawn like a ministry’s, and writes no markup of it', async () => {
    const twin = 'Bộ C\u043eng Thương <b onclick=x>';
    const text = await stand.show(seen({ name: { vi: twin, en: twin } }));
    expect(text).toContain(texts.mixedLetters);
    expect(root.querySelector('.preview h3 bdi')?.textContent).toBe(twin);
    expect(root.querySelectorAll('.preview b')).toHaveLength(0);
  });

  test.each(locales)(
    'has a sentence of its own for everything that can be wrong, in %s',
    async (locale) => {
      const { fault: sentences } = catalogueOf(locale).feeds.add;
      const said = new Set<string>();
      for (const [fault, sentence] of Object.entries(sentences)) {
        const text = await stand.show({ adding: { state: 'fault', fault } }, { locale });
        expect(text).toContain(sentence);
        said.add(sentence);
      }
      expect(said.size).toBe(Object.keys(sentences).length);
      expect(Object.keys(sentences)).toEqual(
        expect.arrayContaining(['not-https', 'feed-unreachable', 'feed-refused', 'too-many']),
      );
    },
  );

  test('says something of a fault that it does not know, and shows no code', async () => {
    const text = await stand.show({ adding: { state: 'fault', fault: 'constructor' } });
    expect(text).toContain(texts.add.fault['feed-unreachable']);
    expect(text).not.toContain('constructor');
  });
});

describe('a feed from a file', () => {
  test.each(locales)('has a sentence for everything that can come of it, in %s', async (locale) => {
    const { fromDisk } = catalogueOf(locale).feeds;
    const all = {
      ...fromDisk.outcome,
      reading: fromDisk.reading,
      'bundle-broken': fromDisk.broken,
    };
    for (const [outcome, sentence] of Object.entries(all)) {
      await stand.show({ imported: { feedId: 'main', outcome } }, { locale });
      expect(root.querySelector('[data-feed=main] .file [role=status]')?.textContent).toBe(
        sentence,
      );
    }
    expect(new Set(Object.values(all)).size).toBe(Object.keys(all).length);
  });

  test('is told of under its own feed and no other', async () => {
    await stand.show({ imported: { feedId: 'other', outcome: 'refused' } });
    expect(root.querySelector('.file [role=status]')?.textContent).toBe('');
  });

  test('is handed over as it was chosen', async () => {
    await stand.show();
    const field = root.querySelector<HTMLInputElement>('input[type=file]');
    const file = new File(['{}'], 'nguon.json');
    Object.defineProperty(field, 'files', { value: [file] });
    field?.dispatchEvent(new Event('change', { bubbles: true }));
    expect(stand.actions.onFile).toHaveBeenCalledWith('main', file);
  });
});
