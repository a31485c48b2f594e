import { type CompiledClaims, compileClaims } from '#lib/match/claims/compile-claims.ts';
import { type CompiledLabels, compileLabels } from '#lib/match/labels/compile-labels.ts';
import { readShippedLibrary } from '../feed/read-shipped.ts';

/** The claim rules of the feed that ships inside, as the extension uses them. Throws when that feed is broken. */
export async function loadShippedClaims(): Promise<CompiledClaims> {
  const library = await readShippedLibrary(Date.now());
  if (typeof library === 'string') throw new Error(`the feed that ships inside: ${library}`);
  return compileClaims(library.content.claims);
}

/** The labels of the same feed. */
export async function loadShippedLabels(): Promise<CompiledLabels> {
  const library = await readShippedLibrary(Date.now());
  if (typeof library === 'string') throw new Error(`the feed that ships inside: ${library}`);
  return compileLabels(library.content.labels);
}
