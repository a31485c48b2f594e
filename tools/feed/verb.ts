import type { ParseArgsConfig } from 'node:util';

/** Shown while something takes longer than a second. */
export type Progress = {
  readonly step: (done: number, of: number) => void;
  readonly end: () => void;
};

/** What a verb sees of the world. */
export type Io = {
  /** A line for people, or nothing with `--json`. */
  readonly say: (line: string) => void;
  /** The one answer of `--json`; printed as lines for people otherwise, where the verb said nothing itself. */
  readonly answer: (value: unknown) => void;
  readonly warn: (line: string) => void;
  readonly progress: (label: string) => Progress;
  /** From which relative paths are read. */
  readonly cwd: string;
  readonly nowMs: number;
  /** For keys; null where none is set. */
  readonly passphrase: string | null;
  /** For an intake; left out where none is set. */
  readonly intakeToken?: string;
};

export type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Readonly<
  Record<string, string | boolean | readonly (string | boolean)[] | undefined>
>;

/** One verb of `npm run feed`. */
export type Verb = {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** Lines of `--help`, without the options every verb has. */
  readonly help: readonly string[];
  readonly options: Options;
  /** @throws VerbFault for everything that a maintainer can mend */
  readonly run: (args: readonly string[], values: Values, io: Io) => Promise<void>;
};

/** A fault that is told in full: what is wrong, in which file and line where there is one, and what to do. */
export class VerbFault extends Error {
  readonly lines: readonly string[];

  constructor(lines: string | readonly string[]) {
    const all = typeof lines === 'string' ? [lines] : lines;
    super(all.join('\n'));
    this.lines = all;
  }
}

export function readText(values: Values, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' ? value : null;
}

/** @throws VerbFault where the option is missing */
export function need(values: Values, name: string): string {
  const text = readText(values, name);
  if (text === null || text === '') throw new VerbFault(`--${name} is missing; see --help`);
  return text;
}

/** Null where the option was not given. @throws VerbFault where it is none of these */
export function readOneOf<T extends string>(
  values: Values,
  name: string,
  all: readonly T[],
): T | null {
  return readText(values, name) === null ? null : needOneOf(values, name, all);
}

/** @throws VerbFault where the option is missing, or none of these */
export function needOneOf<T extends string>(values: Values, name: string, all: readonly T[]): T {
  const text = need(values, name);
  const found = all.find((each) => each === text);
  if (found === undefined) throw new VerbFault(`--${name} wants ${all.join(', ')}, not "${text}"`);
  return found;
}

/** @throws VerbFault where the option is not a whole number within the bounds */
export function readCount(
  values: Values,
  name: string,
  {
    least,
    most,
    otherwise,
  }: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const text = readText(values, name);
  if (text === null) return otherwise;
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < least || count > most) {
    throw new VerbFault(`--${name} wants a whole number from ${least} to ${most}, not "${text}"`);
  }
  return count;
}
