import type { StorageArea } from './storage-areas.ts';

/**
 * Subjects the shopper wanted to see all the same. Kept in the session area: it ends with the browser. A subject is
 * one host exactly (`host:pay.shop.example`) or one path (`url-prefix:…`); no bypass speaks for another.
 */
export type Bypasses = {
  isPassed(subject: string): Promise<boolean>;
  apply(subjects: readonly string[]): Promise<void>;
};

const prefix = 'bypass:';

export function buildBypasses(area: StorageArea): Bypasses {
  return {
    isPassed: async (subject) => (await area.get(`${prefix}${subject}`)) === true,
    async apply(subjects) {
      for (const subject of subjects) await area.set(`${prefix}${subject}`, true);
    },
  };
}
