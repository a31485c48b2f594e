import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';

/** The main feed before anything was chosen about it: it has no address of its own until a release names one. */
export const mainSource: FeedSource = {
  id: mainFeedId,
  mirrors: [],
  rootFingerprint: '0'.repeat(64),
  addedAtMs: 0,
  curatorsOff: [],
};
