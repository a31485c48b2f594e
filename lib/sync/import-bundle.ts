import * as z from 'zod';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { parseBase64 } from '#lib/feed/tuf/bytes.ts';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import { importOrigin } from './feed-updates.ts';

/** A whole published feed in one file: paths as on a host, contents as base64 (docs/feed-format.md, F9). */
const bundleSchema = z.strictObject({
  formatVersion: z.literal(1),
  files: z.record(z.string().max(1_100), z.string()),
});

/** A file from disk may have this many characters; the lists of a country fit many times. */
export const maxBundleChars = 64_000_000;

/**
 * Serves the files of a bundle as if they came over the network: a feed on a memory stick is verified exactly as one on
 * a host, and proves nothing by having been carried in by hand.
 */
export function parseBundle(text: string): Result<FetchFile, 'bundle-broken'> {
  if (text.length > maxBundleChars) return fail('bundle-broken', 'is too long');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return fail('bundle-broken', 'is no JSON');
  }
  const parsed = bundleSchema.safeParse(raw);
  if (!parsed.success) return fail('bundle-broken', 'is no feed file');
  const files = new Map(Object.entries(parsed.data.files));
  return ok(async (url) => {
    const path = decodeURIComponent(url.slice(importOrigin.length));
    const bytes = parseBase64(files.get(path) ?? '');
    return files.has(path) && bytes
      ? { status: 200, body: new Blob([bytes]).stream() }
      : { status: 404, body: null };
  });
}
