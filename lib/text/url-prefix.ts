import type { HostName, UrlPrefix } from '#lib/domain/identifier.ts';
import { readHost, readHttpUrl, registrableDomain } from './host.ts';

const mostPrefixes = 16;
const longestPrefix = 1024;

/**
 * Reads host + path of an address, without `www.`, query, fragment, port and trailing slash. The path is decoded and
 * encoded again segment by segment, so that every spelling of one path is one value; a `%2F` stays inside its segment.
 * Null without a path: an address of a whole host is a host, and must be listed as one.
 */
export function readUrlPrefix(raw: string): UrlPrefix | null {
  const url = readHttpUrl(raw);
  return url ? (buildUrlPrefixes(url, Number.POSITIVE_INFINITY)[0] ?? null) : null;
}

/**
 * The page's host + path and each shorter path at a segment's edge, longest first, for look-up.
 * At most 16, the shortest: entries name short paths, and a page may make its own as long as it likes.
 */
export function buildUrlPrefixes(url: URL, most: number = mostPrefixes): readonly UrlPrefix[] {
  const host = readHost(url.href);
  if (!host) return [];
  const prefixes: UrlPrefix[] = [];
  let prefix: string = dropWww(host);
  for (const segment of url.pathname.split('/')) {
    if (segment === '') continue;
    prefix += `/${normaliseSegment(segment)}`;
    if (prefix.length > longestPrefix || prefixes.length >= most) break;
    prefixes.push(prefix as UrlPrefix);
  }
  return prefixes.toReversed();
}

// `www.vn` is a registered name of its own and keeps its first label.
function dropWww(host: HostName): string {
  const domain = registrableDomain(host);
  if (domain === null) return host;
  const above = host.slice(0, host.length - domain.length).replace(/^(?:www\.)+/, '');
  return `${above}${domain}`;
}

function normaliseSegment(segment: string): string {
  return encodeURIComponent(decodeSegment(segment).normalize('NFC'));
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
