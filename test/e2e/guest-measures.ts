import type { Page } from 'playwright-core';
import type { Overlay } from '../support/closed-overlay.ts';
import { waitFor } from '../support/shop-browser.ts';

export type Places = {
  readonly seen: readonly string[];
  /** What of ours stands on what of the page. */
  readonly covered: readonly string[];
  readonly outside: readonly string[];
};

/** What is painted in sight, and the parts of the page that must stay free. */
const placesScript = `(() => {
  const area = (it) => { const { left, top, right, bottom } = it.getBoundingClientRect(); return { left, top, right, bottom }; };
  const parts = 'header, nav, .price, .cost, .buy, h1, .name, .shopname';
  const ours = [...ourRoot.querySelectorAll('.mark, .chip, .banner, .toast')]
    .filter((it) => it.checkVisibility({ visibilityProperty: true }));
  const overlaps = (one, other) => one.left < other.right - 0.5 && other.left < one.right - 0.5 &&
    one.top < other.bottom - 0.5 && other.top < one.bottom - 0.5;
  const isFixed = (it) => {
    for (let each = it; each; each = each.parentElement) if (/fixed|sticky/.test(getComputedStyle(each).position)) return true;
    return false;
  };
  // Words: what the letters take, not the whole column that their block is as wide as.
  const areasOf = (part) => {
    if (part.matches('header, nav, .buy')) return [area(part)];
    const range = document.createRange();
    range.selectNodeContents(part);
    return [...range.getClientRects()];
  };
  const say = (it) => it.className + ' “' + it.textContent.trim().slice(0, 30) + '”';
  const covered = [];
  for (const mark of ours) for (const part of document.querySelectorAll(parts)) {
    // What lies under the banner scrolls out from under it; what stays in the window must stay free. On a window that is
    // wider than a phone's nothing of it lies there when the page is opened.
    const isFirstSight = scrollY === 0 && innerWidth > 600;
    if (mark.matches('.banner, .toast') && !isFixed(part) && !isFirstSight) continue;
    if (areasOf(part).some((each) => overlaps(area(mark), each))) covered.push(say(mark) + ' on ' + say(part));
  }
  const wide = document.documentElement.clientWidth;
  const outside = ours.filter((it) => area(it).left < 0 || area(it).right > wide).map(say);
  return { seen: ours.map((it) => it.className), covered, outside };
})()`;

export async function readPlaces(overlay: Overlay): Promise<Places> {
  const { seen, covered, outside } = Object(await overlay.run(placesScript));
  return { seen, covered, outside };
}

/** Waits until what is painted stands where it will stay. */
export async function rest(overlay: Overlay): Promise<Places> {
  let before = '';
  const twoFrames =
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))';
  return waitFor({
    what: 'marks at rest',
    ask: async () => {
      await overlay.run(twoFrames);
      return readPlaces(overlay);
    },
    holds: (places) => {
      const isSame = JSON.stringify(places) === before;
      before = JSON.stringify(places);
      return isSame;
    },
  });
}

/** Brings a part of the page into sight and waits until something of ours stands by it. */
export async function showMark(
  page: Page,
  overlay: Overlay,
  { at, kind }: { at: string; kind: string },
): Promise<void> {
  await waitFor({
    what: `${kind} at ${at}`,
    ask: async () => {
      await page.evaluate(
        `document.querySelector('${at}')?.scrollIntoView({ block: 'center', behavior: 'instant' })`,
      );
      return readPlaces(overlay);
    },
    holds: ({ seen }) =>
      seen.some((name) => name.split(' ').includes(kind) && !name.includes('away')),
  });
}

/** Counts, from now on, how far the page's own parts are moved (`layout-shift` of the browser; 0 is still). */
export const watchShifts = `
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      shifts.push({ value: entry.value, of: entry.sources.map(({ node }) => node?.id || node?.className || node?.nodeName) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
`;
