import type { FeedPreview } from '#lib/domain/feed-view.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { feedPaths, parseFeedHead } from '#lib/feed/feed-files.ts';
import { digestHex } from '#lib/feed/tuf/bytes.ts';
import { downloadFile } from '#lib/feed/tuf/download.ts';
import { tufLimits } from '#lib/feed/tuf/limits.ts';
import type { FetchFile, FileStore } from '#lib/feed/tuf/seams.ts';
import { plantRoot } from '#lib/feed/tuf/updater.ts';
import { buildListFeed } from './list-feed.ts';

export type PreviewFault = 'feed-unreachable' | 'feed-not-here' | 'feed-refused';

/** A feed that was looked at and not yet agreed to: what is shown of it, and the root it would be trusted by. */
export type Previewed = {
  readonly preview: Omit<FeedPreview, 'url'>;
  readonly root: Uint8Array<ArrayBuffer>;
};

/**
 * F18. Looks at a feed by its address, keeping nothing. The root is the one thing that no signature proves at this moment: the
 * shopper compares its fingerprint with what the publisher says elsewhere; from then on it proves everything else.
 */
export async function previewFeed(
  mirror: string,
  store: FileStore,
  world: { readonly fetchFile: FetchFile; readonly clock: () => number },
): Promise<Result<Previewed, PreviewFault>> {
  const root = await readRoot(mirror, world.fetchFile);
  if (!root.ok) return root;
  const planted = await plantRoot(store, root.value);
  if (!planted.ok) return fail('feed-refused', `${planted.error}: ${planted.detail ?? ''}`);
  const list = buildListFeed({ source: { mirrors: [mirror] }, store, ...world });
  const listed = await list(new Map());
  if (!listed.ok) {
    const fault = listed.error === 'unreachable' ? 'feed-unreachable' : 'feed-refused';
    return fail(fault, listed.detail);
  }
  const head = listed.value.files.find(({ path }) => path === feedPaths.head);
  const bytes = head && (await listed.value.fetch(head));
  const parsed = bytes?.ok ? parseFeedHead(new Map([[feedPaths.head, bytes.value]])) : null;
  if (!parsed?.ok) return fail('feed-refused', parsed?.detail);
  const { name, version, publishedAtMs, licence, channels, curators, lists } = parsed.value;
  return ok({
    root: root.value,
    preview: {
      rootFingerprint: await digestHex('SHA-256', root.value),
      name,
      version,
      publishedAtMs,
      licence,
      intake: channels.report && (URL.parse(channels.report)?.host ?? null),
      curators: curators.map(({ id, name: called, url }) => {
        const listTitles = lists.filter((each) => each.curatorId === id).map(({ title }) => title);
        return { id, name: called, url, isOn: true, listTitles, entryCount: null };
      }),
    },
  });
}

async function readRoot(
  mirror: string,
  fetchFile: FetchFile,
): Promise<Result<Uint8Array<ArrayBuffer>, PreviewFault>> {
  try {
    const root = await downloadFile(fetchFile, {
      url: `${mirror}metadata/1.root.json`,
      maxBytes: tufLimits.rootBytes,
      tooLong: 'metadata-too-long',
    });
    return root === null ? fail('feed-not-here') : ok(root);
  } catch (fault) {
    return fail('feed-unreachable', String(fault));
  }
}
