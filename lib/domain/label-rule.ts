import type { Localised } from './localised.ts';

/** What sort of statement a label is. `not-a-green-label`: often taken for one, and none. */
export const labelKinds = [
  'state-ecolabel',
  'private-ecolabel',
  'energy',
  'organic',
  'forest',
  'textile-safety',
  'social',
  'retailer-programme',
  'not-a-green-label',
] as const;
export type LabelKind = (typeof labelKinds)[number];

/** One piece of a licence number: fixed text, or a run of digits, letters or either of a bounded length. */
export type NumberPart =
  | { readonly text: string }
  | { readonly digits: readonly [min: number, max: number] }
  | { readonly letters: readonly [min: number, max: number] }
  | { readonly characters: readonly [min: number, max: number] };

/** One licence as a register states it. */
export type RegisterRow = {
  readonly number: string;
  readonly holder: string;
  /** Other names under which the holder sells: brands, names of its shops. */
  readonly brands?: readonly string[];
  /** The goods that the licence is about. */
  readonly scope: string;
  /** An ISO day or month, the last one on which it holds; null where the register names none. */
  readonly validUntil: string | null;
};

/** A copy of a label's register, as it was on one day. Numbers are compared folded. */
export type LabelRegister = {
  readonly source: { readonly title: string; readonly url: string };
  readonly asOf: string;
  /** Made up for a demonstration: about no real holder. */
  readonly demo: boolean;
  readonly rows: readonly RegisterRow[];
};

/**
 * A certification that a listing may carry. Names and guards are phrases in the closed language of
 * `lib/match/claims/parse-pattern.ts`. A number counts only close beside the label's name.
 */
export type LabelRule = {
  readonly id: string;
  readonly officialName: Localised;
  readonly kind: LabelKind;
  /** Names that mean this label wherever they stand; none where every name asks for something beside it. */
  readonly names: readonly string[];
  /** Names that other things have too (MSC, COSMOS): they count only with a word of certifying, or of `needs`, beside them. */
  readonly shortNames?: readonly string[];
  /** What must stand beside a short name, where the words of certifying that every label knows do not do. */
  readonly needs?: readonly string[];
  /** The name is not the label when one of these stands near it in the clause, right before it, or right behind it. */
  readonly unless?: readonly string[];
  readonly unlessBefore?: readonly string[];
  readonly unlessAfter?: readonly string[];
  readonly issuer: string;
  readonly certifies: Localised;
  readonly doesNotCertify: Localised;
  /** Spellings of a licence number, or empty when none is known. */
  readonly numbers: readonly (readonly NumberPart[])[];
  /** The issuer's own look-up, or null where no public one is known. */
  readonly verifyUrl: string | null;
  /** False where a fact of this label was not seen in a source: it is then said so where it is shown. */
  readonly factsVerified: boolean;
  readonly register?: LabelRegister;
  readonly examples: { readonly positive: readonly string[]; readonly negative: readonly string[] };
};
