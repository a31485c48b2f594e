import type { PictureBox } from '#lib/domain/taken-picture.ts';

/** What covers a picture, and what it was before each step, so that steps can be taken back. */
export type BoxesState = {
  readonly boxes: readonly PictureBox[];
  readonly before: readonly (readonly PictureBox[])[];
};

export const noBoxes: BoxesState = { boxes: [], before: [] };

/** More than this many covers are drawn by accident; and as many steps can be taken back. */
export const maxBoxes = 60;
const maxSteps = 200;
/** No cover is smaller, as a part of the picture's side: it could neither be seen nor hit. */
const smallest = 0.02;
/** How far one press moves or resizes a cover, as a part of the picture's side. */
const step = 0.02;

const firstBox: PictureBox = { left: 0.35, top: 0.42, width: 0.3, height: 0.08 };

export type BoxMove =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'wider'
  | 'narrower'
  | 'taller'
  | 'shorter';

const moves: { readonly [M in BoxMove]: (box: PictureBox) => PictureBox } = {
  left: (box) => ({ ...box, left: box.left - step }),
  right: (box) => ({ ...box, left: box.left + step }),
  up: (box) => ({ ...box, top: box.top - step }),
  down: (box) => ({ ...box, top: box.top + step }),
  wider: (box) => ({ ...box, width: box.width + step }),
  narrower: (box) => ({ ...box, width: box.width - step }),
  taller: (box) => ({ ...box, height: box.height + step }),
  shorter: (box) => ({ ...box, height: box.height - step }),
};

/** One cover more; the one that is not given stands in the middle. */
export function addBox(state: BoxesState, box = firstBox): BoxesState {
  return state.boxes.length >= maxBoxes ? state : follow(state, [...state.boxes, fitBox(box)]);
}

export function moveBox(state: BoxesState, at: number, move: BoxMove): BoxesState {
  const box = state.boxes[at];
  return box ? replaceBox(state, at, moves[move](box)) : state;
}

export function replaceBox(state: BoxesState, at: number, box: PictureBox): BoxesState {
  return follow(
    state,
    state.boxes.map((each, index) => (index === at ? fitBox(box) : each)),
  );
}

export function removeBox(state: BoxesState, at: number): BoxesState {
  return follow(
    state,
    state.boxes.filter((_, index) => index !== at),
  );
}

export function undoBoxes({ boxes, before }: BoxesState): BoxesState {
  return { boxes: before.at(-1) ?? boxes, before: before.slice(0, -1) };
}

/** The cover between two points of the picture, in whichever order they were touched. */
export function spanBox(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): PictureBox {
  return {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  };
}

/** A drag so short was a press that slipped. */
export function isTooSmall({ width, height }: PictureBox): boolean {
  return width < smallest / 2 && height < smallest / 2;
}

function follow(state: BoxesState, boxes: readonly PictureBox[]): BoxesState {
  return { boxes, before: [...state.before, state.boxes].slice(-maxSteps) };
}

/** Inside the picture whatever was asked for, and never too small to be seen. */
function fitBox(box: PictureBox): PictureBox {
  const width = within(box.width, smallest, 1);
  const height = within(box.height, smallest, 1);
  const left = within(box.left, 0, 1 - width);
  return { left, top: within(box.top, 0, 1 - height), width, height };
}

// Four digits: twenty presses of one fiftieth are two fifths, not 0.39999999999999997.
function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most) * 10_000) / 10_000;
}
