/** A peer that says of a host whether it is listed: what it keeps on a device, and how it comes back from that. */
export type LookUpPeer = {
  readonly name: string;
  /** The form in which a device would keep the list. Not part of any time. */
  readonly store: (hosts: readonly string[]) => Uint8Array;
  readonly open: (stored: Uint8Array) => (host: string) => boolean;
  /** Some are so slow that asking often would take hours. */
  readonly questions: number;
};
