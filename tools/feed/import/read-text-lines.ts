import { importLimits } from './import-limits.ts';
import { ImportRefused } from './outcome.ts';

/** A line of a file, counted from 1. Of one that is longer than any address only the beginning is kept. */
export type Line = { readonly line: number; readonly text: string; readonly isTooLong: boolean };

type Rest = { text: string; isTooLong: boolean };

/**
 * Cuts bytes into lines, a batch for each piece that came, whatever pieces they come in: memory holds one piece and one
 * line. Refuses what is no text in UTF-8 and what is larger than any list.
 */
export async function* readTextLines(
  source: AsyncIterable<Uint8Array>,
  lineChars: number = importLimits.lineChars,
): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder();
  const rest: Rest = { text: '', isTooLong: false };
  let [bytes, line] = [0, 0];
  const take = (text: string, isLast: boolean): readonly Line[] => {
    const lines = cutLines(text, rest, lineChars).map((each): Line => ({ line: ++line, ...each }));
    const isOpen = isLast && (rest.text !== '' || rest.isTooLong);
    return isOpen ? [...lines, { line: ++line, ...rest }] : lines;
  };
  for await (const piece of source) {
    if (bytes === 0) refuseOtherFiles(piece);
    bytes += piece.length;
    if (bytes > importLimits.fileBytes) {
      throw new ImportRefused(
        `the file is larger than ${importLimits.fileBytes / 1e6} MB; split it, or check that it is a list`,
      );
    }
    yield take(decoder.decode(piece, { stream: true }), false);
  }
  yield take(decoder.decode(), true);
}

function cutLines(piece: string, rest: Rest, lineChars: number): readonly Rest[] {
  const parts = piece.split('\n');
  const lines: Rest[] = [];
  parts.forEach((part, i) => {
    const text = rest.text + part;
    rest.isTooLong ||= text.length > lineChars;
    rest.text = rest.isTooLong ? text.slice(0, 100) : text;
    if (i === parts.length - 1) return;
    lines.push({ text: rest.text.replace(/\r$/, ''), isTooLong: rest.isTooLong });
    rest.text = '';
    rest.isTooLong = false;
  });
  return lines;
}

function refuseOtherFiles(first: Uint8Array): void {
  const [a, b] = first;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new ImportRefused('the file is written in UTF-16; save it as UTF-8');
  }
  if ((a === 0x1f && b === 0x8b) || (a === 0x50 && b === 0x4b)) {
    throw new ImportRefused('the file is packed; unpack it first');
  }
  if (first.subarray(0, 1_024).includes(0)) {
    throw new ImportRefused('the file is no text; export the list as text in UTF-8');
  }
}
