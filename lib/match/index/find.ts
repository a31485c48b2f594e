import type { Match } from '#lib/domain/finding.ts';
import type { Identifier } from '#lib/domain/identifier.ts';

/**
 * Looks identifiers up: all entries about any of them, each once, in the order of the identifiers. Plain identifiers
 * go in and matches come out, asynchronously, so that an index over stored bytes can stand behind the same name.
 */
export type Find = (identifiers: readonly Identifier[]) => Promise<readonly Match[]>;
