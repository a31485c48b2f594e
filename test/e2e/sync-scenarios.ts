import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainShop } from '../../tools/demo/market/shopee.ts';
import { type FolderServer, serveFolder } from '../../tools/feed/verbs/serve.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { openWorkshop, type Workshop, writtenList } from '../support/feed-workshop.ts';
import type { ShopBrowser } from '../support/shop-browser.ts';
import { buildFeedDriver } from './feed-driver.ts';
import { serveScenarios, urls } from './scenario-pages.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

/** A feed of somebody else, published on a host of its own, from the shopper's first look to its last removal. */
export function describeSync(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let shop: Workshop;
  let server: FolderServer;
  let fingerprint = '';
  const { say, readFeeds, severityOf, sync } = buildFeedDriver(() => browser);

  beforeAll(async () => {
    shop = openWorkshop(Date.now());
    await shop.done('init', '--name', 'Hội bảo vệ người tiêu dùng thử');
    await publish([plainShop.id]);
    server = await serveFolder(shop.path('published'));
    browser = await open({
      extension: await readBuild(build, 'production'),
      serve: serveScenarios,
    });
    browser.allowHost(new URL(server.url).host);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    shop?.end();
  });

  async function publish(shopIds: readonly string[]): Promise<void> {
    mkdirSync(shop.path('feed/lists'), { recursive: true });
    const [notice] = Object(writtenList()).notices;
    const notices = shopIds.map((id) => ({
      ...notice,
      identifiers: [{ kind: 'shop', value: `shopee:vn:${id}` }],
    }));
    writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList({ notices })));
    shop.clock.nowMs = Date.now();
    await shop.done('compile');
    await shop.done('sign');
    await shop.done('publish');
  }
  describe('a feed', () => {
    test('that ships inside is active from the first start, without any network', async () => {
      const [main] = await readFeeds();
      expect(main?.isMain).toBe(true);
      expect(main?.version).toBeGreaterThan(0);
      expect(await severityOf(urls.listing)).toMatch(/caution|danger/);
    });

    test('of somebody else is shown before anything is taken from it', async () => {
      expect(await severityOf(urls.ordinary)).toBe('none');
      const { preview, fault } = await say('previewFeed', { url: server.url });
      expect(fault).toBeNull();
      fingerprint = String(Object(preview).rootFingerprint);
      expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(Object(preview).name.vi).toBe('Hội bảo vệ người tiêu dùng thử');
      expect(await readFeeds()).toHaveLength(1);
    });

    test('is refused where its root is not the one that was agreed to', async () => {
      const { fault } = await say('addFeed', { url: server.url, rootFingerprint: 'a'.repeat(64) });
      expect(fault).toBe('feed-refused');
      expect(await readFeeds()).toHaveLength(1);
    });

    test('marks a page as soon as it was added', async () => {
      const { fault } = await say('addFeed', { url: server.url, rootFingerprint: fingerprint });
      expect(fault).toBeNull();
      expect(await severityOf(urls.ordinary)).toMatch(/caution|danger/);
    });

    test('stays when the worker was killed', async () => {
      await browser.killWorker();
      expect(await severityOf(urls.ordinary)).toMatch(/caution|danger/);
    });

    test('says nothing of what its curator took back, after the next sync', async () => {
      await publish([]);
      await sync();
      expect(await severityOf(urls.ordinary)).toBe('none');
      await publish([plainShop.id]);
      await sync();
      expect(await severityOf(urls.ordinary)).toMatch(/caution|danger/);
    });

    test('keeps its last good data when its host serves rubbish, and says so', async () => {
      writeFileSync(shop.path('published/metadata/timestamp.json'), '<html>moved</html>');
      await sync();
      const added = (await readFeeds()).find(({ isMain }) => !isMain);
      expect(added?.sync.failure?.fault).toBe('refused');
      expect(await severityOf(urls.ordinary)).toMatch(/caution|danger/);
      rmSync(shop.path('published/metadata/timestamp.json'));
      await sync();
      expect((await readFeeds()).find(({ isMain }) => !isMain)?.sync.failure?.fault).toBe(
        'unreachable',
      );
    });

    test('is silent for a curator who was switched off, and gone when it is removed', async () => {
      const added = (await readFeeds()).find(({ isMain }) => !isMain);
      const feedId = added?.id ?? '';
      await say('chooseCurator', { feedId, curatorId: 'publisher', isOn: false });
      expect(await severityOf(urls.ordinary)).toBe('none');
      await say('chooseCurator', { feedId, curatorId: 'publisher', isOn: true });
      expect(await severityOf(urls.ordinary)).toMatch(/caution|danger/);
      await say('removeFeed', { feedId });
      expect(await readFeeds()).toHaveLength(1);
      expect(await severityOf(urls.ordinary)).toBe('none');
    });
  });
}
