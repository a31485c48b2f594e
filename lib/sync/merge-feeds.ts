import { mainFeedId } from '#lib/domain/feed-source.ts';
import type { Tip } from '#lib/domain/tip.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';

export type FeedPart = {
  readonly feedId: string;
  readonly content: PackedFeed;
  readonly curatorsOff: readonly string[];
};

/**
 * F19. Makes one content of several feeds. Ids get their feed's name in front, so that no feed can speak in another's name;
 * only the main feed says which names are protected, and corrects site rules: an added feed that could would also keep its own friends from
 * ever being listed. A curator who is switched off takes their lists along; claims, labels and cards are their feed's, and a card of an
 * added feed names it.
 */
export function mergeFeeds(main: FeedPart, added: readonly FeedPart[]): PackedFeed {
  const parts = [main, ...added].map(narrow);
  const pick = <T>(of: (content: PackedFeed) => readonly T[]): readonly T[] =>
    parts.flatMap((content) => of(content));
  return {
    ...main.content,
    curators: pick(({ curators }) => curators),
    lists: pick(({ lists }) => lists),
    claims: pick(({ claims }) => claims),
    labels: pick(({ labels }) => labels),
    officials: main.content.officials,
    ...mergeTips(parts),
  };
}

/** The main feed's cards come first and so are the ones that a finding leads to. A feed without any stays without. */
function mergeTips(parts: readonly PackedFeed[]): { readonly tips?: readonly Tip[] } {
  const tips = parts.flatMap((content) => content.tips ?? []);
  return tips.length > 0 ? { tips } : {};
}

function narrow({ feedId, content, curatorsOff }: FeedPart): PackedFeed {
  const isOn = (curatorId: string): boolean => !curatorsOff.includes(curatorId);
  const name = (id: string): string => (feedId === mainFeedId ? id : `${feedId}/${id}`);
  const named = <T extends { readonly id: string }>(part: T): T => ({ ...part, id: name(part.id) });
  // Whose advice it is has to be told where it is not the main feed's.
  const owned = (tip: Tip): Tip => (feedId === mainFeedId ? tip : { ...tip, from: content.name });
  return {
    ...content,
    // The publisher stays: the feed's rules and labels are answered for by them, lists or not.
    curators: content.curators.filter(({ id }, at) => at === 0 || isOn(id)).map(named),
    lists: content.lists
      .filter(({ head }) => isOn(head.curatorId))
      // Entries take their list's name and curator from its head; the bytes behind it stay as they were signed.
      .map((list) => {
        const { id, curatorId } = list.head;
        return { ...list, head: { ...list.head, id: name(id), curatorId: name(curatorId) } };
      }),
    claims: content.claims.map(named),
    labels: content.labels.map(named),
    ...(content.tips ? { tips: content.tips.map(named).map(owned) } : {}),
  };
}
