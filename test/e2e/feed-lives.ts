import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { formatText } from '#lib/i18n/format.ts';
import { plainShop } from '../../tools/demo/market/shopee.ts';
import { type FeedHost, misbehaviours, openFeedHost } from '../support/feed-host.ts';
import { openWorkshop, type Workshop } from '../support/feed-workshop.ts';
import { type NamedIdentifier, publishList } from '../support/published-feed.ts';
import { type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { waitForPaint } from '../support/shop-visits.ts';
import { buildFeedDriver, feedWords } from './feed-driver.ts';
import { urls, visitedShops } from './scenario-pages.ts';

const here = `shopee:vn:${plainShop.id}`;
const elsewhere = 'shopee:vn:900100778';
const shops = (...values: readonly string[]): readonly NamedIdentifier[] =>
  values.map((value) => ({ kind: 'shop', value }));

/** What one feed goes through on one host: deaths of the worker, mirrors, the brake. */
export function describeFeedLives(read: () => ShopBrowser): void {
  const driver = buildFeedDriver(read);
  const { addFeed, readFeed, readFeeds, say, severityOf, sync } = driver;
  let shop: Workshop;
  let host: FeedHost;
  let options: OpenTab;
  let feedId = '';

  beforeAll(async () => {
    host = await openFeedHost();
    read().allowHost(host.host);
    shop = openWorkshop(Date.now() - 3_600_000);
    await shop.done('init', '--name', 'Nguồn của hội thử');
    await publish(shops(elsewhere));
    feedId = await addFeed(host.urlOf('one'));
    options = await read().openOwnPage('options.html');
  });
  afterAll(async () => {
    await options?.close();
    await say('removeFeed', { feedId });
    await host?.close();
    shop?.end();
  });
  afterEach(() => host.behave('one'));

  async function publish(identifiers: readonly NamedIdentifier[]): Promise<void> {
    const published = await publishList(shop, identifiers);
    host.offer('one', published);
    host.offer('two', published);
  }
  async function expectListed(isListed: boolean): Promise<void> {
    expect(await severityOf(urls.ordinary)).toMatch(isListed ? /caution|danger/ : /none/);
  }

  describe('a page that is open', () => {
    test('gets a mark with the update, and loses it with the next one, without a reload', async () => {
      const tab = await read().openTab(urls.ordinary);
      await expectListed(false);
      expect(await tab.readPainted()).toEqual([]);
      await publish(shops(here));
      await sync();
      await waitForPaint(tab, 'banner');
      await publish(shops(elsewhere));
      await sync();
      await waitForPaint(tab, 'banner', false);
      await tab.close();
    });
  });

  describe('a worker that is killed while a feed is updated', () => {
    const moments = [
      'metadata/2.root.json',
      'metadata/timestamp.json',
      'snapshot.json',
      'targets.json',
      'curator-publisher.json',
      'feed.json',
      'lists/',
    ];

    test('loses nothing, whichever answer it was waiting for, and the next one ends the work', async () => {
      await publish(shops(here));
      const { version } = await readFeed(feedId);
      for (const moment of moments) {
        const held = host.hold('one', moment);
        const cut = sync().catch(() => 'cut off');
        await waitFor({
          what: `the request for ${moment}`,
          ask: () => Promise.race([held.asked.then(() => true), cut.then(() => false)]),
          holds: (wasAsked) => wasAsked,
        });
        await read().killWorker();
        held.release();
        expect(await cut, moment).toBe('cut off');
        expect((await readFeed(feedId)).version, moment).toBe(version);
        await expectListed(false);
      }
      await sync();
      expect((await readFeed(feedId)).sync).toMatchObject({ failure: null, failures: 0 });
      expect((await readFeed(feedId)).version).toBe(version + 1);
      await expectListed(true);
    });

    test('is followed by one that asks again by itself, and soon', async () => {
      await publish(shops(elsewhere));
      const held = host.hold('one', 'lists/');
      const cut = sync().catch(() => 'cut off');
      await held.asked;
      await read().killWorker();
      held.release();
      await cut;
      expect((await readFeed(feedId)).sync.failures).toBe(1);
      const alarm = await read().inExtension("browser.alarms.get('sync')");
      const waitMs = Number(Object(alarm).scheduledTime) - Date.now();
      expect(waitMs).toBeLessThanOrEqual(60_000);
      await sync();
      await expectListed(false);
    });
  });

  describe('a second mirror', () => {
    test('is asked where the first is down or has lost a file', async () => {
      expect(await addFeed(host.urlOf('two'))).toBe(feedId);
      expect((await readFeed(feedId)).mirrors).toEqual([host.urlOf('one'), host.urlOf('two')]);
      for (const [part, how, listed] of [
        ['', misbehaviours.errs, here],
        ['lists/', misbehaviours.breaksOff, elsewhere],
      ] as const) {
        host.misbehave('one', part, how);
        await publish(shops(listed));
        await sync();
        await expectListed(listed === here);
        expect((await readFeed(feedId)).sync.failure).toBeNull();
      }
    });
  });

  describe('the brake', () => {
    test('holds an update that lists a protected name until the next good one', async () => {
      const { version } = await readFeed(feedId);
      const why = 'thử';
      await publish([...shops(here), { kind: 'host', value: 'vietcombank.com.vn', why }]);
      await expectHeld(feedWords.held.protectedName, version + 1, 'vietcombank.com.vn');
      await expectListed(false);
      await publish(shops(here));
      await sync();
      expect((await readFeed(feedId)).held).toBeNull();
      await expectListed(true);
    });

    test('holds one that lists many of the shops last looked at until a person takes it', async () => {
      const [{ id: firstId, url: firstUrl } = { id: '', url: '' }] = visitedShops;
      for (const { url } of visitedShops) expect(await severityOf(url)).toBe('none');
      const { version } = await readFeed(feedId);
      await publish(shops(...visitedShops.map(({ id }) => `shopee:vn:${id}`)));
      await expectHeld(feedWords.held.recentShops, version + 1, firstId);
      await sync();
      expect(await severityOf(firstUrl)).toBe('none');
      await driver.press(options, feedWords.held.release);
      await waitFor({
        what: 'nothing is held any more',
        ask: () => readFeed(feedId),
        holds: ({ held }) => held === null,
      });
      expect(await severityOf(firstUrl)).toMatch(/caution|danger/);
      expect((await readFeeds()).every(({ sync: { failure } }) => failure === null)).toBe(true);
    });

    /** The shopper asks now, and reads on the same page what came of it. */
    async function expectHeld(why: string, version: number, named: string): Promise<void> {
      await driver.forgetTries();
      await driver.press(options, feedWords.syncNow);
      const section = await waitFor({
        what: 'the options page says what is held',
        ask: () => driver.readSection(options, feedId),
        holds: (text) => text.includes(formatText(why, { version })),
      });
      expect(section).toContain(named);
      expect((await readFeed(feedId)).version).toBe(version - 1);
    }
  });
}
