import * as z from 'zod';
import { importLimits } from './import-limits.ts';
import { ImportRefused, type Item, type RejectReason, type Said } from './outcome.ts';

const names = z.array(z.string());

// The form of eth-phishing-detect: what is listed, what is good, and the names that are imitated.
const listForm = z.object({
  blacklist: names,
  whitelist: names.optional(),
  fuzzylist: names.optional(),
});

/** Reads the JSON of eth-phishing-detect; every name in it is an item, the good ones too. */
export async function readJsonList(source: AsyncIterable<Uint8Array>): Promise<readonly Item[]> {
  const form = listForm.safeParse(parseJson(await readWhole(source)));
  if (!form.success) {
    throw new ImportRefused(
      'the JSON has no list of names under "blacklist"; give --format, or make it a CSV',
    );
  }
  const { blacklist, whitelist = [], fuzzylist = [] } = form.data;
  const leaveOut = (text: string): Said => ({
    as: 'nothing',
    text,
    reason: 'allowed-name' satisfies RejectReason,
  });
  return [
    ...blacklist.map((text): Said => ({ as: 'address', text })),
    ...[...whitelist, ...fuzzylist].map(leaveOut),
  ].map((said, i) => ({ line: i + 1, said }));
}

async function readWhole(source: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const piece of source) {
    bytes += piece.length;
    if (bytes > importLimits.jsonBytes) {
      throw new ImportRefused(
        `the JSON is larger than ${importLimits.jsonBytes / 1e6} MB; make it a plain list, which is read piece by piece`,
      );
    }
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch (fault) {
    throw new ImportRefused(`the file is no JSON: ${String(fault)}`);
  }
}
