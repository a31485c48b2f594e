/**
 * What a channel takes a report for. `platform-seller`: the marketplace itself, about one of its sellers; `phishing-page`:
 * a page that asks for passwords or cards in another's name; `payment-fraud`: money has just gone, and haste helps.
 */
export const problemKinds = [
  'payment-fraud',
  'health-advertising',
  'unsafe-goods',
  'counterfeit',
  'phishing-page',
  'domain-or-site',
  'advertising',
  'green-claim',
  'price-or-contract',
  'spam-call',
  'platform-seller',
  'cross-border',
] as const;
export type ProblemKind = (typeof problemKinds)[number];
