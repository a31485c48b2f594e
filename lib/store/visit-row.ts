import type { Visit } from '#lib/domain/visit.ts';

/** `key` is a hash of the listing; `lastAtMs` says which listing was not visited for longest. */
export type VisitRow = {
  readonly key: string;
  readonly lastAtMs: number;
  readonly visits: readonly Visit[];
};
