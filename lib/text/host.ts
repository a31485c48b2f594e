import { getDomain } from 'tldts';
import type { HostName } from '#lib/domain/identifier.ts';

/** RFC 1035: 253 characters in all, 63 in a label. */
const longestHost = 253;
const mostParents = 16;
const labelShape = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const ipv4Shape = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const otherScheme = /^[a-z][a-z0-9+.-]*:(?!\/\/|\d|\/|$)/i;

/**
 * Reads a host from a host, a host with port or user part, or an http(s) address. Null when there is none.
 * Names come out lower case in A-label form, without the trailing dot. An IPv4 address comes out in its one dotted
 * form (`0x7f.1` and `2130706433` are the same machine). IPv6 and names without a dot are no shop's host: null.
 */
export function readHost(raw: string): HostName | null {
  const url = readHttpUrl(raw);
  if (!url) return null;
  const host = url.hostname.replace(/\.$/, '');
  if (host.length > longestHost || !host.includes('.')) return null;
  if (ipv4Shape.test(host)) return brandHost(host);
  return host.split('.').every((label) => labelShape.test(label)) ? brandHost(host) : null;
}

/** Reads an http(s) URL, with or without its scheme. Never throws. */
export function readHttpUrl(raw: string): URL | null {
  const text = raw.trim();
  if (text === '' || text.length > 8192) return null;
  if (text.includes('://')) {
    const url = URL.parse(text);
    if (url) return /^https?:$/.test(url.protocol) ? url : null;
  }
  return otherScheme.test(text) ? null : URL.parse(`http://${text.replace(/^\/+/, '')}`);
}

export function isIpAddress(host: HostName): boolean {
  return ipv4Shape.test(host);
}

/**
 * The part of a host that one owner registered: `shopee.vn` of `cdn.shopee.vn`, and `x.myshopify.com` as a site of
 * its own, because whoever rents out names below `myshopify.com` does not answer for the shops there.
 * Null for a bare public suffix and for an IP address.
 */
export function registrableDomain(host: HostName): HostName | null {
  const domain = getDomain(host, { allowPrivateDomains: true });
  return domain === null ? null : brandHost(domain);
}

/**
 * The host and every host above it up to the registered one, longest first: an entry about `shop.example` speaks
 * for `pay.shop.example` too. Never a bare public suffix: one bad line `com.vn` in a list must not flag a country.
 * At most 16, the host itself and those nearest to the registered domain, however many labels an attacker stacks.
 */
export function buildHostAndParents(host: HostName): readonly HostName[] {
  if (isIpAddress(host)) return [host];
  const domain = registrableDomain(host);
  if (domain === null) return [];
  const labels = host
    .slice(0, host.length - domain.length)
    .split('.')
    .filter(Boolean);
  const parents = labels.map((_, i) => brandHost([...labels.slice(i), domain].join('.')));
  const all = [...parents, domain];
  return all.length <= mostParents ? all : [host, ...all.slice(1 - mostParents)];
}

function brandHost(host: string): HostName {
  return host as HostName;
}
