import { type Identifier, identifierText } from '#lib/domain/identifier.ts';
import { readHandle } from '#lib/text/handle.ts';
import { isIpAddress, readHost, readHttpUrl } from '#lib/text/host.ts';
import type { Protected } from '../judge-identifier.ts';
import { normaliseIdentifier } from '../normalise-identifier.ts';
import { buildIdentifierJudge, type Judged } from './judge-listed.ts';
import type { Item, Outcome, Said } from './outcome.ts';

/**
 * Makes an entry's identifier of each item, or says why not. Keeps what it has seen: the second item about one
 * identifier is a repetition, in whichever file it stands.
 */
export function buildItemJudge(guarded: Protected): (item: Item) => Outcome {
  const seen = new Set<string>();
  const judge = buildIdentifierJudge(guarded);
  return ({ line, said }) => {
    const { text } = said;
    const read = readSaid(said);
    if ('reason' in read) return { line, text, ...read };
    const { identifier } = read;
    const key = identifierText(identifier);
    if (seen.has(key)) return { line, text, reason: 'repeated' };
    const judged = judge(identifier);
    if ('reason' in judged) return { line, text, ...judged };
    seen.add(key);
    const override = 'override' in said && said.override ? { override: said.override } : {};
    return { line, text, identifier, ...override };
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
