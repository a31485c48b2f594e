import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { PackedList } from './list-codec/parse-list.ts';

/**
 * All that one feed says, as an extension holds it: rules as objects, lists in the bytes that were signed and searched
 * there. `FeedContent` is the same before it is packed, as maintainers work on it.
 */
export type PackedFeed = Omit<FeedContent, 'lists'> & { readonly lists: readonly PackedList[] };
