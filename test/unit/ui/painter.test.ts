// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PaintOrder, ReportKept } from '#lib/messages/contract.ts';
import type { PageAnchors } from '#lib/site/read-page.ts';
import { createPainter, type Painter } from '#lib/ui/painter.ts';
import { buildHandTimers, type HandTimers, settle } from '../page/hand-timers.ts';
import { standInForLayout, watchRoots } from './page-stand-in.ts';
import { cardVerdict, sampleFinding, sampleOrder, sampleVerdict } from './sample-order.ts';

const kept: ReportKept = {
  reportId: 'a1',
  text: 'Đã lưu báo cáo trên máy của bạn.',
  hotline: { text: 'Gọi 1800.6838', href: 'tel:18006838' },
  email: { text: 'Gửi e-mail', href: 'mailto:office@market.example' },
};

let timers: HandTimers;
let painter: Painter;
let roots: ShadowRoot[];
let sight: ReturnType<typeof standInForLayout>;
let onReport: ReturnType<typeof vi.fn<(url: string, ref: string) => Promise<ReportKept>>>;
const onTip = vi.fn();
const onMute = vi.fn(async (_url: string, _id: string, _isMuted: boolean) => ({ done: true }));
const onOpen = vi.fn();
let onUndo: ReturnType<typeof vi.fn<(id: string) => Promise<{ undone: boolean }>>>;
let highlights: Map<string, { readonly ranges: readonly Range[] }>;

beforeEach(() => {
  document.body.replaceChildren();
  sight = standInForLayout();
  roots = watchRoots();
  timers = buildHandTimers();
  highlights = new Map();
  vi.stubGlobal('CSS', { highlights });
  vi.stubGlobal(
    'Highlight',
    class {
      readonly ranges: readonly Range[];
      constructor(...ranges: readonly Range[]) {
        this.ranges = ranges;
      }
    },
  );
  onReport = vi.fn(async () => kept);
  onUndo = vi.fn(async () => ({ undone: true }));
  painter = createPainter({ document, timers, onReport, onUndo, onOpen, onTip, onMute });
});
afterEach(() => {
  painter.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const noAnchors: PageAnchors = { title: null, shopName: null, description: null, cards: new Map() };

function add(html: { tag: string; text?: string; card?: string; name?: string }): HTMLElement {
  const element = document.createElement(html.tag);
  element.textContent = html.text ?? '';
  if (html.card) element.dataset.card = html.card;
  if (html.name) element.className = html.name;
  document.body.append(element);
  return element;
}

function addCards(ids: readonly string[]): PageAnchors {
  const old = [...document.querySelectorAll<HTMLElement>('[data-card]')];
  const boxes = [...old, ...ids.map((card) => add({ tag: 'li', text: `Trà ${card}`, card }))];
  return {
    ...noAnchors,
    cards: new Map(boxes.map((box) => [box.dataset.card ?? '', { box, picture: null }])),
  };
}

function find(selector: string): HTMLElement | null {
  return roots[0]?.querySelector<HTMLElement>(selector) ?? null;
}
function findAll(selector: string): readonly HTMLElement[] {
  return [...(roots[0]?.querySelectorAll<HTMLElement>(selector) ?? [])];
}
function press(selector: string): void {
  const target = find(selector);
  if (!target) throw new Error(`nothing to press: ${selector}`);
  target.focus();
  target.click();
}
function seeAll(anchors: PageAnchors): void {
  for (const { box } of anchors.cards.values()) sight.see(box, true);
  if (anchors.shopName) sight.see(anchors.shopName, true);
  sight.frame();
}

describe('nothing is painted', () => {
  test.each<[string, PaintOrder]>([
    [
      'on a page that was not checked',
      sampleOrder([sampleVerdict('listing', 'caution')], { checked: false, tone: 'unchecked' }),
    ],
    ['on a page with nothing to say', sampleOrder([sampleVerdict('listing', 'none')])],
  ])('%s: not even an empty element', (_, order) => {
    const before = document.documentElement.outerHTML;
    painter.paint(order, noAnchors);
    expect(document.documentElement.outerHTML).toBe(before);
    expect(roots).toHaveLength(0);
  });

  test('any more once the page turned out not to be checkable', () => {
    painter.paint(sampleOrder([sampleVerdict('listing', 'caution')]), noAnchors);
    painter.paint(sampleOrder([], { checked: false, tone: 'unchecked' }), noAnchors);
    expect(find('.banner')).toBeNull();
    expect(document.documentElement.children).toHaveLength(2);
  });
});

describe('the banner', () => {
  test('says the headline and the words of the page on a listing', () => {
    painter.paint(sampleOrder([sampleVerdict('listing', 'caution')]), noAnchors);
    expect(find('.banner')?.dataset.tone).toBe('caution');
    expect(find('.banner .line')?.textContent).toBe(
      '2 điều nên xem trước khi mua · “trị dứt điểm”',
    );
  });

  test.each(['search', 'category', 'cart', 'home'] as const)(
    'does not stand on a %s page',
    (pageKind) => {
      painter.paint(sampleOrder([cardVerdict('1', 'danger')], { pageKind }), addCards(['1']));
      expect(find('.banner')).toBeNull();
    },
  );

  test('does not speak of what is shown small on the page', () => {
    painter.paint(sampleOrder([cardVerdict('1', 'danger')]), addCards(['1']));
    expect(find('.banner')).toBeNull();
  });

  test('does not stand there for a credit alone', () => {
    painter.paint(sampleOrder([sampleVerdict('listing', 'credit')]), noAnchors);
    expect(find('.banner')).toBeNull();
  });

  test('closed by the shopper stays closed when the same is painted again, and comes back when it gets worse', () => {
    const order = sampleOrder([sampleVerdict('listing', 'caution')]);
    painter.paint(order, noAnchors);
    press('.banner [aria-label="Đóng"]');
    painter.paint(order, noAnchors);
    expect(find('.banner')).toBeNull();
    painter.paint(sampleOrder([sampleVerdict('shop', 'danger')]), noAnchors);
    expect(find('.banner')?.dataset.tone).toBe('danger');
  });

  test('is said once to screen readers', () => {
    const order = sampleOrder([sampleVerdict('listing', 'caution')]);
    painter.paint(order, noAnchors);
    const said = find('.said');
    const changes = vi.spyOn(Node.prototype, 'textContent', 'set');
    painter.paint(order, noAnchors);
    expect(said?.getAttribute('role')).toBe('status');
    expect(said?.textContent).toBe('2 điều nên xem trước khi mua');
    expect(changes).not.toHaveBeenCalled();
  });

  test('is said again when the page turns out graver, and not when only a number changes', () => {
    const paint = (tone: 'caution' | 'danger', headline: string): void =>
      painter.paint(sampleOrder([sampleVerdict('listing', tone)], { tone, headline }), noAnchors);
    paint('caution', '1 điều nên xem trước khi mua');
    paint('caution', '2 điều nên xem trước khi mua');
    expect(find('.said')?.textContent).toBe('1 điều nên xem trước khi mua');
    expect(find('.banner')?.textContent).toContain('2 điều');
    paint('danger', 'Nên xem kỹ 3 điều trước khi mua');
    expect(find('.said')?.textContent).toBe('Nên xem kỹ 3 điều trước khi mua');
  });

  test('moves up when a window that was turned gets a bar at its lower edge', () => {
    painter.paint(sampleOrder([sampleVerdict('listing', 'caution')]), noAnchors);
    const looks = vi.spyOn(Document.prototype, 'elementsFromPoint');
    window.dispatchEvent(new Event('resize'));
    expect(looks).toHaveBeenCalled();
    press('.banner .push.plain:last-child');
    looks.mockClear();
    window.dispatchEvent(new Event('resize'));
    expect(looks).not.toHaveBeenCalled();
  });

  test('changes its language with the order', () => {
    painter.paint(sampleOrder([sampleVerdict('listing', 'caution')]), noAnchors);
    painter.paint(
      sampleOrder([sampleVerdict('listing', 'caution')], {
        locale: 'en',
        headline: '2 things to look at',
      }),
      noAnchors,
    );
    expect(findAll('.banner')).toHaveLength(1);
    expect(find('.banner')?.textContent).toContain('2 things to look at');
    expect(find('.banner')?.textContent).toContain('Why?');
  });

  test('shows words of a page as letters, whatever they are', () => {
    const quote = '<img src=x onerror=alert(1)>';
    const verdict = sampleVerdict('listing', 'caution', { findings: [sampleFinding({ quote })] });
    painter.paint(sampleOrder([verdict]), noAnchors);
    press('.banner .push');
    expect(findAll('img')).toHaveLength(0);
    expect(find('.card')?.textContent).toContain(quote);
  });
});

describe('marks', () => {
  test('stand on flagged cards in sight, and on no others', () => {
    const anchors = addCards(['1', '2', '3']);
    painter.paint(
      sampleOrder([cardVerdict('1', 'danger'), cardVerdict('3', 'info')], { pageKind: 'search' }),
      anchors,
    );
    expect(findAll('.mark')).toHaveLength(0);
    seeAll(anchors);
    expect(findAll('.mark').map((mark) => mark.textContent)).toEqual(['Cảnh báo', 'Lưu ý']);
    expect(findAll('.mark').map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Cảnh báo: Trà 1',
      'Lưu ý: Trà 3',
    ]);
  });

  test('go when their card leaves the window', () => {
    const anchors = addCards(['1']);
    painter.paint(sampleOrder([cardVerdict('1', 'danger')], { pageKind: 'search' }), anchors);
    seeAll(anchors);
    sight.see(anchors.cards.get('1')!.box, false);
    sight.frame();
    expect(findAll('.mark')).toHaveLength(0);
  });

  test('that stand are left alone when the list grows', () => {
    const first = addCards(['1', '2']);
    painter.paint(sampleOrder([cardVerdict('1', 'danger')], { pageKind: 'search' }), first);
    seeAll(first);
    const mark = find('.mark');
    const more = addCards(['3']);
    painter.paint(
      sampleOrder([cardVerdict('1', 'danger'), cardVerdict('3', 'caution')], {
        pageKind: 'search',
      }),
      more,
    );
    seeAll(more);
    expect(findAll('.mark')).toHaveLength(2);
    expect(find('.mark')).toBe(mark);
  });

  test('change when the tone changes, and go when nothing is said of the card any more', () => {
    const anchors = addCards(['1']);
    painter.paint(sampleOrder([cardVerdict('1', 'caution')], { pageKind: 'search' }), anchors);
    seeAll(anchors);
    painter.paint(sampleOrder([cardVerdict('1', 'danger')], { pageKind: 'search' }), anchors);
    seeAll(anchors);
    expect(findAll('.mark').map((mark) => mark.dataset.tone)).toEqual(['danger']);
    painter.paint(sampleOrder([cardVerdict('9', 'danger')], { pageKind: 'search' }), anchors);
    expect(findAll('.mark')).toHaveLength(0);
  });

  test('are said once, together, however the list grows, in the language of the order', () => {
    const list = { pageKind: 'search', headline: '1 sản phẩm ở đây nên xem kỹ' } as const;
    painter.paint(sampleOrder([cardVerdict('1', 'danger')], list), addCards(['1']));
    const said = find('.said');
    expect(said?.getAttribute('role')).toBe('status');
    expect(said?.textContent).toBe(list.headline);
    expect(said?.closest('[lang]')?.getAttribute('lang')).toBe('vi');
    const changes = vi.spyOn(Node.prototype, 'textContent', 'set');
    const more = [cardVerdict('1', 'danger'), cardVerdict('2', 'danger')];
    const anchors = addCards(['2']);
    changes.mockClear();
    painter.paint(sampleOrder(more, { ...list, headline: '2 sản phẩm ở đây' }), anchors);
    expect(changes).not.toHaveBeenCalled();
    painter.clear();
    expect(said?.textContent).toBe('');
  });

  test('follow a card that the page has drawn anew', () => {
    const before = addCards(['1']);
    const order = sampleOrder([cardVerdict('1', 'danger')], { pageKind: 'search' });
    painter.paint(order, before);
    seeAll(before);
    document.body.replaceChildren();
    const after = addCards(['1']);
    painter.paint(order, after);
    seeAll(after);
    expect(findAll('.mark')).toHaveLength(1);
  });

  test('are hidden under a bar of the page', () => {
    const anchors = addCards(['1']);
    const bar = add({ tag: 'header' });
    bar.style.position = 'sticky';
    Document.prototype.elementsFromPoint = () => [bar, anchors.cards.get('1')!.box];
    anchors.cards.get('1')!.box.getBoundingClientRect = () => new DOMRect(-50, -50, 200, 200);
    painter.paint(sampleOrder([cardVerdict('1', 'danger')], { pageKind: 'search' }), anchors);
    seeAll(anchors);
    expect(find('.mark')?.classList.contains('away')).toBe(true);
  });

  test('touch nothing of the page', () => {
    const anchors = addCards(['1']);
    const before = document.body.outerHTML;
    painter.paint(
      sampleOrder([cardVerdict('1', 'danger'), sampleVerdict('listing', 'caution')]),
      anchors,
    );
    seeAll(anchors);
    expect(document.body.outerHTML).toBe(before);
  });
});

describe('the card of findings', () => {
  const order = sampleOrder([
    sampleVerdict('listing', 'caution', {
      findings: [sampleFinding({ answer: 'Chúng tôi đã sửa. (12/09/2025)' })],
    }),
  ]);

  test('says what, why, who, how to object and what the seller says', () => {
    painter.paint(order, noAnchors);
    press('.banner .push');
    const text = find('.card')?.textContent ?? '';
    for (const part of [
      'Nội dung cần kiểm chứng',
      '“trị dứt điểm”',
      'Thực phẩm không được',
      'Căn cứ:',
      'Xem căn cứ',
      'Gửi ý kiến phản đối',
      'Chúng tôi đã sửa.',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('leads to the card on the shopper’s rights, by a button that holds no address', () => {
    const findings = [sampleFinding({ tip: 'chua-khoi-benh' }), sampleFinding({ id: 'claim:x:y' })];
    painter.paint(sampleOrder([sampleVerdict('listing', 'caution', { findings })]), noAnchors);
    press('.banner .push');
    expect(findAll('.card .rights').map((each) => each.textContent)).toEqual(['Quyền của bạn']);
    press('.card .rights');
    expect(onTip.mock.calls).toEqual([['chua-khoi-benh']]);
    const addresses = findAll('a').map((each) => each.getAttribute('href') ?? '');
    expect(addresses.join()).not.toMatch(/extension|learn/);
  });

  test('takes the focus when it was pressed for, and gives it back with Esc', () => {
    painter.paint(order, noAnchors);
    press('.banner .push');
    expect(find('.card')?.getAttribute('role')).toBe('dialog');
    expect(roots[0]?.activeElement).toBe(find('.card'));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(find('.card')).toBeNull();
    expect(roots[0]?.activeElement).toBe(find('.banner .push'));
  });

  test('closes when the shopper presses elsewhere, and leaves the press to the page', () => {
    const heard = vi.fn();
    document.body.addEventListener('pointerdown', heard, { once: true });
    painter.paint(order, noAnchors);
    press('.banner .push');
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true, cancelable: true }));
    expect(find('.card')).toBeNull();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(heard.mock.calls[0]?.[0].defaultPrevented).toBe(false);
  });

  test('opens by itself for a pointer that rests on a mark, without taking the focus, and goes with it', async () => {
    const anchors = addCards(['1']);
    painter.paint(sampleOrder([cardVerdict('1', 'danger')], { pageKind: 'search' }), anchors);
    seeAll(anchors);
    find('.mark')?.dispatchEvent(new Event('pointerenter'));
    expect(find('.card')).toBeNull();
    await timers.pass(200);
    expect(find('.card')).not.toBeNull();
    expect(roots[0]?.activeElement).toBeNull();
    find('.mark')?.dispatchEvent(new Event('pointerleave'));
    await timers.pass(400);
    expect(find('.card')).toBeNull();
  });
});

describe('words in the text', () => {
  test('of a claim and of a label are underlined each in its own way, and the document stays as it is', () => {
    const description = add({ tag: 'p', text: 'Giúp trị dứt điểm, chuẩn USDA Organic.' });
    const before = document.body.outerHTML;
    const findings = [
      sampleFinding(),
      sampleFinding({ id: 'label:listing:usda', tone: 'info', quote: 'USDA Organic' }),
    ];
    painter.paint(sampleOrder([sampleVerdict('listing', 'caution', { findings })]), {
      ...noAnchors,
      description,
    });
    expect(highlights.get('cho-lanh-claim')?.ranges.map(String)).toEqual(['trị dứt điểm']);
    expect(highlights.get('cho-lanh-label')?.ranges.map(String)).toEqual(['USDA Organic']);
    expect(document.body.outerHTML).toBe(before);
    painter.clear();
    expect(highlights.size).toBe(0);
  });

  test('that came from the data of the page are looked for in all of it', () => {
    add({ tag: 'main', text: 'trị dứt điểm' });
    painter.paint(sampleOrder([sampleVerdict('listing', 'caution')]), noAnchors);
    expect(highlights.get('cho-lanh-claim')?.ranges).toHaveLength(1);
  });

  test('open their own finding only, under the resting pointer', async () => {
    const description = add({ tag: 'p', text: 'Giúp trị dứt điểm, hiệu quả 100% nhé' });
    Range.prototype.getClientRects = function () {
      return Object(String(this) === 'hiệu quả 100%' ? [new DOMRect(10, 10, 100, 20)] : []);
    };
    const findings = [
      sampleFinding(),
      sampleFinding({ id: 'claim:listing:b', quote: 'hiệu quả 100%' }),
    ];
    painter.paint(sampleOrder([sampleVerdict('listing', 'caution', { findings })]), {
      ...noAnchors,
      description,
    });
    const move = (x: number, y: number): void => {
      document.dispatchEvent(new MouseEvent('pointermove', { clientX: x, clientY: y }));
      sight.frame();
    };
    move(50, 20);
    await timers.pass(200);
    expect(find('.card')?.textContent).toContain('“hiệu quả 100%”');
    expect(find('.card')?.textContent).not.toContain('“trị dứt điểm”');
    move(500, 500);
    await timers.pass(400);
    expect(find('.card')).toBeNull();
  });

  test('in a browser without the highlight API are left as they are', () => {
    vi.stubGlobal('CSS', {});
    add({ tag: 'main', text: 'trị dứt điểm' });
    painter.paint(sampleOrder([sampleVerdict('listing', 'caution')]), noAnchors);
    expect(find('.banner')).not.toBeNull();
  });
});

describe('one press on report', () => {
  const order = sampleOrder([sampleVerdict('shop', 'danger'), sampleVerdict('listing', 'caution')]);

  test('on the banner keeps a report of the listing and offers hotline, e-mail and undo', async () => {
    painter.paint(order, noAnchors);
    press('.banner .wide');
    await settle();
    expect(onReport.mock.calls).toEqual([['https://market.example/p/1', 'listing']]);
    expect(find('.toast')?.textContent).toContain(kept.text);
    expect(findAll('.toast a').map((each) => each.getAttribute('href'))).toEqual([
      'tel:18006838',
      'mailto:office@market.example',
    ]);
    expect(find('[role="status"] .toast')).not.toBeNull();
  });

  test('on a mark is about that card', async () => {
    const anchors = addCards(['7']);
    painter.paint(sampleOrder([cardVerdict('7', 'danger')], { pageKind: 'search' }), anchors);
    seeAll(anchors);
    press('.mark');
    press('.card .foot button');
    await settle();
    expect(onReport.mock.calls[0]?.[1]).toBe('card:7');
  });

  test('twice is one report', async () => {
    painter.paint(order, noAnchors);
    press('.banner .wide');
    press('.banner .wide');
    await settle();
    expect(onReport).toHaveBeenCalledTimes(1);
  });

  test('can be taken back', async () => {
    painter.paint(order, noAnchors);
    press('.banner .wide');
    await settle();
    press('.toast .undo');
    await settle();
    expect(onUndo).toHaveBeenCalledWith('a1');
    expect(find('.toast')?.textContent).toContain(order.texts.reportUndone);
  });

  test('can be told more about, on a page of our own', async () => {
    painter.paint(order, noAnchors);
    press('.banner .wide');
    await settle();
    press('.toast .undo + .undo');
    expect(onOpen).toHaveBeenCalledWith('a1', 'details');
    expect(find('.toast')).toBeNull();
  });

  test('shows what is sent', async () => {
    painter.paint(order, noAnchors);
    press('.banner .wide');
    await settle();
    press('.toast .undo + .undo + .undo');
    expect(onOpen).toHaveBeenCalledWith('a1', 'sent');
  });

  test('that was added to an earlier report takes back this press alone', async () => {
    painter.showKept({ ...kept, undoId: 'b2' }, order.texts);
    press('.toast .undo');
    await settle();
    expect(onUndo).toHaveBeenCalledWith('b2');
  });

  test('made outside of the page is answered on it, and leaves nothing behind', async () => {
    painter.showKept(kept, order.texts);
    expect(find('.toast')?.textContent).toContain(kept.text);
    press('.toast .undo');
    await settle();
    expect(onUndo).toHaveBeenCalledWith('a1');
    painter.clear();
    expect(find('.toast')).toBeNull();
  });

  test('that failed says so', async () => {
    onReport.mockRejectedValue(new Error('failed'));
    painter.paint(order, noAnchors);
    press('.banner .wide');
    await settle();
    expect(find('.toast')?.textContent).toContain(order.texts.reportFailed);
  });

  test('answered after the page was left shows nothing', async () => {
    painter.paint(order, noAnchors);
    press('.banner .wide');
    painter.clear();
    await settle();
    expect(find('.toast')).toBeNull();
  });

  test('is told for a while and then goes', async () => {
    painter.paint(order, noAnchors);
    press('.banner .wide');
    await timers.pass(19_000);
    expect(find('.toast')).not.toBeNull();
    await timers.pass(2_000);
    expect(find('.toast')).toBeNull();
  });
});

test('a cleared painter leaves no element, no listener of ours awake and no timer behind', async () => {
  const anchors = addCards(['1']);
  painter.paint(
    sampleOrder([cardVerdict('1', 'danger'), sampleVerdict('listing', 'caution')]),
    anchors,
  );
  seeAll(anchors);
  press('.mark');
  painter.clear();
  await timers.pass(10_000);
  expect(document.documentElement.children).toHaveLength(2);
  expect(timers.waiting()).toBe(0);
  painter.paint(sampleOrder([sampleVerdict('listing', 'caution')]), noAnchors);
  expect(find('.banner')).not.toBeNull();
});

describe('muting on the page', () => {
  const listing = sampleOrder([sampleVerdict('listing', 'caution')]);
  const { url } = listing.view;
  const id = 'claim:listing:x';

  test('is one press in the card, told with a way back, also where nothing else is drawn', async () => {
    painter.paint(listing, noAnchors);
    press('.banner .push');
    expect(find('.card .mute')?.getAttribute('aria-label')).toBe(
      'Tắt 30 ngày: Nội dung cần kiểm chứng',
    );
    onMute.mockImplementationOnce(async () => {
      // The worker has the page painted anew before it answers.
      painter.paint(sampleOrder([]), noAnchors);
      return { done: true };
    });
    press('.card .mute');
    await settle();
    expect(onMute).toHaveBeenLastCalledWith(url, id, true);
    expect(find('.card')).toBeNull();
    expect(find('.toast p')?.textContent).toBe(listing.texts.muted);
    press('.toast .undo');
    await settle();
    expect(onMute).toHaveBeenLastCalledWith(url, id, false);
    expect(find('.toast p')?.textContent).toBe(listing.texts.unmuted);
    expect(findAll('.toast .undo')).toEqual([]);
  });

  test.each<[string, () => Promise<{ done: boolean }>]>([
    ['was refused', async () => ({ done: false })],
    ['could not be asked', async () => Promise.reject(new Error('gone'))],
  ])('that %s is said, and offers nothing to take back', async (_, answer) => {
    painter.paint(listing, noAnchors);
    press('.banner .push');
    onMute.mockImplementationOnce(answer);
    press('.card .mute');
    await settle();
    expect(find('.toast p')?.textContent).toBe(listing.texts.muteFailed);
    expect(findAll('.toast .undo')).toEqual([]);
  });

  test('is not offered for danger, where a page could lay something over the press, nor for a credit', () => {
    const verdicts = [sampleVerdict('listing', 'danger'), sampleVerdict('shop', 'credit')];
    painter.paint(sampleOrder(verdicts), noAnchors);
    press('.banner .push');
    expect(findAll('.card .find')).toHaveLength(2);
    expect(findAll('.card .mute')).toEqual([]);
  });
});

test('another palette reaches all that is drawn, and goes with the choice', () => {
  const order = sampleOrder([sampleVerdict('listing', 'caution')]);
  painter.paint({ ...order, palette: 'clear' }, noAnchors);
  expect(find('.cl')?.dataset.palette).toBe('clear');
  painter.paint(order, noAnchors);
  expect(find('.cl')?.dataset.palette).toBe('usual');
});
