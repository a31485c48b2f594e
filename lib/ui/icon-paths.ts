import type { Tone } from '#lib/domain/verdict.ts';

/** One shape for each tone, so that colour is never needed; drawn on a 24 grid with a 2 px line. */
export type IconName = Tone | 'close' | 'flag' | 'ok';

export const iconPaths: Readonly<Record<IconName, string>> = {
  danger: 'M12 2.5 21.5 12 12 21.5 2.5 12zM12 7.8v4.7M12 16v.01',
  caution: 'M12 3.5 22 20.5H2zM12 10v4.5M12 17.3v.01',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11.5v4.7M12 7.8v.01',
  credit: 'M5 19C3.5 10 9.5 4 20.5 4c.5 11-5.5 16.5-15.5 15zM3.5 21c3.5-5.5 7-8.5 11-10.5',
  unchecked: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  flag: 'M6 21V4h12l-2.5 4.2L18 12.5H6',
  ok: 'M4.5 12.5l5 5 10-11',
};

/** The ring of what was not checked is dashed. */
export const uncheckedDash = '3.1 2.555';
