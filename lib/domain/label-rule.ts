import type { Localised } from './localised.ts';

/** One piece of a licence number: fixed text, or a run of digits or letters of a bounded length. */
export type NumberPart =
  | { readonly text: string }
  | { readonly digits: readonly [min: number, max: number] }
  | { readonly letters: readonly [min: number, max: number] };

/** A certification that a listing may carry. A number counts only close beside the label's name. */
export type LabelRule = {
  readonly id: string;
  readonly officialName: Localised;
  /** Names as listings write them; compared with marks and case folded, with Unicode word edges. */
  readonly names: readonly string[];
  readonly issuer: string;
  readonly certifies: Localised;
  readonly doesNotCertify: Localised;
  /** Spellings of a licence number, or empty when none is known. */
  readonly numbers: readonly (readonly NumberPart[])[];
  readonly verifyUrl: string | null;
  /** False where a fact of this label was not seen in a source: it is then said so where it is shown. */
  readonly factsVerified: boolean;
  readonly examples: { readonly positive: readonly string[]; readonly negative: readonly string[] };
};
