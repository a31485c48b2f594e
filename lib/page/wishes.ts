import type { Clock } from '#lib/browser/clock.ts';
import type { Choices } from '#lib/domain/choices.ts';
import type { Mute } from '#lib/domain/mute.ts';
import type { ChoicesStore } from '#lib/store/choices.ts';
import type { Mutes } from '#lib/store/mutes.ts';

/** How the shopper wants findings shown, and which of them not: the mutes that hold now. */
export type Wishes = Choices & { readonly mutes: readonly Mute[] };

export type WishStores = {
  readonly choices: Pick<ChoicesStore, 'read'>;
  readonly mutes: Pick<Mutes, 'readAll'>;
  readonly clock: Clock;
};

export function buildReadWishes({ choices, mutes, clock }: WishStores): () => Promise<Wishes> {
  return async () => {
    const [chosen, held] = await Promise.all([choices.read(), mutes.readAll(clock())]);
    return { ...chosen, mutes: held };
  };
}
