import * as z from 'zod';
import { type Locale, locales } from '#lib/domain/localised.ts';
import type { StorageArea } from './storage-areas.ts';

export type Settings = { readonly locale: Locale };

const key = 'settings';
/** Vietnamese by default: many Vietnamese shoppers run an English browser. */
const defaults: Settings = { locale: 'vi' };
const schema = z.object({ locale: z.enum(locales) });

export type SettingsStore = {
  read(): Promise<Settings>;
  applyLocale(locale: Locale): Promise<Settings>;
};

export function buildSettingsStore(area: StorageArea): SettingsStore {
  async function read(): Promise<Settings> {
    const parsed = schema.safeParse(await area.get(key));
    return parsed.success ? parsed.data : defaults;
  }
  return {
    read,
    async applyLocale(locale) {
      const next: Settings = { ...(await read()), locale };
      await area.set(key, next);
      return next;
    },
  };
}
