import { readDocument } from '#lib/site/read-document.ts';
/** A rectangle in viewport pixels. */
export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export type Size = { readonly width: number; readonly height: number };

export function buildArea(left: number, top: number, { width, height }: Size): Area {
  return { left, top, right: left + width, bottom: top + height };
}

const maxTexts = 150;
const maxControls = 60;
const controls = 'button,input,select,textarea,[role="button"]';

/** Where the words and controls inside an element stand, so that nothing of ours is put on them. Bounded work. */
export function readObstacles(root: Element, alsoPictures = false): readonly Area[] {
  const areas: Area[] = [];
  const { ownerDocument: document } = root;
  const walker = readDocument(document, 'createTreeWalker')(root, NodeFilter.SHOW_TEXT);
  const range = readDocument(document, 'createRange')();
  for (let seen = 0; seen < maxTexts && walker.nextNode(); seen += 1) {
    if (!walker.currentNode.nodeValue?.trim()) continue;
    range.selectNodeContents(walker.currentNode);
    areas.push(...range.getClientRects());
  }
  const solid = root.querySelectorAll(alsoPictures ? `${controls},img,svg,video` : controls);
  for (const element of [...solid].slice(0, maxControls))
    areas.push(element.getBoundingClientRect());
  return areas.filter((area) => area.right - area.left > 1 && area.bottom - area.top > 1);
}

export function doOverlap(one: Area, other: Area): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/** The first of the wished places that touches no obstacle, or null. */
export function pickFreeArea(wishes: readonly Area[], obstacles: readonly Area[]): Area | null {
  return wishes.find((wish) => !obstacles.some((each) => doOverlap(wish, each))) ?? null;
}
