import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import { buildFeedFiles, type HeadExtras } from './build-files.ts';
import { compileSeed } from './compile-seed.ts';
import { readFeedFolder } from './feed-folder.ts';
import { packSuccessor } from './pack-feed.ts';
import { readSitePatches } from './read-site-patches.ts';
import { encodeReceipts } from './receipts/encode-receipts.ts';
import { readReceipts } from './receipts/written-receipts.ts';
import type { SeedInputs } from './rule-files.ts';
import { type Io, VerbFault } from './verb.ts';
import { writtenFeedSchema } from './written-forms.ts';

/** A feed as people wrote it, checked, with every entry by its name. */
export type Compiled = { readonly content: FeedContent; readonly extras: HeadExtras };

/** A feed as it is published. Nothing in it names an identifier any more. */
export type Release = { readonly content: PackedFeed; readonly files: FeedFiles };

/** Compiles a feed's folder. @throws VerbFault with one line for each fault */
export function compileFolder(folder: string, io?: Pick<Io, 'progress'>): Compiled {
  const { content, extras } = compileInputs(readFeedFolder(folder), io);
  const sites = readSitePatches(folder);
  const receipts = readReceipts(folder);
  return {
    content: sites.length > 0 ? { ...content, sites } : content,
    extras: receipts.length > 0 ? { ...extras, receipts: encodeReceipts(receipts) } : extras,
  };
}

/** The same of a folder's files as they would be after a change that is not written yet. */
export function compileInputs(inputs: SeedInputs, io?: Pick<Io, 'progress'>): Compiled {
  const progress = io?.progress('Compiling');
  const compiled = compileSeed(inputs, progress?.step);
  progress?.end();
  if (!compiled.ok) throw new VerbFault((compiled.detail ?? compiled.error).split('\n'));
  const { licence, languages, development, mirrors } = writtenFeedSchema.parse(inputs.feed.json);
  const { reportUrl, objectionUrl, issueFormUrl } = development;
  const channels = {
    report: reportUrl ?? null,
    objection: objectionUrl,
    ...(issueFormUrl === undefined ? {} : { issueForm: issueFormUrl }),
  };
  const extras = { licence, languages, channels, ...(mirrors.length > 0 ? { mirrors } : {}) };
  return { content: compiled.value, extras };
}

/**
 * Packs a release and gives it its version and dates: those that people wrote as long as they are newer than what is
 * published; the published ones while nothing but them would change and they hold for a while; else the next version,
 * from `nowMs` on, for as long as written.
 */
export async function dateRelease(
  { content, extras }: Compiled,
  published: Release | null,
  { nowMs }: { readonly nowMs: number },
): Promise<Release> {
  const packed = await packSuccessor(content, published?.content ?? null);
  const write = (dated: PackedFeed): Release => ({
    content: dated,
    files: buildFeedFiles(dated, extras),
  });
  if (published === null || content.version > published.content.version) return write(packed);
  const { version, publishedAtMs, expiresAtMs } = published.content;
  const undated = write({ ...packed, version, publishedAtMs, expiresAtMs });
  // A feed in which nothing happens must not end for its shoppers, nor stay dated by a clock that was wrong.
  const renewAtMs = expiresAtMs - (expiresAtMs - publishedAtMs) / 3;
  const isHolding = publishedAtMs <= nowMs && nowMs < renewAtMs;
  if (isHolding && isSame(undated.files, published.files)) return undated;
  const startMs = Math.floor(nowMs / 1_000) * 1_000;
  return write({
    ...packed,
    version: version + 1,
    publishedAtMs: startMs,
    expiresAtMs: startMs + (content.expiresAtMs - content.publishedAtMs),
  });
}

function isSame(one: FeedFiles, other: FeedFiles): boolean {
  return (
    one.size === other.size &&
    [...one].every(([path, bytes]) => Buffer.from(bytes).equals(other.get(path) ?? Buffer.of()))
  );
}
