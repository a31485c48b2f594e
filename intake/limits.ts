/** Every limit of the intake with its unit; what a report may carry stands in lib/report/report-limits.ts. */
export const intakeLimits = {
  /** Reports and objections of one address in one window. A household shares an address; a flood does not fit. */
  usesPerWindow: 60,
  windowMs: 600_000,
  /** How long a challenge can be solved and sent. */
  challengeMs: 900_000,
  /** A shopper's clock may be wrong by so much. */
  clockSkewMs: 86_400_000,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 20_000,
  keepAliveMs: 5_000,
  connections: 2_000,
  /** How long a stop waits for answers under way. */
  stopMs: 10_000,
  sessionMs: 8 * 3_600_000,
  formBytes: 32_768,
  /** Widest and highest side of a kept picture, pixels. */
  pictureSide: 2_400,
  picturesAtOnce: 2,
  queueRows: 100,
  outcomeRows: 100,
  auditRows: 200,
  noteChars: 2_000,
  statementChars: 4_000,
  contactChars: 254,
  aboutChars: 2_048,
  nameChars: 60,
  sweepMs: 3_600_000,
} as const;
