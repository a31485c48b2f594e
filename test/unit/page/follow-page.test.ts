// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WorkerGoneError } from '#lib/messages/guard-port.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { Answer, Ask, MessageName, PaintOrder, PushMessage } from '#lib/messages/contract.ts';
import { followPage } from '#lib/page/follow-page.ts';
import { leftOverMs, settleMs } from '#lib/page/page-session.ts';
import { quietMs, slowestMs } from '#lib/page/watch-subjects.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import type { PageAnchors } from '#lib/site/read-page.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { sampleReading, unreadReading } from '../../support/sample-readings.ts';
import { buildHandTimers, type HandTimers, settle } from './hand-timers.ts';

const rule: SiteRule | null = bundledRules()[0] ?? null;

type Asked = { readonly name: MessageName; readonly ask: unknown };

let timers: HandTimers;
let asked: Asked[];
let painted: string[];
let cleared: number;
let gone: number;
let push: (message: PushMessage) => void;
let stop: () => void;
/** What the reader sees; a test changes it as the page would. */
let seen: () => PageReading;
/** What the worker does with a reading. */
let judge: (reading: PageReading) => Promise<PaintOrder>;
let open: () => Promise<{ rule: SiteRule | null }>;
/** The cards that the reader finds. */
let cards: PageAnchors['cards'];
/** The painter's hand: what it does with the cards' anchors at each stroke. */
let draw: (ids: readonly string[]) => void;

function orderFor(url: string, headline: string): PaintOrder {
  return {
    texts: catalogueOf('vi').guard,
    view: {
      locale: 'vi',
      url,
      platformName: 'Demo',
      pageKind: 'listing',
      tone: 'none',
      headline,
      detail: '',
      checked: true,
      verdicts: [],
    },
  };
}

function listing(title: string, shopName: string | null = null): PageReading {
  const base = sampleReading();
  return sampleReading({
    url: location.href,
    listing: base.listing && {
      ...base.listing,
      title,
      description: `Về ${title}`,
      shopName,
      shopId: null,
    },
    shop: null,
  });
}

const readings = (): readonly string[] =>
  asked.filter(({ name }) => name === 'assessPage').map(({ ask }) => titleOf(ask));

function titleOf(ask: unknown): string {
  const { reading } = Object(ask);
  return String(reading.listing?.title ?? reading.state.reason ?? reading.kind);
}

async function ask<N extends MessageName>(name: N, body: Ask<N>): Promise<Answer<N>>;
async function ask(name: MessageName, body: unknown): Promise<unknown> {
  asked.push({ name, ask: body });
  if (name === 'openPage') return open();
  return judge(Object(body).reading);
}

function start(): void {
  stop = followPage({
    window,
    document,
    timers,
    ask,
    read: () => ({
      reading: seen(),
      anchors: { title: null, shopName: null, description: null, cards },
    }),
    paint: (order, anchors) => {
      draw([...anchors.cards.keys()]);
      painted.push(order.view.headline);
    },
    clear: () => {
      cleared += 1;
      painted = [];
    },
    onGone: () => {
      gone += 1;
    },
    hear: (listener) => {
      push = listener;
    },
  });
}

function addSomething(): void {
  document.body.append(document.createElement('section'));
}

beforeEach(() => {
  history.replaceState(null, '', '/p/1');
  document.body.replaceChildren();
  timers = buildHandTimers();
  asked = [];
  painted = [];
  cleared = 0;
  gone = 0;
  cards = new Map();
  draw = () => {};
  seen = () => listing('Trà A');
  judge = async (reading) => orderFor(reading.url, titleOf({ reading }));
  open = async () => ({ rule });
});
afterEach(() => stop());

describe('a page', () => {
  test('is read, judged and painted at once', async () => {
    start();
    await timers.pass(0);
    expect(painted).toEqual(['Trà A']);
  });

  test('that no rule speaks for is not read and not watched', async () => {
    open = async () => ({ rule: null });
    start();
    addSomething();
    await timers.pass(10_000);
    expect(asked.map(({ name }) => name)).toEqual(['openPage']);
    expect(painted).toEqual([]);
  });

  test('that is a wall is still told of, so that the toolbar says "not checked"', async () => {
    seen = () => unreadReading('wall', { url: location.href });
    start();
    await timers.pass(0);
    expect(readings()).toEqual(['wall']);
  });

  test('whose seller comes after five seconds is judged again with the seller', async () => {
    start();
    await timers.pass(5_000);
    seen = () => listing('Trà A', 'Gian Hàng Muộn');
    addSomething();
    await timers.pass(quietMs);
    const last = asked.at(-1);
    expect(Object(last?.ask).reading.listing.shopName).toBe('Gian Hàng Muộn');
    expect(readings()).toHaveLength(2);
  });

  test('that says the same again is painted again on its new elements, not judged again', async () => {
    start();
    await timers.pass(0);
    addSomething();
    await timers.pass(quietMs);
    expect(readings()).toEqual(['Trà A']);
    expect(painted).toEqual(['Trà A', 'Trà A']);
  });

  test('cannot end its guard with the event that ends a WXT content script', async () => {
    start();
    await timers.pass(0);
    for (const name of ['cho-lanh:guard', 'abcdefghijklmnop:guard']) {
      document.dispatchEvent(new CustomEvent(`${name}:wxt:content-script-started`));
      window.postMessage({ type: `${name}:wxt:content-script-started` }, '*');
    }
    seen = () => listing('Trà A', 'Gian Hàng Muộn');
    addSomething();
    await timers.pass(quietMs);
    expect(readings()).toHaveLength(2);
    expect(cleared).toBe(0);
  });
});

describe('a change of address', () => {
  async function goTo(path: string): Promise<void> {
    history.pushState(null, '', path);
    await timers.pass(1_000 - settleMs);
    window.dispatchEvent(new PopStateEvent('popstate'));
    await timers.pass(0);
  }

  test('takes the paint away at once', async () => {
    start();
    await timers.pass(0);
    history.pushState(null, '', '/p/2');
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(cleared).toBe(1);
    expect(painted).toEqual([]);
  });

  test('never puts the words of the old page on the new address', async () => {
    start();
    await timers.pass(0);
    history.pushState(null, '', '/p/2');
    window.dispatchEvent(new PopStateEvent('popstate'));
    // A loading bar appears; the old listing still stands there.
    addSomething();
    await timers.pass(quietMs + settleMs);
    expect(readings()).toEqual(['Trà A']);
    seen = () => listing('Bình B');
    addSomething();
    await timers.pass(quietMs * 2);
    expect(readings()).toEqual(['Trà A', 'Bình B']);
    expect(painted).toEqual(['Bình B']);
  });

  test('before the old page was ever read does not put its words on the new address either', async () => {
    const answers: (() => void)[] = [];
    open = () => new Promise((resolve) => answers.push(() => resolve({ rule })));
    start();
    history.pushState(null, '', '/p/2');
    window.dispatchEvent(new PopStateEvent('popstate'));
    for (const answer of answers) answer();
    await timers.pass(quietMs + settleMs);
    expect(readings()).toEqual([]);
    seen = () => listing('Bình B');
    addSomething();
    await timers.pass(quietMs * 2);
    expect(readings()).toEqual(['Bình B']);
    expect(painted).toEqual(['Bình B']);
  });

  test('to a page that truly says the same is judged after the time of grace', async () => {
    start();
    await timers.pass(0);
    await goTo('/p/1?variant=2');
    await timers.pass(leftOverMs);
    expect(readings()).toEqual(['Trà A', 'Trà A']);
    expect(painted).toEqual(['Trà A']);
  });

  test('drops the answer that comes late for the old address', async () => {
    let answer: (order: PaintOrder) => void = () => {};
    judge = () => new Promise((resolve) => (answer = resolve));
    start();
    await timers.pass(0);
    judge = async (reading) => orderFor(reading.url, titleOf({ reading }));
    seen = () => listing('Bình B');
    await goTo('/p/2');
    await timers.pass(settleMs);
    answer(orderFor('https://old.example/', 'cũ'));
    await timers.pass(0);
    expect(painted).toEqual(['Bình B']);
  });

  test('of the fragment alone changes nothing', async () => {
    start();
    await timers.pass(0);
    history.pushState(null, '', '/p/1#danh-gia');
    await timers.pass(5_000);
    expect(cleared).toBe(0);
    expect(asked.filter(({ name }) => name === 'openPage')).toHaveLength(1);
  });

  test('back to a page from the back-forward cache is judged at once: nothing is left over', async () => {
    start();
    await timers.pass(0);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await timers.pass(0);
    expect(readings()).toEqual(['Trà A', 'Trà A']);
    expect(painted).toEqual(['Trà A']);
  });

  test('that was committed but not yet noticed is not read as the old one', async () => {
    start();
    await timers.pass(0);
    history.pushState(null, '', '/p/2');
    seen = () => listing('Bình B');
    addSomething();
    await timers.pass(quietMs);
    expect(readings()).toEqual(['Trà A']);
  });
});

describe('an address that names the same listing', () => {
  const named: SiteRule | null = rule && {
    ...rule,
    pages: [{ kind: 'listing', path: '/p/{listingId}' }],
  };
  function write(path: string): void {
    history.replaceState(null, '', path);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }
  const opened = (): number => asked.filter(({ name }) => name === 'openPage').length;
  beforeEach(() => {
    open = async () => ({ rule: named });
  });

  test('keeps the paint, and is judged again under its own name', async () => {
    start();
    await timers.pass(0);
    write('/p/1?variant=2');
    expect(cleared).toBe(0);
    expect(painted).toEqual(['Trà A']);
    await timers.pass(quietMs);
    expect(Object(asked.at(-1)?.ask).reading.url).toContain('variant=2');
    expect(readings()).toEqual(['Trà A', 'Trà A']);
    expect([cleared, opened()]).toEqual([0, 1]);
  });

  test('is judged with what the variant changed', async () => {
    start();
    await timers.pass(0);
    write('/p/1?variant=2');
    seen = () => listing('Trà A, gói lớn');
    await timers.pass(quietMs);
    expect(painted).toEqual(['Trà A', 'Trà A, gói lớn']);
  });

  test('and is written without end is judged once a pause, and keeps its paint', async () => {
    start();
    await timers.pass(0);
    for (let at = 0; at < 100; at += 1) {
      write(`/p/1?n=${at}`);
      await timers.pass(20);
    }
    expect(cleared).toBe(0);
    expect(painted.length).toBeGreaterThan(3);
    expect(readings().length).toBeLessThanOrEqual(2_000 / quietMs + 2);
  });

  test('before the rule has come is no left-over: it is judged at once', async () => {
    const answers: (() => void)[] = [];
    open = () => new Promise((resolve) => answers.push(() => resolve({ rule: named })));
    start();
    write('/p/1?n=1');
    for (const answer of answers) answer();
    await timers.pass(0);
    expect(readings()).toEqual(['Trà A']);
    expect(Object(asked.at(-1)?.ask).reading.url).toContain('n=1');
  });

  test('is not one with the next listing, whose page is waited for', async () => {
    start();
    await timers.pass(0);
    write('/p/1?n=1');
    write('/p/2');
    expect(cleared).toBe(1);
    await timers.pass(settleMs + quietMs);
    expect(readings()).toEqual(['Trà A']);
  });
});

test('a page that runs through a thousand addresses is asked about where it stops', async () => {
  start();
  await timers.pass(0);
  for (let at = 0; at < 1_000; at += 1) {
    history.pushState(null, '', `/p/${at + 2}`);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }
  expect(painted).toEqual([]);
  seen = () => listing('Bình B');
  await timers.pass(quietMs + settleMs);
  const opened = asked
    .filter(({ name }) => name === 'openPage')
    .map(({ ask: body }) => Object(body).url);
  expect(opened.map((url) => new URL(url).pathname)).toEqual(['/p/1', '/p/2', '/p/1001']);
  expect(readings()).toEqual(['Trà A', 'Bình B']);
});

test('a page that never stops running through addresses is asked about once a pause at most', async () => {
  start();
  for (let at = 0; at < 200; at += 1) {
    history.pushState(null, '', `/p/${at + 2}`);
    window.dispatchEvent(new PopStateEvent('popstate'));
    await timers.pass(50);
  }
  const opened = asked.filter(({ name }) => name === 'openPage').length;
  expect(opened).toBeLessThanOrEqual(10_000 / quietMs + 2);
  expect(opened).toBeGreaterThan(5);
  expect(painted).toEqual([]);
});

test('an address written before anything was read is not judged by the document of the one before at once', async () => {
  open = () => new Promise(() => {});
  start();
  history.pushState(null, '', '/p/2');
  open = async () => ({ rule });
  window.dispatchEvent(new PopStateEvent('popstate'));
  await timers.pass(settleMs - 1);
  expect(readings()).toEqual([]);
  seen = () => listing('Bình B');
  await timers.pass(1);
  expect(readings()).toEqual(['Bình B']);
});

describe('a list', () => {
  let strokes: string[];
  function addCard(id: string): Element {
    const box = document.createElement('a');
    box.setAttribute('href', `/p/${id}`);
    document.body.append(box);
    cards = new Map([...cards, [id, { box, picture: null }]]);
    return box;
  }
  beforeEach(async () => {
    strokes = [];
    draw = (ids) => void strokes.push(ids.join(' '));
    addCard('11');
    addCard('12');
    start();
    await timers.pass(0);
  });

  test('whose node was given to another card loses that mark at once, and is read again', async () => {
    const box = cards.get('11')?.box;
    box?.setAttribute('href', '/p/13');
    await settle();
    expect(strokes).toEqual(['11 12', '12']);
    cards = new Map([...cards].map(([id, card]) => [id === '11' ? '13' : id, card]));
    seen = () => listing('Danh sách mới');
    await timers.pass(quietMs);
    expect(strokes.at(-1)).toBe('13 12');
    expect(readings()).toHaveLength(2);
  });

  test('that changes a link again and again is drawn once for it, and read less and less', async () => {
    const box = cards.get('11')?.box;
    for (let at = 0; at < 300; at += 1) {
      box?.setAttribute('href', `/p/${at}00`);
      await timers.pass(100);
    }
    // Half a minute: two strokes for each reading.
    expect(strokes.length).toBeLessThanOrEqual(2 * (30_000 / slowestMs + 8));
    expect(readings()).toHaveLength(1);
  });

  test('that is left draws nothing more', async () => {
    history.pushState(null, '', '/p/9');
    window.dispatchEvent(new PopStateEvent('popstate'));
    cards.get('11')?.box.setAttribute('href', '/p/13');
    await settle();
    expect(strokes).toEqual(['11 12']);
  });
});

test('a page on which nothing can be drawn is judged once, and tried again with the next reading', async () => {
  draw = () => {
    throw new Error('an image named createElement');
  };
  start();
  await timers.pass(20_000);
  expect(readings()).toEqual(['Trà A']);
  draw = () => {};
  addSomething();
  await timers.pass(quietMs);
  expect(painted).toEqual(['Trà A']);
});

describe('an answer', () => {
  test('to an older reading is dropped when a newer one was sent', async () => {
    const answers: ((order: PaintOrder) => void)[] = [];
    judge = () => new Promise((resolve) => answers.push(resolve));
    start();
    await timers.pass(0);
    seen = () => listing('Trà A', 'Muộn');
    addSomething();
    await timers.pass(quietMs);
    answers[1]?.(orderFor(location.href, 'mới'));
    answers[0]?.(orderFor(location.href, 'cũ'));
    await timers.pass(0);
    expect(painted).toEqual(['mới']);
  });

  test('unasked for this page is painted, for another page ignored', async () => {
    start();
    await timers.pass(0);
    push({ push: 'repaint', order: orderFor('https://elsewhere.example/', 'khác') });
    expect(painted).toEqual(['Trà A']);
    push({ push: 'repaint', order: orderFor(`${location.href}#x`, 'in English') });
    expect(painted).toEqual(['Trà A', 'in English']);
  });
});

describe('a fault', () => {
  test('of the reader is told as "could not read", and the next change is read', async () => {
    seen = () => {
      throw new Error('hostile page');
    };
    start();
    await timers.pass(0);
    expect(readings()).toEqual(['page-unreadable']);
    seen = () => listing('Trà A');
    addSomething();
    await timers.pass(quietMs);
    expect(readings()).toEqual(['page-unreadable', 'Trà A']);
  });

  test('of the reader later on leaves what was read and painted', async () => {
    start();
    await timers.pass(0);
    seen = () => {
      throw new Error('hostile page');
    };
    addSomething();
    await timers.pass(quietMs);
    expect(readings()).toEqual(['Trà A']);
    expect(painted).toEqual(['Trà A']);
  });

  test('of the worker is tried again, a few times only', async () => {
    judge = async () => {
      throw new Error('failed');
    };
    start();
    await timers.pass(60_000);
    expect(readings()).toHaveLength(4);
    judge = async (reading) => orderFor(reading.url, 'nay đã được');
    addSomething();
    await timers.pass(10_000);
    expect(painted).toEqual(['nay đã được']);
  });

  test('at the opening is tried again', async () => {
    let times = 0;
    open = async () => {
      times += 1;
      if (times === 1) throw new Error('failed');
      return { rule };
    };
    start();
    await timers.pass(5_000);
    expect(painted).toEqual(['Trà A']);
  });

  test.each([
    ['gone', new WorkerGoneError()],
    ['invalidated', new Error('Extension context invalidated.')],
  ])('that means the extension is %s ends it all quietly', async (_, error) => {
    start();
    await timers.pass(0);
    judge = async () => {
      throw error;
    };
    seen = () => listing('Trà A', 'Muộn');
    addSomething();
    await timers.pass(quietMs);
    expect(gone).toBe(1);
    expect(painted).toEqual([]);
    const before = asked.length;
    history.pushState(null, '', '/p/9');
    addSomething();
    await timers.pass(30_000);
    expect(asked).toHaveLength(before);
    expect(timers.waiting()).toBe(0);
  });
});
