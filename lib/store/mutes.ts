import * as z from 'zod';
import { isMuteOver, type Mute, muteId } from '#lib/domain/mute.ts';
import { severities } from '#lib/domain/severity.ts';
import type { StorageArea } from './storage-areas.ts';

/** What the shopper has muted, on this device only. */
export type Mutes = {
  /** Those that still hold, newest first. */
  readAll(nowMs: number): Promise<readonly Mute[]>;
  /** Keeps one, in the place of an older one of the same key; those that are over go with it. */
  add(mute: Mute): Promise<void>;
  /** Deletes one by its id, or with null all. */
  remove(id: string | null): Promise<void>;
};

/** The oldest go beyond this many: what is not muted any more is shown again, which harms nobody. */
export const maxMutes = 500;

const key = 'mutes';
const text = z.string().max(300);
const mute: z.ZodType<Mute> = z.strictObject({
  subject: z.string().max(9_000),
  code: text,
  severity: z.enum(severities),
  kind: z.enum(['page', 'listing', 'shop', 'card']),
  name: text.nullable(),
  label: z.strictObject({ vi: text, en: text }),
  sinceMs: z.number(),
  untilMs: z.number().nullable(),
});

export function buildMutes(area: StorageArea): Mutes {
  // One after the other: two presses at once must not lose each other.
  let turn: Promise<unknown> = Promise.resolve();

  // A mute that cannot be read is none, and takes no other along: then its finding is shown.
  async function readKept(): Promise<readonly Mute[]> {
    const kept = await area.get(key);
    return (Array.isArray(kept) ? kept : []).flatMap((each: unknown) => {
      const parsed = mute.safeParse(each);
      return parsed.success ? [parsed.data] : [];
    });
  }
  function change(apply: (mutes: readonly Mute[]) => readonly Mute[]): Promise<void> {
    const done = turn.then(async () => area.set(key, apply(await readKept())));
    turn = done.catch(() => undefined);
    return done;
  }
  return {
    readAll: async (nowMs) => (await readKept()).filter((each) => !isMuteOver(each, nowMs)),
    add: (next) =>
      change((mutes) => {
        const id = muteId(next);
        const others = mutes.filter(
          (each) => muteId(each) !== id && !isMuteOver(each, next.sinceMs),
        );
        return [next, ...others].slice(0, maxMutes);
      }),
    remove: (id) =>
      change((mutes) => (id === null ? [] : mutes.filter((each) => muteId(each) !== id))),
  };
}
