import * as z from 'zod';
import { type Locale, locales } from '#lib/domain/localised.ts';
import type { StorageArea } from './storage-areas.ts';

export type Settings = {
  readonly locale: Locale;
  /** How many curators must warn of one subject before it is shown as danger. */
  readonly agreement: number;
};

/** More than this many curators never warn of one thing at once: the choice would only hide danger. */
export const mostAgreement = 5;

const key = 'settings';
/** Vietnamese by default: many Vietnamese shoppers run an English browser. */
const defaults: Settings = { locale: 'vi', agreement: 1 };
// Each by itself: a setting that is broken or younger than what is stored must not take the others along.
const schema: z.ZodType<Settings> = z.object({
  locale: z.enum(locales).catch(defaults.locale),
  agreement: z.int().min(1).max(mostAgreement).catch(defaults.agreement),
});

export type SettingsStore = {
  read(): Promise<Settings>;
  applyLocale(locale: Locale): Promise<Settings>;
  applyAgreement(agreement: number): Promise<Settings>;
};

export function buildSettingsStore(area: StorageArea): SettingsStore {
  // One after the other: two choices at once must not lose each other.
  let turn: Promise<unknown> = Promise.resolve();

  async function read(): Promise<Settings> {
    const parsed = schema.safeParse(await area.get(key));
    return parsed.success ? parsed.data : defaults;
  }
  function change(by: Partial<Settings>): Promise<Settings> {
    const done = turn.then(async () => {
      const next: Settings = { ...(await read()), ...by };
      await area.set(key, next);
      return next;
    });
    turn = done.catch(() => undefined);
    return done;
  }
  return {
    read,
    applyLocale: (locale) => change({ locale }),
    applyAgreement: (agreement) => change({ agreement }),
  };
}
