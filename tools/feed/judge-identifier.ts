import type { Identifier } from '#lib/domain/identifier.ts';
import type { Official } from '#lib/domain/official.ts';
import { isIpAddress, registrableDomain } from '#lib/text/host.ts';

/** What an entry may never be about, whoever writes it. */
export type Protected = {
  readonly officials: readonly Official[];
  readonly sharedHosts: readonly string[];
};

const mostNameWords = 6;
const shortestLoneName = 7;

/** Why this identifier may not be listed and what to do instead, or null when it may. */
export function findIdentifierFault(identifier: Identifier, guarded: Protected): string | null {
  switch (identifier.kind) {
    case 'host':
      return judgeHost(identifier.value, guarded);
    case 'url-prefix':
      return judgePrefix(identifier.value, guarded);
    case 'product-name':
      return judgeName(identifier.value);
    default:
      return null;
  }
}

function judgeHost(
  host: Extract<Identifier, { kind: 'host' }>['value'],
  { officials, sharedHosts }: Protected,
): string | null {
  if (isIpAddress(host)) return null;
  if (registrableDomain(host) === null)
    return 'is a public suffix on which many people keep sites; list the one site below it';
  if (sharedHosts.includes(host))
    return 'is a shared host; list host and path as a url-prefix, or the account as a handle';
  const official = officials.find(({ hosts }) =>
    hosts.some((each) => isBelow(host, each) || isBelow(each, host)),
  );
  return official
    ? `is an official host of ${official.name}; list the page, shop or listing on it instead`
    : null;
}

// On a marketplace a path is somebody's page; on a bank's or a ministry's site it is the bank's or the ministry's own.
function judgePrefix(prefix: string, { officials }: Protected): string | null {
  const [host = ''] = prefix.split('/', 1);
  const official = officials.find(
    ({ kind, hosts }) =>
      kind !== 'platform' && kind !== 'shop' && hosts.some((each) => isBelow(host, each)),
  );
  return official ? `is a page of ${official.name}, which is protected; leave it out` : null;
}

function judgeName(value: string): string | null {
  const [name = ''] = value.split('#', 1);
  const words = name.split(' ');
  if (words.length > mostNameWords)
    return `has ${words.length} words, but titles are compared ${mostNameWords} words at a time; shorten it to its distinctive words`;
  const isTooShort =
    words.length === 1 && !(/^\p{L}+$/u.test(name) && name.length >= shortestLoneName);
  return isTooShort
    ? `is one word with fewer than ${shortestLoneName} letters and would be found in ordinary titles; add the words that stand beside it`
    : null;
}

function isBelow(host: string, above: string): boolean {
  return host === above || host.endsWith(`.${above}`);
}
