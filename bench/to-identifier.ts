import type { HostName, Identifier } from '#lib/domain/identifier.ts';

/** Hosts of the bench are made in their normal form. */
export function toIdentifier(value: string): Identifier {
  return { kind: 'host', value: value as HostName };
}
