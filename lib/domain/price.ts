/** What the visitor would pay. `amount` is in whole currency units (89000 for 89.000 ₫, 14.99 for $14.99). */
export type Price = {
  readonly amount: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
};
