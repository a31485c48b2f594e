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
