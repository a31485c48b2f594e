/** One thing to put right. `line` counts from 1; null where the file as a whole is meant or is missing. */
export type SiteFault = {
  readonly file: string;
  readonly line: number | null;
  /** What is wrong and what to do, in one sentence or two. */
  readonly text: string;
};

export function showFault({ file, line, text }: SiteFault): string {
  return `${file}${line === null ? '' : `:${line}`}: ${text}`;
}
