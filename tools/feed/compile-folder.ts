import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { buildFeedFiles, type HeadExtras } from './build-files.ts';
import { compileSeed } from './compile-seed.ts';
import { readFeedFolder } from './feed-folder.ts';
import { encodeList } from '#lib/feed/list-form.ts';
import { readSitePatches } from './read-site-patches.ts';
import { VerbFault } from './verb.ts';
import { writtenFeedSchema } from './written-forms.ts';

export type Compiled = {
  readonly content: FeedContent;
  readonly extras: HeadExtras;
  readonly files: FeedFiles;
};

/** Compiles a feed's folder to its target files. @throws VerbFault with one line for each fault */
export function compileFolder(folder: string): Compiled {
  const inputs = readFeedFolder(folder);
  const compiled = compileSeed(inputs);
  if (!compiled.ok) throw new VerbFault((compiled.detail ?? compiled.error).split('\n'));
  const { licence, languages, development } = writtenFeedSchema.parse(inputs.feed.json);
  const channels = { report: null, objection: development.objectionUrl };
  const sites = readSitePatches(folder);
  const content = sites.length > 0 ? { ...compiled.value, sites } : compiled.value;
  return writeFiles(content, { licence, languages, channels });
}

/**
 * Gives a release its version and dates: those that people wrote as long as they are newer than what is published; the
 * published ones while nothing but them would change and a third of their time is left; else the next version, from
 * `nowMs` on, for as long as written.
 */
export function dateRelease(
  compiled: Compiled,
  published: { readonly content: FeedContent; readonly files: FeedFiles } | null,
  { nowMs }: { readonly nowMs: number },
): Compiled {
  const { content, extras } = compiled;
  if (published === null || content.version > published.content.version) return compiled;
  const { version, publishedAtMs, expiresAtMs } = published.content;
  const undated = writeFiles({ ...content, version, publishedAtMs, expiresAtMs }, extras);
  const isLasting = expiresAtMs - nowMs > (expiresAtMs - publishedAtMs) / 3;
  if (isLasting && isSame(undated.files, published.files)) return undated;
  const startMs = Math.floor(nowMs / 1_000) * 1_000;
  return writeFiles(
    {
      ...content,
      version: version + 1,
      publishedAtMs: startMs,
      expiresAtMs: startMs + (content.expiresAtMs - content.publishedAtMs),
    },
    extras,
  );
}

function writeFiles(content: FeedContent, extras: HeadExtras): Compiled {
  return { content, extras, files: buildFeedFiles(content, extras, encodeList) };
}

function isSame(one: FeedFiles, other: FeedFiles): boolean {
  return (
    one.size === other.size &&
    [...one].every(([path, bytes]) => Buffer.from(bytes).equals(other.get(path) ?? Buffer.of()))
  );
}
