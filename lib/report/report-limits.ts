/**
 * How much one report may carry. The extension cuts to these before anything leaves; the intake refuses what is larger.
 * Characters are UTF-16 code units.
 */
export const reportLimits = {
  /** The whole request body: a report without a picture fits into 64 KiB. */
  bodyBytes: 2_097_152,
  urlChars: 2_048,
  titleChars: 500,
  sellerChars: 200,
  /** ISO 4217 amounts beyond this are no prices. */
  priceDigits: 15,
  identifiers: 16,
  identifierChars: 1_100,
  findings: 32,
  codeChars: 120,
  quoteChars: 600,
  versionChars: 80,
  wordsChars: 2_000,
  /** The picture as bytes, before base64. */
  pictureBytes: 1_400_000,
  /** A screen of 4K is 8.3 million. */
  picturePixels: 16_000_000,
  proofChars: 2_000,
} as const;
