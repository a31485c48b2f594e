import { type Identifier, identifierText } from '#lib/domain/identifier.ts';
import { readHandle } from '#lib/text/handle.ts';
import { isIpAddress, readHost, readHttpUrl, registrableDomain } from '#lib/text/host.ts';
import { findIdentifierFault, type Protected } from '../judge-identifier.ts';
import { normaliseIdentifier } from '../normalise-identifier.ts';
import type { Item, Outcome, RejectReason, Said } from './outcome.ts';

type Judged =
  | { readonly identifier: Identifier }
  | { readonly reason: RejectReason; readonly detail?: string };

/**
 * Makes an entry's identifier of each item, or says why not. Keeps what it has seen: the second item about one
 * identifier is a repetition, in whichever file it stands.
 */
export function buildItemJudge(guarded: Protected): (item: Item) => Outcome {
  const seen = new Set<string>();
  const context = buildContext(guarded);
  return ({ line, said }) => {
    const { text } = said;
    const read = readSaid(said);
    if ('reason' in read) return { line, text, ...read };
    const { identifier } = read;
    const key = identifierText(identifier);
    if (seen.has(key)) return { line, text, reason: 'repeated' };
    const judged = judgeIdentifier(identifier, context);
    if ('reason' in judged) return { line, text, ...judged };
    seen.add(key);
    const override = 'override' in said && said.override ? { override: said.override } : {};
    return { line, text, identifier, ...override };
  };
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

function readSaid(said: Said): Judged {
  if (said.as === 'nothing') return { reason: said.reason };
  const isAddress = said.as === 'address' || said.as === 'host' || said.as === 'url-prefix';
  return isAddress ? readAddress(said.text) : readNamed(said.as, said.text);
}

function readNamed(kind: Identifier['kind'], text: string): Judged {
  const identifier = normaliseIdentifier(kind, text);
  return identifier ? { identifier } : { reason: 'unreadable' };
}

// An account of a social network is listed as the account: the network's own pages share its paths.
function readAddress(text: string): Judged {
  const url = /[\s<>"\\^`{|}]/.test(text) ? null : readHttpUrl(text);
  const host = url && readHost(text);
  if (!url || !host) return { reason: 'unreadable' };
  if (isIpAddress(host)) return { reason: 'ip-address' };
  const hasPath = url.pathname !== '/';
  const handle = hasPath ? readHandle(text) : null;
  if (handle) return { identifier: { kind: 'handle', value: handle } };
  if (url.search !== '') return { reason: 'address-with-query' };
  return readNamed(hasPath ? 'url-prefix' : 'host', text);
}

function judgeIdentifier(identifier: Identifier, context: Context): Judged {
  const { guarded, sharedHosts, platformHosts, officialHosts, aboveOfficials } = context;
  const { kind, value } = identifier;
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
