import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { loadShippedClaims } from './shipped-claims.ts';
import { printScan, readScanLine } from './scan-lines.ts';
import { scanItem } from './scan-item.ts';

const usage = 'npm run --silent scan -- FILE.jsonl   (- reads standard input)';

type Counts = { readonly lines: number; readonly bad: number };

/** Scans listings line by line. Bad lines are told by number and skipped. */
export async function scanLines(
  lines: AsyncIterable<string>,
  out: { readonly print: (line: string) => void; readonly tell: (line: string) => void },
): Promise<Counts> {
  const claims = await loadShippedClaims();
  let number = 0;
  let bad = 0;
  for await (const line of lines) {
    number += 1;
    const read = readScanLine(line);
    if (read === null) continue;
    if ('item' in read) {
      out.print(printScan(read.item.n, scanItem(claims, read.item)));
    } else {
      bad += 1;
      out.tell(`scan: line ${number}: ${read.fault}`);
    }
  }
  return { lines: number, bad };
}

async function run(args: readonly string[]): Promise<number> {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) {
    process.stderr.write(`scan: name one file: ${usage}\n`);
    return 2;
  }
  // npm runs commands in the project's folder; the file was named in the caller's.
  const input =
    file === '-' ? process.stdin : createReadStream(resolve(process.env['INIT_CWD'] ?? '', file));
  try {
    const { bad } = await scanLines(createInterface({ input, crlfDelay: Infinity }), {
      print: (line) => process.stdout.write(`${line}\n`),
      tell: (line) => process.stderr.write(`${line}\n`),
    });
    return bad > 0 ? 1 : 0;
  } catch (fault) {
    process.stderr.write(`scan: ${fault instanceof Error ? fault.message : String(fault)}\n`);
    return 2;
  }
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2));
