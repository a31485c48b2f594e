/** What an import takes, so that a wrong file is refused in a sentence instead of filling the memory. */
export const importLimits = {
  /** 1 GB. A list of 10,000,000 names has 250 MB. */
  fileBytes: 1_000_000_000,
  /** JSON cannot be read piece by piece. */
  jsonBytes: 128_000_000,
  /** The longest URL that anything reads; a longer line is counted and passed over, never kept. */
  lineChars: 8_192,
  /** Accepted entries of one run: each is kept once, to find repetitions. */
  entries: 2_000_000,
} as const;
