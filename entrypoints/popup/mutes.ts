import { signal } from '@preact/signals';
import { send } from '#lib/messages/send.ts';
import type { MutePress } from '#lib/ui/pages/popup-mutes.tsx';

/** The last press to mute came to nothing; said until the next one. */
export const muteFailed = signal(false);

export async function muteFinding(tabId: number | null, press: MutePress): Promise<void> {
  const answer =
    tabId === null ? null : await send('muteTabFinding', { tabId, ...press }).catch(() => null);
  muteFailed.value = answer?.done !== true;
}

export async function unmuteFinding(muteId: string): Promise<void> {
  const answer = await send('removeMute', { muteId }).catch(() => null);
  muteFailed.value = answer === null;
}
