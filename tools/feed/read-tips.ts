import { basename } from 'node:path';
import type { Tip } from '#lib/domain/tip.ts';
import { tipSchema } from '#lib/feed/tip-schema.ts';
import type { SeedFault } from './compile-list.ts';
import { findTipFaults } from './find-tip-faults.ts';
import { readParts } from './read-parts.ts';
import type { RuleFile } from './rule-files.ts';

/** The cards of a feed's folder, one a file named after it. What is wrong with them is added to the faults. */
export function readTips(files: readonly RuleFile[], faults: SeedFault[]): readonly Tip[] {
  return files.flatMap((file) =>
    readParts(file, tipSchema, faults).map((tip) => {
      const named = basename(file.path, '.json') === tip.id;
      const texts = named ? [] : ['name the file after its id'];
      for (const text of [...texts, ...findTipFaults(tip)]) {
        faults.push({ file: file.path, where: tip.id, text });
      }
      return tip;
    }),
  );
}
