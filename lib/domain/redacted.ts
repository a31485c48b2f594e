/** What may be taken out of a shopper's own words before they leave. */
export type RedactedKind = 'email' | 'phone' | 'order';
