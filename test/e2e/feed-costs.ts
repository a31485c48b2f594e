import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type FeedHost, openFeedHost } from '../support/feed-host.ts';
import { openWorkshop, type Workshop } from '../support/feed-workshop.ts';
import { type NamedIdentifier, publishList, readPublished } from '../support/published-feed.ts';
import type { ShopBrowser } from '../support/shop-browser.ts';
import { buildFeedDriver } from './feed-driver.ts';

const shops = (...values: readonly string[]): readonly NamedIdentifier[] =>
  values.map((value) => ({ kind: 'shop', value }));

/** What an update asks of a host, in a browser whose HTTP cache is as a shopper has it. */
export function describeFeedCosts(
  open: (launch: ShopBrowserLaunch) => Promise<ShopBrowser>,
  build: BuildBrowser,
): void {
  let browser: ShopBrowser;
  let shop: Workshop;
  let host: FeedHost;
  const { addFeed, sync } = buildFeedDriver(() => browser);

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'production'), serve: null });
    host = await openFeedHost();
    browser.allowHost(host.host);
    shop = openWorkshop(Date.now() - 3_600_000);
    await shop.done('init', '--name', 'Nguồn của hội thử');
    host.offer('one', await publishList(shop, shops('shopee:vn:1')));
    await addFeed(host.urlOf('one'));
    await sync();
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    shop?.end();
  });

  describe('a feed in which nothing is new', () => {
    test('costs two questions and no byte of a file', async () => {
      host.asked.length = 0;
      await sync();
      expect(host.asked.map(({ path, status }) => `${path} ${status}`)).toEqual([
        'one/metadata/2.root.json 404',
        'one/metadata/timestamp.json 304',
      ]);
      expect(host.asked[1]?.ifNoneMatch).toMatch(/^"[0-9a-f]{32}"$/);
      expect(host.asked.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(0);
    });

    test('and whose signature alone is renewed costs the timestamp', async () => {
      shop.clock.nowMs += 60_000;
      await shop.done('publish', '--timestamp');
      host.offer('one', readPublished(shop));
      host.asked.length = 0;
      await sync();
      expect(host.asked.map(({ path, status }) => `${path} ${status}`)).toEqual([
        'one/metadata/2.root.json 404',
        'one/metadata/timestamp.json 200',
      ]);
      expect(host.asked[1]?.bytes).toBeLessThan(1_000);
    });

    test('and one list of which has changed costs that list and what is signed about it', async () => {
      host.offer('one', await publishList(shop, shops('shopee:vn:1', 'shopee:vn:2')));
      host.asked.length = 0;
      await sync();
      const targets = host.asked.filter(({ path }) => path.includes('/targets/'));
      expect(targets.map(({ path }) => path.replace(/[0-9a-f]{64}\./, ''))).toEqual([
        'one/targets/feed.json',
        expect.stringContaining('one/targets/curators/publisher/lists/canh-bao'),
      ]);
    });
  });
}
