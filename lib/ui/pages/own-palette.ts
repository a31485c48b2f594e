import type { Palette } from '#lib/domain/choices.ts';
import { send } from '#lib/messages/send.ts';

/** Other hues on a page of the extension's own; shapes and words stay. */
export function applyPalette(palette: Palette): void {
  document.documentElement.dataset.palette = palette;
}

/** The palette that was chosen; as usual where nobody can be asked. */
export async function applyOwnPalette(): Promise<void> {
  const choices = await send('readChoices', {}).catch(() => null);
  if (choices) applyPalette(choices.palette);
}
