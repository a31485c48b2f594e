import * as z from 'zod';
import { type Choices, palettes, strictnesses, usualChoices } from '#lib/domain/choices.ts';
import type { StorageArea } from './storage-areas.ts';

export type ChoicesStore = {
  read(): Promise<Choices>;
  apply(by: Partial<Choices>): Promise<Choices>;
};

const key = 'choices';
// Each by itself: one that is broken or younger than what is stored must not take the other along.
const schema: z.ZodType<Choices> = z.object({
  strictness: z.enum(strictnesses).catch(usualChoices.strictness),
  palette: z.enum(palettes).catch(usualChoices.palette),
});

/** How findings are shown. What is not stored, or broken, is as usual. */
export function buildChoicesStore(area: StorageArea): ChoicesStore {
  // One after the other: two choices at once must not lose each other.
  let turn: Promise<unknown> = Promise.resolve();

  async function read(): Promise<Choices> {
    const parsed = schema.safeParse(await area.get(key));
    return parsed.success ? parsed.data : usualChoices;
  }
  return {
    read,
    apply(by) {
      const done = turn.then(async () => {
        const next: Choices = { ...(await read()), ...by };
        await area.set(key, next);
        return next;
      });
      turn = done.catch(() => undefined);
      return done;
    },
  };
}
