import { signal } from '@preact/signals';
import { send } from '#lib/messages/send.ts';
import type { PopupProps } from '#lib/ui/pages/popup.tsx';

// What stands beside the verdict, which does not wait for it.
export const freshness = signal<PopupProps['freshness']>('loading');
export const hotline = signal<PopupProps['hotline']>(undefined);

export async function readFreshness(): Promise<void> {
  const known = await send('viewFreshness', {}).catch(() => null);
  freshness.value = known?.feeds ?? 'unknown';
}

/** Of the shopper's country. What cannot be asked leaves Vietnam's, which says whose it is. */
export async function readHotline(): Promise<void> {
  const known = await send('readCountry', {}).catch(() => null);
  if (known) hotline.value = known.hotline;
}
