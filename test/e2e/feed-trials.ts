import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UpdateFault } from '#lib/domain/feed-update.ts';
import {
  type FeedHost,
  type Misbehave,
  misbehaviours,
  openFeedHost,
  redirectTo,
} from '../support/feed-host.ts';
import { openWorkshop, type Workshop } from '../support/feed-workshop.ts';
import { publishList } from '../support/published-feed.ts';
import { type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { buildFeedDriver, feedWords, readVisit } from './feed-driver.ts';
import { urls } from './scenario-pages.ts';

const yearMs = 365 * 86_400_000;

/** One way in which a feed's host, or a clock, is wrong, and what the shopper is told. */
type Trial = {
  readonly folder: string;
  readonly says: string;
  /** Null: the update is taken all the same. */
  readonly fault: UpdateFault | null;
  /** Which paths are answered how. */
  readonly wrong?: readonly [part: string, how: Misbehave];
  /** The publisher's clock at the second release, measured from now. */
  readonly offMs?: number;
  readonly isGone?: true;
};

const { errs, isSilent, breaksOff, isShort, servesPage, bombs, namesWrongType } = misbehaviours;

function buildTrials(elsewhere: FeedHost): readonly Trial[] {
  return [
    { folder: 'gone', says: 'is gone', fault: 'unreachable', isGone: true },
    {
      folder: 'error',
      says: 'answers with an error',
      fault: 'unreachable',
      wrong: ['timestamp', errs],
    },
    {
      folder: 'silent',
      says: 'does not answer in its time',
      fault: 'unreachable',
      wrong: ['timestamp', isSilent],
    },
    {
      folder: 'broken-off',
      says: 'breaks off in the middle of a list',
      fault: 'unreachable',
      wrong: ['lists/', breaksOff],
    },
    {
      folder: 'short',
      says: 'ends a list early as if it were whole',
      fault: 'refused',
      wrong: ['lists/', isShort],
    },
    {
      folder: 'bomb',
      says: 'packs 256 MB into its timestamp',
      fault: 'refused',
      wrong: ['timestamp', bombs],
    },
    {
      folder: 'list-bomb',
      says: 'packs 256 MB into a list',
      fault: 'refused',
      wrong: ['lists/', bombs],
    },
    {
      folder: 'page',
      says: 'shows a page of its own instead',
      fault: 'refused',
      wrong: ['timestamp', servesPage],
    },
    {
      folder: 'moved',
      says: 'sends to another origin',
      fault: 'unreachable',
      wrong: ['timestamp', redirectTo(`http://${elsewhere.host}/`)],
    },
    { folder: 'old', says: 'is dated a year back', fault: 'clock', offMs: -yearMs },
    { folder: 'ahead', says: 'is dated a year ahead', fault: 'clock', offMs: yearMs },
    {
      folder: 'type',
      says: 'names a wrong type of content for the right bytes',
      fault: null,
      wrong: ['', namesWrongType],
    },
  ];
}

/** Cards of the flash sale that belong to shops of their own: before the wrong update, and in it. */
const ownCards = Array.from({ length: 64 }, (_, at) => at).filter((at) => at % 7 !== 6);
const shopOf = (card: number): string => String(900_200_000 + (ownCards[card] ?? 0));
const shopBefore = (trial: number): string => shopOf(2 * trial);
const shopNext = (trial: number): string => shopOf(2 * trial + 1);
const named = (id: string) => [{ kind: 'shop', value: `shopee:vn:${id}` }];

/** Every feed goes wrong in its own way in one and the same run. */
export function describeFeedTrials(read: () => ShopBrowser): void {
  const { readFeeds, readFeed, addFeed, forgetTries, readSection, press, sync } =
    buildFeedDriver(read);
  const feeds = new Map<string, { readonly id: string; readonly shop: Workshop }>();
  let trials: readonly Trial[] = [];
  let host: FeedHost;
  let elsewhere: FeedHost;
  let doomed: FeedHost;
  let options: OpenTab;

  beforeAll(async () => {
    [host, elsewhere, doomed] = [await openFeedHost(), await openFeedHost(), await openFeedHost()];
    for (const each of [host, elsewhere, doomed]) read().allowHost(each.host);
    trials = buildTrials(elsewhere);
    for (const [at, { folder, isGone }] of trials.entries()) {
      const shop = openWorkshop(Date.now() - 3_600_000);
      await shop.done('init', '--name', `Nguồn ${folder}`);
      const served = isGone ? doomed : host;
      served.offer(folder, await publishList(shop, named(shopBefore(at))));
      feeds.set(folder, { id: await addFeed(served.urlOf(folder)), shop });
    }
  });
  afterAll(async () => {
    await options?.close();
    for (const { shop } of feeds.values()) shop.end();
    for (const each of [host, elsewhere, doomed]) await each?.close();
  });

  /** Ids of the shops whose cards are marked in the flash sale. */
  async function readFlagged(): Promise<ReadonlySet<string>> {
    const { assessment, reading } = await readVisit(
      read(),
      urls.cards,
      (state) => state.assessment.checked && state.reading.cards.length === 64,
    );
    if (!assessment.checked) throw new Error('not checked');
    const flagged = new Set(
      assessment.verdicts
        .filter(({ severity, subject }) => severity === 'danger' && subject.kind === 'card')
        .map(({ subject }) => subject.ref),
    );
    const cards = reading.cards.filter(({ id }) => flagged.has(`card:${id}`));
    return new Set(cards.map(({ shopId }) => shopId ?? ''));
  }

  describe('when hosts and clocks go wrong', () => {
    test('pages are looked up in what was good, also while a host keeps the update waiting', async () => {
      expect([...(await readFlagged())]).toEqual(
        expect.arrayContaining(trials.map((_, at) => shopBefore(at))),
      );
      for (const [at, { folder, wrong, offMs = 0 }] of trials.entries()) {
        const { shop } = feeds.get(folder) ?? {};
        if (!shop) throw new Error(folder);
        shop.clock.nowMs += offMs;
        const next = await publishList(shop, named(shopNext(at)));
        for (const each of [host, elsewhere]) each.offer(folder, next);
        if (wrong) {
          const [part, how] = wrong;
          host.misbehave(folder, part, how);
        }
      }
      await doomed.close();
      options = await read().openOwnPage('options.html');
      await forgetTries();
      await press(options, feedWords.syncNow);
      await waitFor({
        what: 'the silent host is asked',
        ask: async () => host.asked.some(({ path }) => path === 'silent/metadata/timestamp.json'),
        holds: Boolean,
      });
      expect((await readFlagged()).has(shopBefore(trials.length - 1))).toBe(true);
      await waitFor({
        what: 'the update has come to its end',
        ask: () =>
          options.run(`document.body.textContent.includes(${JSON.stringify(feedWords.syncing)})`),
        holds: (isSyncing) => isSyncing === false,
        limitMs: 30_000,
      });
    });

    test('each says why on the options page, and its last good data still marks the shop', async () => {
      const flagged = await readFlagged();
      for (const [at, { folder, says, fault }] of trials.entries()) {
        const { id } = feeds.get(folder) ?? { id: '' };
        const section = await readSection(options, id);
        const told = Object.values(feedWords.fault).filter((text) => section.includes(text));
        expect(told, `a feed whose host ${says}`).toEqual(fault ? [feedWords.fault[fault]] : []);
        expect((await readFeed(id)).sync.failure?.fault ?? null, says).toBe(fault);
        expect(flagged.has(shopBefore(at)), says).toBe(fault !== null);
        expect(flagged.has(shopNext(at)), says).toBe(fault === null);
      }
      expect(elsewhere.asked, 'nobody was sent to another origin').toEqual([]);
    });

    test('and come right again, the next update is taken and nothing is said any more', async () => {
      for (const [at, { folder, offMs = 0 }] of trials.entries()) {
        host.behave(folder);
        const { shop } = feeds.get(folder) ?? {};
        if (!shop || offMs === 0) continue;
        shop.clock.nowMs -= offMs;
        host.offer(folder, await publishList(shop, named(shopNext(at))));
      }
      await sync();
      const flagged = await readFlagged();
      for (const [at, { folder, says, isGone }] of trials.entries()) {
        if (isGone) continue;
        const { id } = feeds.get(folder) ?? { id: '' };
        expect((await readFeed(id)).sync.failure, says).toBeNull();
        expect(flagged.has(shopNext(at)), says).toBe(true);
        expect(flagged.has(shopBefore(at)), says).toBe(false);
      }
    });

    test('they are removed, and nothing of them is looked up', async () => {
      const { say } = buildFeedDriver(read);
      for (const { id } of feeds.values()) await say('removeFeed', { feedId: id });
      expect(await readFeeds()).toHaveLength(1);
      expect((await readFlagged()).has(shopNext(0))).toBe(false);
    });
  });
}
