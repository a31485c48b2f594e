import type { FindingBasis } from '#lib/domain/finding.ts';
import type { Official } from '#lib/domain/official.ts';

/**
 * The allow list wins over every list: an entry about a whole official host is dropped, whoever says it.
 * A page below such a host (a fan page, one listing) can still be listed by its path.
 */
export function buildAllowList(officials: readonly Official[]): (basis: FindingBasis) => boolean {
  const hosts = new Set<string>(officials.flatMap((official) => official.hosts));
  return (basis) => {
    if (basis.kind !== 'match' || basis.match.identifier.kind !== 'host') return true;
    const labels = basis.match.identifier.value.split('.');
    return !labels.some((_, at) => hosts.has(labels.slice(at).join('.')));
  };
}
