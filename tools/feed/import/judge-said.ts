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
  const officialHosts = new Set(
    guarded.officials.filter(({ kind }) => kind === 'platform').flatMap(({ hosts }) => hosts),
  );
  const context = { guarded, officialHosts };
  return ({ line, said }) => {
    const { text } = said;
    const judged = judgeSaid(said, context);
    if ('reason' in judged) return { line, text, ...judged };
    const key = identifierText(judged.identifier);
    if (seen.has(key)) return { line, text, reason: 'repeated' };
    seen.add(key);
    const override = 'override' in said && said.override ? { override: said.override } : {};
    return { line, text, identifier: judged.identifier, ...override };
  };
}

type Context = { readonly guarded: Protected; readonly officialHosts: ReadonlySet<string> };

function judgeSaid(said: Said, context: Context): Judged {
  if (said.as === 'nothing') return { reason: said.reason };
  const isAddress = said.as === 'address' || said.as === 'host' || said.as === 'url-prefix';
  const read = isAddress ? readAddress(said.text) : readNamed(said.as, said.text);
  return 'reason' in read ? read : judgeIdentifier(read.identifier, context);
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

function judgeIdentifier(identifier: Identifier, { guarded, officialHosts }: Context): Judged {
  const { kind, value } = identifier;
  if (kind === 'host') {
    if (registrableDomain(value) === null) return { reason: 'public-suffix' };
    if (guarded.sharedHosts.includes(value)) return { reason: 'shared-host' };
  }
  if (kind === 'url-prefix') {
    const [host = '', ...path] = value.split('/');
    const isShared = guarded.sharedHosts.includes(host);
    if (isShared && !path.some(isOwnName)) return { reason: 'path-too-wide' };
    if (!isShared && isAtOrBelow(host, officialHosts)) {
      return {
        reason: 'protected',
        detail: 'is a page of a platform; list the shop or the listing',
      };
    }
  }
  const fault = findIdentifierFault(identifier, guarded);
  return fault === null ? { identifier } : { reason: 'protected', detail: fault };
}

function isAtOrBelow(host: string, hosts: ReadonlySet<string>): boolean {
  const labels = host.split('.');
  return labels.some((_, i) => hosts.has(labels.slice(i).join('.')));
}

// On a shared host `/forms` is a page of the host and `/forms/d/1x9…` is somebody's.
function isOwnName(segment: string): boolean {
  return segment.length >= 12 || (segment.length >= 5 && /\d/.test(segment));
}
