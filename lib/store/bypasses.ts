import * as z from 'zod';
import type { StorageArea } from './storage-areas.ts';

/** One "continue this time": in one tab, on one host, for the subjects that were shown (`host:…`, `url-prefix:…`). */
export type Bypass = { readonly host: string; readonly subjects: readonly string[] };

/**
 * What the shopper wanted to see all the same, one for each tab. Kept in the session area: it ends with the browser at
 * the latest. No bypass speaks for another tab, another host or another path.
 */
export type Bypasses = {
  read(tabId: number): Promise<Bypass | null>;
  apply(tabId: number, bypass: Bypass): Promise<void>;
  forget(tabId: number): Promise<void>;
};

const schema = z.strictObject({ host: z.string(), subjects: z.array(z.string()) });
const key = (tabId: number): string => `bypass:${tabId}`;

export function buildBypasses(area: StorageArea): Bypasses {
  return {
    async read(tabId) {
      const parsed = schema.safeParse(await area.get(key(tabId)));
      return parsed.success ? parsed.data : null;
    },
    apply: (tabId, bypass) => area.set(key(tabId), bypass),
    forget: (tabId) => area.remove(key(tabId)),
  };
}
