import { type Area, buildArea, doOverlap, type Size } from './free-place.ts';

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
    buildArea(across, about.bottom + gap, size),
    buildArea(across, about.top - gap - size.height, size),
    buildArea(about.right + gap, down, size),
    buildArea(about.left - gap - size.width, down, size),
  ];
  const free = wishes.find((wish) => isInside(wish, window) && !doOverlap(wish, about));
  if (free) return free;
  const above = about.top - gap - margin;
  const below = window.height - about.bottom - gap - margin;
  return above > below
    ? buildArea(across, margin, { ...size, height: above })
    : buildArea(across, about.bottom + gap, { ...size, height: below });
}

function isInside(area: Area, window: Size): boolean {
  return (
    area.left >= 0 && area.top >= 0 && area.right <= window.width && area.bottom <= window.height
  );
}
