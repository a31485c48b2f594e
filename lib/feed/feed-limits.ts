/**
 * How much one feed in the unsigned development form may hold, in pieces. It is parsed entry by entry, so it stays small;
 * large lists come in the signed, binary form.
 */
export const feedLimits = {
  curators: 64,
  lists: 64,
  entriesPerList: 500_000,
  entries: 1_000_000,
  claims: 2_000,
  labels: 500,
  /** Of one label's register. The largest registers are looked up at their issuer's. */
  registerRows: 5_000,
  officials: 2_000,
  sites: 100,
  tips: 500,
} as const;
