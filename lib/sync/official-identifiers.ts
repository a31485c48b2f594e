import type { Identifier } from '#lib/domain/identifier.ts';
import type { Official } from '#lib/domain/official.ts';
import { readHost } from '#lib/text/host.ts';

/** What a protected name goes by: its hosts, each with and without `www.`. */
export function readOfficialIdentifiers({ hosts }: Official): readonly Identifier[] {
  return hosts
    .flatMap((host) => [readHost(host), readHost(`www.${host}`)])
    .filter((host) => host !== null)
    .map((value) => ({ kind: 'host', value }));
}
