// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReportPicture } from '#lib/domain/kept-report.ts';
import { type Locale, locales } from '#lib/domain/localised.ts';
import { untakenReasons } from '#lib/domain/taken-picture.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { PictureView } from '#lib/messages/contract.ts';
import { describeSize } from '#lib/ui/pages/picture-bytes.ts';
import { ReportPicturePart } from '#lib/ui/pages/report-picture.tsx';
import { ReportPreview } from '#lib/ui/pages/report-preview.tsx';

const reportId = 'ab'.repeat(16);
const picture: ReportPicture = { mediaType: 'image/webp', base64: 'QUJD' };
const nothing: PictureView = { kept: null, taken: null, why: null };
const words = catalogueOf('vi').picture;
const seams = {
  view: vi.fn<(id: string) => Promise<PictureView>>(),
  use: vi.fn(async () => true),
  drop: vi.fn(async () => undefined),
};
let root: HTMLElement;

beforeEach(() => {
  vi.clearAllMocks();
  render(null, document.body);
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

async function show(view: PictureView, locale: Locale = 'vi'): Promise<string> {
  seams.view.mockResolvedValue(view);
  await act(async () => {
    render(<ReportPicturePart reportId={reportId} locale={locale} seams={seams} />, root);
  });
  await settle();
  return root.textContent ?? '';
}
const find = (text: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find(
    (each) => each.textContent === text || each.getAttribute('aria-label') === text,
  );
  if (!found) throw new Error(`no button “${text}”`);
  return found;
};
/** What was asked of the worker has been answered and drawn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await act(() => Promise.resolve());
}
async function press(text: string): Promise<void> {
  await act(async () => find(text).click());
  await settle();
}
const key = (name: string, shiftKey = false): Promise<void> =>
  act(async () => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }),
    );
  });
const covers = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.cover')];

describe('the picture of a report', () => {
  test('says how one comes there, and offers no button that the browser would refuse', async () => {
    const text = await show(nothing);
    expect(text).toContain(words.none);
    expect(text).toContain(words.howTo);
    expect(root.querySelector('button')).toBeNull();
  });

  test('says why there is none in both languages, and for a private window no way around it', async () => {
    for (const locale of locales) {
      for (const why of untakenReasons) {
        render(null, root);
        const text = await show({ ...nothing, why }, locale);
        const said = catalogueOf(locale).picture;
        expect(text).toContain(said.why[why]);
        expect(text.includes(said.howTo)).toBe(why !== 'private');
      }
    }
  });

  test('is shown before anything is kept; covered by keys alone, it is handed over with its covers', async () => {
    const text = await show({ ...nothing, taken: picture });
    expect(text).toContain(words.nothingCovered);
    expect(root.querySelector('img')?.getAttribute('src')).toBe('data:image/webp;base64,QUJD');
    await press(words.add);
    const [cover] = covers();
    expect(document.activeElement).toBe(cover);
    expect(cover?.getAttribute('aria-label')).toBe(
      'Vùng che 1. Trái 35%, trên 42%, rộng 30%, cao 8%',
    );
    await key('ArrowRight');
    await key('ArrowDown', true);
    expect(covers()[0]?.getAttribute('aria-label')).toBe(
      'Vùng che 1. Trái 37%, trên 42%, rộng 30%, cao 10%',
    );
    expect(root.textContent).toContain('Đã che 1 vùng.');
    expect(seams.use).not.toHaveBeenCalled();
    await press(words.use);
    expect(seams.use).toHaveBeenCalledWith(reportId, picture, [
      { left: 0.37, top: 0.42, width: 0.3, height: 0.1 },
    ]);
  });

  test('takes steps back, and Delete takes a cover away without losing the place of the keys', async () => {
    await show({ ...nothing, taken: picture });
    await press(words.add);
    await press(words.add);
    expect(covers()).toHaveLength(2);
    await key('Delete');
    expect(covers()).toHaveLength(1);
    expect(document.activeElement).toBe(root.querySelector('.stage'));
    expect(root.textContent).toContain(words.removed);
    await press(words.undo);
    expect(covers()).toHaveLength(2);
    await press(words.undo);
    await press(words.undo);
    expect(covers()).toHaveLength(0);
    expect(find(words.undo).disabled).toBe(true);
  });

  test('can be covered by single presses, for whoever can neither drag nor hold a key', async () => {
    await show({ ...nothing, taken: picture });
    await press(words.add);
    await press(words.wider);
    await press(words.up);
    expect(covers()[0]?.getAttribute('aria-label')).toContain('trên 40%, rộng 32%');
    await press(words.remove);
    expect(covers()).toHaveLength(0);
  });

  test('is dropped when its shopper wants none, and the focus stays in this part', async () => {
    await show({ ...nothing, taken: picture });
    seams.view.mockResolvedValue(nothing);
    await press(words.skip);
    expect(seams.drop).toHaveBeenCalledWith(reportId, false);
    expect(root.textContent).toContain(words.skipped);
    expect(document.activeElement).toBe(root.querySelector('h3'));
  });

  test('that could not be added says so and stays to be tried again', async () => {
    await show({ ...nothing, taken: picture });
    seams.use.mockResolvedValueOnce(false);
    await press(words.use);
    expect(root.textContent).toContain(words.useFailed);
    expect(find(words.use)).toBeDefined();
  });

  test('in the report is shown with its size, covered further, or removed', async () => {
    expect(await show({ ...nothing, kept: picture })).toContain('1 kB');
    await press(words.coverMore);
    await press(words.cancel);
    expect(seams.drop).not.toHaveBeenCalled();
    await press(words.drop);
    expect(seams.drop).toHaveBeenCalledWith(reportId, true);
  });

  test('every control has a name, and every cover the help that says which keys move it', async () => {
    await show({ ...nothing, taken: picture });
    await press(words.add);
    for (const button of root.querySelectorAll('button')) {
      expect(button.getAttribute('aria-label') ?? button.textContent).not.toBe('');
    }
    const help = covers()[0]?.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(help)?.textContent).toBe(words.help);
  });
});

describe('the exact preview', () => {
  const json = `${JSON.stringify({ id: 'x', screenshot: picture, words: null }, null, 2)}\n`;

  test('shows the picture that stands in the text, and of its letters only how many', async () => {
    await act(() => render(<ReportPreview json={json} locale="vi" isFirst={false} />, root));
    expect(root.querySelector('img')?.getAttribute('src')).toBe('data:image/webp;base64,QUJD');
    const text = root.querySelector('pre')?.textContent ?? '';
    expect(text.replace('⟨4 ký tự, là hình bên dưới⟩', '"QUJD"')).toBe(json);
    expect(root.textContent).toContain('1 kB');
  });

  test('without a picture is the text to the last sign', async () => {
    const plain = '{"screenshot": null}';
    await act(() => render(<ReportPreview json={plain} locale="vi" isFirst />, root));
    expect(root.querySelector('pre')?.textContent).toBe(plain);
    expect(root.querySelector('img')).toBeNull();
    expect(document.activeElement).toBe(root.querySelector('h3'));
  });

  test('tells a size as bytes, not as letters', () => {
    const base64 = Buffer.from(new Uint8Array(123_400)).toString('base64');
    expect(describeSize({ mediaType: 'image/webp', base64 }, 'en')).toBe('124 kB');
  });
});
