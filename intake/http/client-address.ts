import { isIPv4, isIPv6 } from 'node:net';

/**
 * Whose request it is. Behind `trustedProxies` proxies (a CDN, a load balancer) that many entries at the end of
 * X-Forwarded-For were written by them; everything before could be the client's own invention.
 * IPv6 is cut to /64, which one household has.
 */
export function readClientAddress(
  socketAddress: string | undefined,
  forwarded: string | undefined,
  trustedProxies: number,
): string {
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim());
  const claimed = trustedProxies > 0 ? hops.at(-trustedProxies) : undefined;
  return shorten(claimed && (isIPv4(claimed) || isIPv6(claimed)) ? claimed : (socketAddress ?? ''));
}

function shorten(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
