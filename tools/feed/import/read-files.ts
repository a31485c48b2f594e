import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Protected } from '../judge-identifier.ts';
import type { Io } from '../verb.ts';
import { buildImport, detectFormat, type ImportFormat } from './import-list.ts';
import { buildReportCounter, type ImportReport } from './import-report.ts';
import { ImportRefused, type Outcome } from './outcome.ts';

export type ReadFilesInput = {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Null: by how each file begins. */
  readonly format: ImportFormat | null;
  readonly guarded: Protected;
  /** Called with every item of every file, in their order. */
  readonly take: (path: string, outcomes: readonly Outcome[]) => Promise<void>;
};

const beginningBytes = 65_536;

/**
 * Reads files as one run: what stands in two of them is an entry once.
 * @throws ImportRefused with the file's name where one cannot be read as a list
 */
export async function readFiles(
  { files, format, guarded, take }: ReadFilesInput,
  io: Pick<Io, 'progress'>,
): Promise<readonly ImportReport[]> {
  const { readSource } = buildImport(guarded);
  const reports: ImportReport[] = [];
  for (const path of files) {
    const { size, beginning } = await readBeginning(path);
    const chosen = format ?? detectFormat(beginning);
    const counter = buildReportCounter(path, chosen);
    const progress = io.progress(`Reading ${basename(path)}`);
    const source = countBytes(createReadStream(path), (bytes) => progress.step(bytes, size));
    try {
      for await (const outcomes of readSource(source, chosen)) {
        counter.add(outcomes);
        await take(path, outcomes);
      }
    } catch (fault) {
      if (fault instanceof ImportRefused) throw new ImportRefused(`${path}: ${fault.message}`);
      throw fault;
    } finally {
      progress.end();
    }
    reports.push(counter.finish());
  }
  return reports;
}

async function readBeginning(path: string): Promise<{ size: number; beginning: string }> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new ImportRefused(`${path}: there is no such file`);
  if (!found.isFile()) throw new ImportRefused(`${path}: is no file; name the files one by one`);
  const file = await open(path).catch(() => null);
  if (!file) throw new ImportRefused(`${path}: cannot be read; check who may read it`);
  try {
    const room = new Uint8Array(beginningBytes);
    const { buffer, bytesRead } = await file.read(room, 0, beginningBytes, 0);
    return { size: found.size, beginning: new TextDecoder().decode(buffer.subarray(0, bytesRead)) };
  } finally {
    await file.close();
  }
}

async function* countBytes(
  source: AsyncIterable<Uint8Array>,
  tell: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of source) {
    yield piece;
    bytes += piece.length;
    tell(bytes);
  }
}
