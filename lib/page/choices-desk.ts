import type { Answerers } from '#lib/messages/handle.ts';
import type { ChoicesStore } from '#lib/store/choices.ts';

/** How findings are shown. `onChanged`: every open page is to be shown anew. */
export function buildChoicesDesk(parts: {
  readonly choices: ChoicesStore;
  readonly onChanged: () => Promise<void>;
}): Pick<Answerers, 'readChoices' | 'setChoices'> {
  return {
    readChoices: () => parts.choices.read(),
    async setChoices(by) {
      const before = await parts.choices.read();
      const next = await parts.choices.apply(by);
      const isSame = next.strictness === before.strictness && next.palette === before.palette;
      if (!isSame) await parts.onChanged();
      return next;
    },
  };
}
