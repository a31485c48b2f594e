import { fail, ok, type Result } from '#lib/domain/result.ts';

export type FeedUrlFault = 'not-an-address' | 'not-https' | 'says-too-much';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
const maxChars = 500;

/**
 * F17. The address of a feed in its one form: https (plain http only on this very device, for a preview), with a final
 * slash, without name, password, query or fragment, so that no address can carry anything about who asks.
 */
export function parseFeedUrl(written: string): Result<string, FeedUrlFault> {
  const trimmed = written.trim();
  const url = trimmed.length <= maxChars ? URL.parse(trimmed) : null;
  if (!url || url.hostname === '') return fail('not-an-address');
  const isPreview = url.protocol === 'http:' && loopback.has(url.hostname);
  if (url.protocol !== 'https:' && !isPreview) return fail('not-https');
  if (url.username || url.password || url.search || url.hash) return fail('says-too-much');
  const path = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  return ok(`${url.origin}${path}`);
}
