import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBox,
  type BoxesState,
  isTooSmall,
  maxBoxes,
  moveBox,
  noBoxes,
  removeBox,
  replaceBox,
  spanBox,
  undoBoxes,
} from '#lib/ui/pages/picture-boxes.ts';

const moves = ['left', 'right', 'up', 'down', 'wider', 'narrower', 'taller', 'shorter'] as const;
const part = fc.double({ min: -2, max: 3, noNaN: true });
const step = fc.oneof(
  fc
    .record({ left: part, top: part, width: part, height: part })
    .map((box) => (state: BoxesState) => addBox(state, box)),
  fc.tuple(fc.nat(5), fc.constantFrom(...moves)).map(
    ([at, move]) =>
      (state: BoxesState) =>
        moveBox(state, at, move),
  ),
  fc.nat(5).map((at) => (state: BoxesState) => (state.boxes[at] ? removeBox(state, at) : state)),
);

describe('the covers of a picture', () => {
  it('stay inside the picture and large enough to be seen, whatever is done to them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { boxes } = steps.reduce((state, apply) => apply(state), noBoxes);
        for (const { left, top, width, height } of boxes) {
          expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
          expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1.0001);
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(0.02);
        }
      }),
    );
  });

  it('go back step by step to none', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state = steps.reduce((each, apply) => apply(each), noBoxes);
        while (state.before.length > 0) state = undoBoxes(state);
        expect(state.boxes).toEqual([]);
        expect(undoBoxes(state).boxes).toEqual([]);
      }),
    );
  });

  it('move by one key press in the direction it says', () => {
    const one = addBox(noBoxes);
    const [box] = one.boxes;
    if (!box) throw new Error('no box');
    expect(moveBox(one, 0, 'right').boxes[0]?.left).toBeGreaterThan(box.left);
    expect(moveBox(one, 0, 'up').boxes[0]?.top).toBeLessThan(box.top);
    expect(moveBox(one, 0, 'wider').boxes[0]?.width).toBeGreaterThan(box.width);
    expect(moveBox(one, 0, 'shorter').boxes[0]?.height).toBeLessThan(box.height);
    expect(moveBox(one, 9, 'left')).toBe(one);
  });

  it('span the two points of a drag in either direction, and a slip is none', () => {
    const from = { x: 0.7, y: 0.2 };
    const to = { x: 0.5, y: 0.6 };
    const box = spanBox(from, to);
    expect(box).toEqual(spanBox(to, from));
    expect([box.left, box.top]).toEqual([0.5, 0.2]);
    expect(isTooSmall(box)).toBe(false);
    expect(isTooSmall(spanBox(from, { x: 0.705, y: 0.2 }))).toBe(true);
  });

  it('are replaced where they are dragged to, and no more than a bound of them are placed', () => {
    const moved = replaceBox(addBox(noBoxes), 0, { left: 0.9, top: 0, width: 0.3, height: 0.1 });
    expect(moved.boxes).toEqual([{ left: 0.7, top: 0, width: 0.3, height: 0.1 }]);
    let state = noBoxes;
    for (let at = 0; at < maxBoxes + 5; at += 1) state = addBox(state);
    expect(state.boxes).toHaveLength(maxBoxes);
  });
});
