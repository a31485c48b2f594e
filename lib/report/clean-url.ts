import { reportLimits as limits } from './report-limits.ts';

/**
 * Cuts an address to what identifies the subject: scheme, host and path. Query, fragment and user part stay on the
 * device: they carry session ids, referral codes and search words of the shopper.
 * Null for anything but http(s).
 */
export function cleanUrl(raw: string): string | null {
  const url = URL.parse(raw);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return `${url.origin}${url.pathname}`;
}

/** What `cleanUrl` cut off behind the path, or null where there was nothing, or more than fits into a report. */
export function readBehindPath(raw: string): string | null {
  const url = URL.parse(raw);
  const cut = url && /^https?:$/.test(url.protocol) ? url.search + url.hash : '';
  return cut === '' || url === null || url.href.length > limits.urlChars ? null : cut;
}

/** True for an address as `cleanUrl` leaves it, with or without what stood behind its path. */
export function isWholeAddress(address: string): boolean {
  const clean = cleanUrl(address);
  return clean !== null && URL.parse(address)?.href === address && address.startsWith(clean);
}
