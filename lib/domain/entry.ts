import type { Identifier } from './identifier.ts';
import type { Localised } from './localised.ts';
import type { ReasonCode } from './reason-code.ts';

/** How far a statement has been proved; the wording and the severity it may reach follow from it. */
export const entryStates = ['reported', 'under-review', 'listed', 'confirmed', 'cleared'] as const;
export type EntryState = (typeof entryStates)[number];

/** The upstream material that an entry cites. */
export type Source = {
  readonly title: string;
  readonly url: string;
};

/** Whoever answers for one list inside a feed. */
export type Curator = {
  readonly id: string;
  readonly name: Localised;
  readonly url: string;
  /** Where a seller objects: an https or mailto address. */
  readonly objectionUrl: string;
};

/**
 * One statement of a curator about one identifier.
 * Dates are ISO 8601, `2025-07`, or `2025-07-12` where the day is known: a source that names only a month is not given a day.
 */
export type Entry = {
  readonly id: string;
  readonly listId: string;
  readonly identifier: Identifier;
  readonly reason: ReasonCode;
  readonly state: EntryState;
  /** The authority that warned or decided, where one did. */
  readonly authority: Localised | null;
  /** Product, company or notice as the source names it; shown as a quotation. */
  readonly about: string | null;
  readonly source: Source;
  readonly listedOn: string;
  readonly lastCheckedOn: string;
  /** The day after which the entry degrades to "was listed on …". */
  readonly recheckBy: string;
  /** The seller's answer, shown beside the entry. */
  readonly answer: { readonly text: string; readonly on: string } | null;
  /** Only in the demonstration list: said wherever the entry is shown. */
  readonly demo: boolean;
};

/** A curator's list as it lies in a feed. */
export type List = {
  readonly id: string;
  readonly curatorId: string;
  readonly title: Localised;
  readonly entries: readonly Entry[];
};
