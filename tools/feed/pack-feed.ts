import type { Curator, List } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import { encodeDelta } from '#lib/feed/encode-delta.ts';
import type { PackedList } from '#lib/feed/list-codec/parse-list.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import { packList } from './pack-list.ts';

/** Packs a feed that nobody has yet: every list is a base. */
export function packFeed(content: FeedContent): PackedFeed {
  const lists = content.lists.map((list) =>
    packList(list, { version: 1, base: null, curator: findCurator(content, list) }),
  );
  return { ...content, lists };
}

/**
 * Packs a feed as the successor of what is published: a list that did not change is published as it is; one that did
 * gets the next version and keeps its seed, so that clients load the change alone.
 */
export async function packSuccessor(
  content: FeedContent,
  published: PackedFeed | null,
): Promise<PackedFeed> {
  const lists: PackedList[] = [];
  for (const list of content.lists) {
    const before = published?.lists.find(({ head }) => isSameList(head, list)) ?? null;
    const curator = findCurator(content, list);
    lists.push(
      before
        ? await renewList(list, before, curator)
        : packList(list, { version: 1, base: null, curator }),
    );
  }
  return { ...content, lists };
}

/** A delta that is larger than this share of the snapshot saves clients little. */
const worthwhileShare = 0.5;

async function renewList(list: List, before: PackedList, curator: Curator): Promise<PackedList> {
  const same = packList(list, { version: before.version, base: before, curator });
  if (isSameBytes(same.bytes, before.bytes)) return before;
  const version = before.version + 1;
  const next = packList(list, { version, base: before, curator });
  const delta = await encodeDelta(before, next);
  // Where clients load the whole list anyway, it is a new base: its seed is drawn from the entries it has now.
  return delta.ok && delta.value.length <= next.bytes.length * worthwhileShare
    ? next
    : packList(list, { version, base: null, curator });
}

function isSameList(head: PackedList['head'], { id, curatorId }: List): boolean {
  return head.id === id && head.curatorId === curatorId;
}

function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one.buffer, one.byteOffset, one.byteLength).equals(other);
}

function findCurator({ curators }: FeedContent, { id, curatorId }: List): Curator {
  const curator = curators.find((each) => each.id === curatorId);
  if (!curator) throw new Error(`nobody answers for the list ${id}`);
  return curator;
}
