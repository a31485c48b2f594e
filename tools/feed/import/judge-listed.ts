import type { Identifier } from '#lib/domain/identifier.ts';
import { registrableDomain } from '#lib/text/host.ts';
import { findIdentifierFault, type Protected } from '../judge-identifier.ts';
import type { RejectReason } from './outcome.ts';

export type Judged =
  | { readonly identifier: Identifier }
  | { readonly reason: RejectReason; readonly detail?: string };

/** Says of any number of identifiers whether a list may hold them; what is asked for each is a few look-ups. */
export function buildIdentifierJudge(guarded: Protected): (identifier: Identifier) => Judged {
  const context = buildContext(guarded);
  return (identifier) => judgeIdentifier(identifier, context);
}

type Context = {
  readonly guarded: Protected;
  readonly sharedHosts: ReadonlySet<string>;
  readonly platformHosts: ReadonlySet<string>;
  /** Every protected host, and every host above one: all others need not be compared with each. */
  readonly officialHosts: ReadonlySet<string>;
  readonly aboveOfficials: ReadonlySet<string>;
};

function buildContext(guarded: Protected): Context {
  const { officials, sharedHosts } = guarded;
  const officialHosts = officials.flatMap(({ hosts }) => hosts);
  const platforms = officials.filter(({ kind }) => kind === 'platform');
  return {
    guarded,
    sharedHosts: new Set(sharedHosts),
    platformHosts: new Set(platforms.flatMap(({ hosts }) => hosts)),
    officialHosts: new Set(officialHosts),
    aboveOfficials: new Set(officialHosts.flatMap(listSuffixes)),
  };
}

/** L5: a key is made of at most so many bytes of a value. */
const mostBytes = 1_023;

function judgeIdentifier(identifier: Identifier, context: Context): Judged {
  const { guarded, sharedHosts, platformHosts, officialHosts, aboveOfficials } = context;
  const { kind, value } = identifier;
  if (value.length * 4 > mostBytes && Buffer.byteLength(value) > mostBytes) {
    return { reason: 'too-long' };
  }
  const [host = '', ...path] = value.split('/');
  if (kind === 'host') {
    if (registrableDomain(value) === null) return { reason: 'public-suffix' };
    if (sharedHosts.has(value)) return { reason: 'shared-host' };
  }
  if (kind === 'url-prefix') {
    if (sharedHosts.has(host) && !path.some(isOwnName)) return { reason: 'path-too-wide' };
    if (!sharedHosts.has(host) && isAtOrBelow(host, platformHosts)) {
      return {
        reason: 'protected',
        detail: 'is a page of a platform; list the shop or the listing',
      };
    }
  }
  const isPlace = kind === 'host' || kind === 'url-prefix';
  if (isPlace && !aboveOfficials.has(host) && !isAtOrBelow(host, officialHosts)) {
    return { identifier };
  }
  const fault = findIdentifierFault(identifier, guarded);
  return fault === null ? { identifier } : { reason: 'protected', detail: fault };
}

function isAtOrBelow(host: string, hosts: ReadonlySet<string>): boolean {
  return listSuffixes(host).some((each) => hosts.has(each));
}

/** A host and all hosts above it. */
function listSuffixes(host: string): readonly string[] {
  const labels = host.split('.');
  return labels.map((_, i) => labels.slice(i).join('.'));
}

// On a shared host `/forms` is a page of the host and `/forms/d/1x9…` is somebody's.
function isOwnName(segment: string): boolean {
  return segment.length >= 12 || (segment.length >= 5 && /\d/.test(segment));
}
