import type { Locale } from '#lib/domain/localised.ts';

export type WelcomePage = {
  readonly locale: Locale;
  /** The names of the sites that are read right after the install. */
  readonly sites: readonly string[];
  readonly protection: 'unasked' | 'granted' | 'refused';
  readonly example: 'loading' | 'ready' | 'failed';
};

export type WelcomeProps = {
  readonly page: WelcomePage;
  readonly actions: {
    readonly onLocale: (locale: Locale) => void;
    readonly onProtect: () => void;
    readonly onLeave: () => void;
  };
};

/** The elements of the made-up listing that the painter marks, as those of a shop's page. */
export const exampleIds = { title: 'example-title', description: 'example-description' } as const;
