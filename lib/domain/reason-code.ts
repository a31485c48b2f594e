/** The closed list of wrongs that an entry or a report may name. */
export const reasonCodes = [
  'counterfeit',
  'non-delivery',
  'phishing',
  'impersonation',
  'unlawful-health-ad',
  'banned-substance',
  'recalled',
  'off-platform-payment',
  'misleading-claim',
  'unregistered-shop',
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];
