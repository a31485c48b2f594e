import type { VerdictView } from '#lib/domain/verdict.ts';
import { type Area, buildArea, pickFreeArea, readObstacles } from './free-place.ts';
import { button, h, icon } from './h.ts';

/** Narrower pictures get the icon alone. Pixels. */
const roomyPx = 110;
const insetPx = 6;

/** A flag on a listing shown small: icon and word, in a corner of its picture. */
export function buildCardMark(verdict: VerdictView, onPress: () => void): HTMLElement {
  const { tone, word, subject } = verdict;
  const name = subject.name === null ? word : `${word}: ${subject.name}`;
  return button(
    { class: 'mark', 'data-tone': tone, 'aria-label': name },
    onPress,
    icon(tone === 'none' ? 'info' : tone),
    h('span', {}, word),
  );
}

/**
 * The first free corner of the picture, so that no name, price or button of the card is covered; with the icon
 * alone when the word has no room. The upper left corner when all are taken: a warning is not lost to a sticker.
 */
export function findCardMarkPlace(mark: HTMLElement, box: Element, picture: Element | null): Area {
  const frame = (picture ?? box).getBoundingClientRect();
  const obstacles = readObstacles(box);
  for (const small of frame.width < roomyPx ? [true] : [false, true]) {
    mark.classList.toggle('small', small);
    // A word that is wider than the picture, in a long language or large letters, would stand on the next card.
    if (!small && mark.offsetWidth > frame.width - 2 * insetPx) continue;
    const place = pickFreeArea(readCorners(frame, mark), obstacles);
    if (place) return place;
  }
  return readCorners(frame, mark)[0] ?? buildArea(frame.left, frame.top, { width: 0, height: 0 });
}

function readCorners(frame: DOMRect, { offsetWidth, offsetHeight }: HTMLElement): readonly Area[] {
  const left = frame.left + insetPx;
  const top = frame.top + insetPx;
  const right = frame.right - insetPx - offsetWidth;
  const bottom = frame.bottom - insetPx - offsetHeight;
  return [
    [left, top],
    [left, bottom],
    [right, top],
    [right, bottom],
  ].map(([x = 0, y = 0]) => buildArea(x, y, { width: offsetWidth, height: offsetHeight }));
}
