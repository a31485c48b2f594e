import { readDocument } from '#lib/site/read-document.ts';
/**
 * The outermost part of the page that stays in the window while the page scrolls and that `element` lies in, or
 * null. What holds `content` as well does not count: for the content it is not in the way.
 */
export function findFloating(element: Element, content: Element | null = null): Element | null {
  const view = readDocument(element.ownerDocument, 'defaultView');
  let each: Element | null = element;
  let outermost: Element | null = null;
  while (each && !each.contains(content ?? element.ownerDocument)) {
    const position = view?.getComputedStyle(each).position;
    if (position === 'fixed' || position === 'sticky') outermost = each;
    each = each.parentElement;
  }
  return outermost;
}

/** The highest a bar may lift the banner, as a part of the window's height. */
const highestLift = 0.4;

/** Puts it there now, and again whenever the window gets another size, until `signal` ends it. */
export function keepOverBar(ours: HTMLElement, host: Element, signal: AbortSignal): void {
  const lift = (): void => liftOverBar(ours, host);
  const view = readDocument(host.ownerDocument, 'defaultView');
  view?.addEventListener('resize', lift, { passive: true, signal });
  lift();
}

/**
 * Puts what stands at the window's lower edge above a fixed bar of the page's own: a buy button, a tab bar.
 * A bar that leaves no room above it is a window of the page's, and that is left alone.
 */
export function liftOverBar(ours: HTMLElement, host: Element): void {
  const { ownerDocument: document } = ours;
  const rect = ours.getBoundingClientRect();
  const height = readDocument(document, 'documentElement').clientHeight;
  let top = height;
  for (const part of [0.03, 0.25, 0.5, 0.75, 0.97]) {
    const x = rect.left + rect.width * part;
    for (let y = height - 2; y > height - rect.height - 24; y -= 14) {
      const hit = readDocument(document, 'elementsFromPoint')(x, y).find(
        (element) => element !== host,
      );
      const bar = hit && findFloating(hit)?.getBoundingClientRect();
      if (bar && bar.top > height * (1 - highestLift)) top = Math.min(top, bar.top);
    }
  }
  ours.style.marginBottom = top < height ? `${height - top}px` : '';
}
