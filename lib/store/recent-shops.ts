import * as z from 'zod';
import { type Identifier, identifierText } from '#lib/domain/identifier.ts';
import { identifierSchema } from '#lib/feed/identifier-schema.ts';
import type { StorageArea } from './storage-areas.ts';

/** A shop or the host of one that the shopper looked at, and the day of the last time: `2026-11-23`. */
export type RecentShop = {
  readonly identifier: Identifier;
  readonly name: string | null;
  readonly day: string;
};

/**
 * The shops last looked at. They never leave the device; they exist so that an update which would suddenly flag many
 * of them is held back, and the shopper can see and delete them.
 */
export type RecentShops = {
  /** Newest first. */
  readAll(): Promise<readonly RecentShop[]>;
  note(shops: readonly RecentShop[]): Promise<void>;
  /** Deletes one, by its identifier text. */
  forget(text: string): Promise<void>;
  clear(): Promise<void>;
};

/** Enough to make a share mean something, few enough to be no diary. */
export const maxRecentShops = 200;

const key = 'recent-shops';
const schema: z.ZodType<readonly RecentShop[]> = z.array(
  z.strictObject({ identifier: identifierSchema, name: z.string().nullable(), day: z.iso.date() }),
);

export function buildRecentShops(area: StorageArea): RecentShops {
  // One after the other: two pages that are judged at once must not lose each other's shop.
  let turn: Promise<unknown> = Promise.resolve();

  async function readAll(): Promise<readonly RecentShop[]> {
    const parsed = schema.safeParse(await area.get(key));
    return parsed.success ? parsed.data : [];
  }

  async function write(shops: readonly RecentShop[]): Promise<void> {
    const before = await readAll();
    const seen = new Set<string>();
    const next = [...shops, ...before].filter(({ identifier }) => {
      const text = identifierText(identifier);
      return !seen.has(text) && Boolean(seen.add(text));
    });
    const kept = next.slice(0, maxRecentShops);
    if (JSON.stringify(kept) !== JSON.stringify(before)) await area.set(key, kept);
  }

  async function remove(text: string): Promise<void> {
    const before = await readAll();
    const kept = before.filter(({ identifier }) => identifierText(identifier) !== text);
    if (kept.length < before.length) await area.set(key, kept);
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  return {
    readAll,
    note: (shops) => (shops.length === 0 ? Promise.resolve() : inTurn(() => write(shops))),
    forget: (text) => inTurn(() => remove(text)),
    clear: () => inTurn(() => area.remove(key)),
  };
}
