/** What a page shows of a certification. `verified` needs a register, which a feed carries. */
export type LabelState = 'verified' | 'number-shown' | 'named';

/** A place in a text where a label is named. Offsets are UTF-16 code units into that text. */
export type LabelSpan = {
  readonly labelId: string;
  readonly state: LabelState;
  readonly number: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};
