import { type Area, buildArea, doOverlap } from './free-place.ts';

type Size = { readonly width: number; readonly height: number };

const gap = 8;
const margin = 8;

/**
 * Where a card may stand beside what it speaks of: under it, over it, or at a side; inside the window and never
 * on it. Where no side has room for all of it, it is made lower (it scrolls) on the side with the most room.
 */
export function findCardPlace(about: Area, size: Size, window: Size): Area {
  const across = Math.max(margin, Math.min(about.left, window.width - size.width - margin));
  const down = Math.max(margin, Math.min(about.top, window.height - size.height - margin));
  const wishes = [
    buildArea(across, about.bottom + gap, size.width, size.height),
    buildArea(across, about.top - gap - size.height, size.width, size.height),
    buildArea(about.right + gap, down, size.width, size.height),
    buildArea(about.left - gap - size.width, down, size.width, size.height),
  ];
  const free = wishes.find((wish) => isInside(wish, window) && !doOverlap(wish, about));
  if (free) return free;
  const above = about.top - gap - margin;
  const below = window.height - about.bottom - gap - margin;
  return above > below
    ? buildArea(across, margin, size.width, above)
    : buildArea(across, about.bottom + gap, size.width, below);
}

function isInside(area: Area, window: Size): boolean {
  return (
    area.left >= 0 && area.top >= 0 && area.right <= window.width && area.bottom <= window.height
  );
}
