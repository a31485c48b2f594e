import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../setup/project-root.ts';
import { crossValidate, seed } from './cross-validate.ts';
import { readListings, readMarkedItems } from './dev-data.ts';
import { printOpinion } from './print-opinion.ts';
import type { Opinion } from './second-opinion.ts';
import { loadShippedClaims } from './shipped-claims.ts';
import { readLessons, readOrdinaryLessons, trainOpinion } from './train-opinion.ts';

/**
 * `npm run claims -- train [--data FOLDER] [--out FILE]`: measures what a learned second opinion adds to the rules, and
 * writes its weights where a file is named. The same data give the same bytes. Nothing of it is shipped (docs/accuracy.md).
 */
export async function runTrain(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, out: { type: 'string' } },
  });
  const from = process.env['INIT_CWD'] ?? '';
  const folder = resolve(
    values.data === undefined ? join(projectRoot, '../shared/data') : join(from, values.data),
  );
  const items = readMarkedItems(folder);
  const listings = readListings(folder, 'tiki');
  process.stdout.write(printOpinion(crossValidate(await loadShippedClaims(), items, listings)));
  if (values.out === undefined) return 0;
  const lessons = [...readLessons(items), ...readOrdinaryLessons(listings, 2)];
  writeFileSync(resolve(from, values.out), encodeOpinion(trainOpinion(lessons, seed)));
  return 0;
}

/** The scale and the biases as 32-bit floats, little-endian, then the weights. */
export function encodeOpinion({ scale, biases, weights }: Opinion): Uint8Array {
  const bytes = new Uint8Array(4 + biases.length * 4 + weights.length);
  const view = new DataView(bytes.buffer);
  view.setFloat32(0, scale, true);
  for (const [at, bias] of biases.entries()) view.setFloat32(4 + at * 4, bias, true);
  bytes.set(new Uint8Array(weights.buffer), 4 + biases.length * 4);
  return bytes;
}
