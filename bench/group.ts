import type { Measured } from './rows.ts';

export type Form = {
  /** A few seconds, nothing to install, only what does not hang on the speed of the machine. */
  readonly isShort: boolean;
  /** Says what is being done; a million entries take their time. */
  readonly tell: (doing: string) => void;
};

/** Rows that are measured together. Each is told as soon as it is there. */
export type Group = {
  readonly name: string;
  readonly inShortForm: boolean;
  readonly measure: (form: Form) => AsyncIterable<Measured>;
};

export function writeCount(count: number, of: string): string {
  return `${count.toLocaleString('en')} ${of}`;
}
