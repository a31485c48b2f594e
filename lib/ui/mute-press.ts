import type { PaintOrder } from '#lib/messages/contract.ts';
import type { ReportStand } from './report-stand.ts';

export type MutePresses = {
  /** Mutes a finding of the page that was painted for thirty days, or takes that back. */
  readonly onMute: (
    url: string,
    id: string,
    isMuted: boolean,
  ) => Promise<{ readonly done: boolean }>;
  readonly toasts: ReportStand;
  /** The finding may have been the last one drawn: then nothing of ours stands there any more. */
  readonly attach: () => void;
};

/** Carries one press on muting out, says what came of it, and how to take it back. */
export async function applyMutePress(
  presses: MutePresses,
  { texts, view }: PaintOrder,
  { id, isMuted }: { readonly id: string; readonly isMuted: boolean },
): Promise<void> {
  const { done } = await presses.onMute(view.url, id, isMuted).catch(() => ({ done: false }));
  presses.attach();
  const text = isMuted ? texts.muted : texts.unmuted;
  const undo = (): void => void applyMutePress(presses, { texts, view }, { id, isMuted: false });
  presses.toasts.say(texts, done ? text : texts.muteFailed, done && isMuted ? undo : null);
}
