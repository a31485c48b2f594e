/**
 * The outermost part of the page that stays in the window while the page scrolls and that `element` lies in, or
 * null. What holds `content` as well does not count: for the content it is not in the way.
 */
export function findFloating(element: Element, content: Element | null = null): Element | null {
  const view = element.ownerDocument.defaultView;
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

/**
 * How far from the window's lower edge a banner must stand to be free of the page's own fixed bar (a buy button,
 * a tab bar), in pixels. 0 when nothing is there, or when what is there leaves no room above it.
 */
export function readBarHeight(banner: Element, host: Element): number {
  const { ownerDocument: document } = banner;
  const rect = banner.getBoundingClientRect();
  const height = document.documentElement.clientHeight;
  let top = height;
  for (const part of [0.03, 0.25, 0.5, 0.75, 0.97]) {
    const x = rect.left + rect.width * part;
    for (let y = height - 2; y > height - rect.height - 24; y -= 14) {
      const hit = document.elementsFromPoint(x, y).find((element) => element !== host);
      const bar = hit && findFloating(hit)?.getBoundingClientRect();
      if (bar && bar.top > height * (1 - highestLift)) top = Math.min(top, bar.top);
    }
  }
  return height - top;
}
