import type { Tone } from '#lib/domain/verdict.ts';

/** What the toolbar can say of a tab: a tone, or that nothing was found where it was looked. */
export type ToolbarTone = Tone | 'none';

/** A basket each; its handle is the sign, so that shape alone tells them apart (public/icon/*.svg). */
const handles: Record<ToolbarTone, string> = {
  none: 'neutral',
  credit: 'credit',
  info: 'info',
  caution: 'caution',
  danger: 'danger',
  unchecked: 'unchecked',
};

/** The toolbar of plain, of dense and of very dense screens. */
const sizesPx = [16, 32, 48] as const;

/** The icon of a tone by size in pixels, as paths from the root of the extension. */
export function iconPaths(tone: ToolbarTone): Record<string, string> {
  return Object.fromEntries(
    sizesPx.map((px) => [String(px), `/icon/basket-${handles[tone]}-${px}.png`]),
  );
}
