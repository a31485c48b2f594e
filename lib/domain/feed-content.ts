import type { ClaimRule } from './claim-rule.ts';
import type { Curator, List } from './entry.ts';
import type { LabelRule } from './label-rule.ts';
import type { Localised } from './localised.ts';
import type { Official } from './official.ts';
import type { SitePatch } from './site-patch.ts';
import type { Tip } from './tip.ts';

/** All that one feed says, in the unsigned development form that ships inside the extension. Times in ms since 1970. */
export type FeedContent = {
  readonly formatVersion: 1;
  readonly version: number;
  readonly name: Localised;
  readonly publishedAtMs: number;
  readonly expiresAtMs: number;
  readonly curators: readonly Curator[];
  readonly lists: readonly List[];
  readonly claims: readonly ClaimRule[];
  readonly labels: readonly LabelRule[];
  readonly officials: readonly Official[];
  /** Corrections of bundled site rules; few feeds have any. */
  readonly sites?: readonly SitePatch[];
  /** Cards on a shopper's rights. */
  readonly tips?: readonly Tip[];
};
