import type { z } from 'zod';
import type { SeedFault } from './compile-list.ts';
import type { RuleFile } from './rule-files.ts';

/** A file's JSON where it has the form, as a list of one; none, and what is wrong with it, where it has not. */
export function readParts<T>(
  file: RuleFile,
  schema: z.ZodType<T>,
  faults: SeedFault[],
): readonly T[] {
  const parsed = schema.safeParse(file.json);
  if (parsed.success) return [parsed.data];
  for (const { path, message } of parsed.error.issues) {
    const where = namePlace(file.json, path);
    faults.push({ file: file.path, where, text: message, at: path });
  }
  return [];
}

// `notices/2020-07-x/source`: the id of a thing is easier to find in a file than its number.
function namePlace(json: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = json;
  return path
    .map((key) => {
      at = Object(at)[key];
      const id: unknown = typeof key === 'number' ? Object(at).id : undefined;
      return typeof id === 'string' ? id : String(key);
    })
    .join('/');
}
