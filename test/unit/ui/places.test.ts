import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCardPlace } from '#lib/ui/card-place.ts';
import { buildArea, doOverlap, pickFreeArea } from '#lib/ui/free-place.ts';

const window = { width: 1_440, height: 900 };
const card = { width: 340, height: 300 };

describe('the card', () => {
  test('stands under what it speaks of, above it where there is no room', () => {
    expect(findCardPlace(buildArea(100, 100, { width: 80, height: 24 }), card, window).top).toBe(
      132,
    );
    expect(findCardPlace(buildArea(100, 860, { width: 80, height: 24 }), card, window).bottom).toBe(
      852,
    );
  });

  test('stays inside the window at its edges', () => {
    expect(
      findCardPlace(buildArea(1_400, 100, { width: 80, height: 24 }), card, window).right,
    ).toBeLessThanOrEqual(1_440);
  });

  test('is made lower rather than put on the word', () => {
    const small = { width: 360, height: 400 };
    const word = buildArea(20, 180, { width: 100, height: 20 });
    const place = findCardPlace(word, card, small);
    expect(doOverlap(place, word)).toBe(false);
    expect(place.bottom).toBeLessThanOrEqual(small.height);
  });

  test('never covers what it speaks of, wherever that is', () => {
    const anywhere = fc.record({
      left: fc.integer({ min: 0, max: 340 }),
      top: fc.integer({ min: 0, max: 700 }),
    });
    fc.assert(
      fc.property(anywhere, ({ left, top }) => {
        const word = buildArea(left, top, { width: 60, height: 20 });
        expect(doOverlap(findCardPlace(word, card, { width: 360, height: 740 }), word)).toBe(false);
      }),
    );
  });
});

describe('a free place', () => {
  const wishes = [
    buildArea(0, 0, { width: 10, height: 10 }),
    buildArea(20, 0, { width: 10, height: 10 }),
  ];

  test('is the first wish that touches nothing', () => {
    expect(pickFreeArea(wishes, [])).toBe(wishes[0]);
    expect(pickFreeArea(wishes, [buildArea(5, 5, { width: 3, height: 3 })])).toBe(wishes[1]);
  });

  test('is none when everything is taken', () => {
    expect(pickFreeArea(wishes, [buildArea(0, 0, { width: 100, height: 100 })])).toBeNull();
  });

  test('may touch edge to edge', () => {
    expect(pickFreeArea(wishes, [buildArea(10, 0, { width: 10, height: 10 })])).toBe(wishes[0]);
  });
});
