/** A protected name: the hosts it really uses, and the words by which others imitate it. */
export type Official = {
  readonly id: string;
  readonly kind: 'platform' | 'bank' | 'wallet' | 'ministry' | 'carrier' | 'shop';
  readonly name: string;
  /** Host names; every host below them is official too. */
  readonly hosts: readonly string[];
  /** Lower-case words without marks that stand for the name inside a host: `shopee`, `vietcombank`. */
  readonly words: readonly string[];
};
