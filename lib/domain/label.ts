import type { RegisterRow } from './label-rule.ts';

/** What a page shows of a certification. `verified` needs a register, which a feed carries, and is the judge's to say. */
export type LabelState = 'verified' | 'number-shown' | 'named';

/**
 * What the register that came with the feed says of a number on the page. `holder`: the row's holder or one of its brands
 * is named on the page. `expired` is known only to who knows the day: the judge.
 */
export type RegisterAnswer =
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'holder' | 'other-holder' | 'expired'; readonly row: RegisterRow };

/** A place in a text where a label is named. Offsets are UTF-16 code units into that text. */
export type LabelSpan = {
  readonly labelId: string;
  readonly state: LabelState;
  /** As the page writes it, without invisible characters. */
  readonly number: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Left out where there is no number, no register to look it up in, or no shop was read that may be its holder. */
  readonly register?: RegisterAnswer;
};
