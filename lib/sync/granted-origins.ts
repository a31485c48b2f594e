const webPages = ['https://*/*', 'http://*/*'];

/**
 * The match patterns that the shopper granted beyond the required ones: where the guard has to be registered at
 * run time. The required ones stand in the manifest. A grant for everything is taken for web pages only.
 */
export function pickGrantedOrigins(
  granted: readonly string[],
  required: readonly string[],
): readonly string[] {
  const patterns = granted.flatMap((origin) => (origin === '<all_urls>' ? webPages : [origin]));
  return [...new Set(patterns)].filter(
    (origin) => /^(https?|\*):\/\//.test(origin) && !required.includes(origin),
  );
}

/** True when one of the match patterns covers an http(s) address. Paths are not looked at: ours are all `/*`. */
export function isCovered(url: string, patterns: readonly string[]): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return false;
  return patterns.some((pattern) => coversHost(pattern, parsed));
}

function coversHost(pattern: string, { protocol, hostname }: URL): boolean {
  const [, scheme, host] = /^(\*|https?):\/\/([^/]+)\//.exec(pattern) ?? [];
  if (scheme === undefined || host === undefined) return false;
  if (scheme !== '*' && `${scheme}:` !== protocol) return false;
  if (host === '*') return true;
  if (!host.startsWith('*.')) return hostname === host;
  return hostname === host.slice(2) || hostname.endsWith(host.slice(1));
}
