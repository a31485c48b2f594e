import type { Timers } from '#lib/browser/timers.ts';
import type { Palette } from '#lib/domain/choices.ts';
import { readDocument } from '#lib/site/read-document.ts';
import { h } from './h.ts';
import { isDarkPage } from './page-scheme.ts';
import overlayCss from './overlay.css?inline';
import tokensCss from './tokens.css?inline';

export type OverlayHost = {
  /** Marks in document coordinates, above the page's content and below its bars. */
  readonly marks: HTMLElement;
  /** Banner, card and toast, above everything. */
  readonly front: HTMLElement;
  readonly element: HTMLElement;
  /** Other hues for the same shapes. */
  readonly applyPalette: (palette: Palette) => void;
  readonly attach: () => void;
  readonly detach: () => void;
};

/** A page that takes our host away or changes it this often in a minute will go on; then the toolbar alone tells. */
export const maxRemovals = 20;
const minuteMs = 60_000;

/**
 * The one element we add to a page: a plain child of `<html>` with a closed shadow root, so that the page's
 * styles and scripts do not reach what is inside and nothing of the page's own is touched. A page that removes
 * or restyles it gets it back, up to a limit: two scripts fighting each other would cost the shopper the page.
 */
export function createOverlayHost(document: Document, timers: Timers): OverlayHost {
  const element = h('div', {});
  const marks = h('div', { class: 'marks' });
  const front = h('div', { class: 'front' });
  const shadow = element.attachShadow({ mode: 'closed' });
  applyStyle(shadow, tokensCss + overlayCss);
  const root = h('div', { class: 'cl' }, marks, front);
  shadow.append(root);
  keepEventsInside(shadow);

  let attached = false;
  let removals = 0;
  let resetting: number | null = null;
  const observer = new MutationObserver((records) => {
    const isRestyled = records.some(({ type }) => type === 'attributes');
    if (!isRestyled && element.parentNode === readDocument(document, 'documentElement')) return;
    resetting ??= timers.set(() => {
      resetting = null;
      removals = 0;
    }, minuteMs);
    removals += 1;
    if (removals <= maxRemovals) place();
    else observer.disconnect();
  });
  function place(): void {
    isolate(element, isDarkPage(document));
    observer.disconnect();
    observer.observe(document, { childList: true });
    // Ours alone, never the page's: what a page writes on our element would hide all that is inside.
    observer.observe(element, { attributes: true });
    // A page without a root for a moment gets us back with the next one.
    const top: Element | null = readDocument(document, 'documentElement');
    if (top === null) return;
    if (element.parentNode !== top) top.append(element);
    observer.observe(top, { childList: true });
  }
  return {
    marks,
    front,
    element,
    applyPalette: (palette) => void (root.dataset.palette = palette),
    attach() {
      if (attached || removals > maxRemovals) return;
      attached = true;
      place();
    },
    detach() {
      attached = false;
      observer.disconnect();
      element.remove();
    },
  };
}

// Inline and important: nothing an author style sheet can say is stronger.
function isolate(element: HTMLElement, dark: boolean): void {
  for (const name of element.getAttributeNames()) element.removeAttribute(name);
  const rules: Readonly<Record<string, string>> = {
    all: 'initial',
    display: 'block',
    position: 'absolute',
    left: '0',
    top: '0',
    width: '0',
    height: '0',
    // `all` leaves it out: on a page that is written from the right our sentences are still written from the left.
    direction: 'ltr',
    'color-scheme': dark ? 'dark' : 'light',
  };
  for (const [name, value] of Object.entries(rules)) {
    element.style.setProperty(name, value, 'important');
  }
}

// Firefox does not let an extension's script fill `adoptedStyleSheets` of a page's tree; there a style element
// does it, and `textContent` is what tells its content security policy that the extension wrote it.
function applyStyle(shadow: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const style = h('style', {});
    style.textContent = css;
    shadow.append(style);
  }
}

// A page's own short cuts and click counters are not for presses on our marks.
function keepEventsInside(shadow: ShadowRoot): void {
  for (const type of [
    'click',
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'keydown',
    'keyup',
  ]) {
    shadow.addEventListener(type, (event) => event.stopPropagation());
  }
}
