/**
 * How much one list file may hold (L2). Nothing in the format is compressed by a general packer, so what is allocated
 * is bound by the bytes that came: no few bytes can swell.
 */
export const listLimits = {
  /** Whole file, in bytes: 8,000,000 entries and their details. */
  fileBytes: 96_000_000,
  deltaBytes: 48_000_000,
  entries: 8_000_000,
  headBytes: 16_384,
  /** Texts of the details, in bytes of JSON. */
  detailTextBytes: 8_000_000,
  /** Different statements in one list; a number of 16 bits names them, and 0 is the default. */
  records: 65_535,
} as const;

/** Why bytes are no list: one code for each thing that is looked at. `detail` is for maintainers. */
export type ListFault =
  | 'list-truncated'
  | 'list-magic-unknown'
  | 'list-format-unknown'
  | 'list-length-wrong'
  | 'list-too-large'
  | 'list-head-malformed'
  | 'list-buckets-malformed'
  | 'list-keys-unsorted'
  | 'list-details-malformed';
