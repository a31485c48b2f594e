import type { VerdictView } from '#lib/domain/verdict.ts';
import { readDocument } from '#lib/site/read-document.ts';
import { type Area, buildArea, pickFreeArea, readObstacles } from './free-place.ts';
import { button, h, icon } from './h.ts';

const gapPx = 8;
const maxClimb = 5;

/** The word on a shop, shown after its name. */
export function buildShopChip(verdict: VerdictView, onPress: () => void): HTMLElement {
  const { tone, word } = verdict;
  return button(
    // Where there is room for the icon alone, the word is still the button's name.
    { class: 'chip', 'data-tone': tone, 'aria-label': word, title: word },
    onPress,
    icon(tone === 'none' ? 'info' : tone),
    h('span', {}, word),
  );
}

/**
 * After the shop's name, else under it, else above it, wherever no word, picture, button or price of the page is
 * covered; with the icon alone when the word has no room. Null when there is no room at all: the banner tells.
 */
export function findChipPlace(chip: HTMLElement, shopName: Element): Area | null {
  const { ownerDocument: document } = shopName;
  const name = readTextArea(shopName);
  const obstacles = readObstacles(readNeighbourhood(shopName), true);
  const width = readDocument(document, 'documentElement').clientWidth;
  for (const small of [false, true]) {
    chip.classList.toggle('small', small);
    const { offsetWidth, offsetHeight } = chip;
    const size = { width: offsetWidth, height: offsetHeight };
    const middle = (name.top + name.bottom - offsetHeight) / 2;
    const place = pickFreeArea(
      [
        buildArea(name.right + gapPx, middle, size),
        buildArea(name.left, name.bottom + 2, size),
        buildArea(name.left, name.top - offsetHeight - 2, size),
      ].filter((each) => each.left >= 0 && each.right <= width),
      obstacles,
    );
    if (place) return place;
  }
  return null;
}

// The element may be as wide as its column; the chip belongs behind the last letter.
function readTextArea(element: Element): Area {
  const range = readDocument(element.ownerDocument, 'createRange')();
  range.selectNodeContents(element);
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 1);
  return rects.at(-1) ?? element.getBoundingClientRect();
}

// What could lie under a chip is nearby in the tree: the parts of the shop's own block and of what surrounds it.
function readNeighbourhood(element: Element): Element {
  let around = element;
  for (let climbed = 0; climbed < maxClimb && around.parentElement; climbed += 1) {
    if (around.parentElement === readDocument(element.ownerDocument, 'body')) break;
    around = around.parentElement;
  }
  return around;
}
