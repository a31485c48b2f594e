import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../intake/store/database.ts';
import { reports } from '../../intake/store/tables.ts';
import { type FolderServer, serveFolder } from '../../tools/feed/verbs/serve.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type FaultyIntake, openFaultyIntake } from '../support/faulty-intake.ts';
import { openWorkshop, type Workshop, writtenList } from '../support/feed-workshop.ts';
import { startTestIntake, type TestIntake } from '../support/intake.ts';
import { type OpenTab, readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { buildFeedDriver } from './feed-driver.ts';
import { serveScenarios, urls } from './scenario-pages.ts';

export type OpenShopBrowser = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

/** A shopper's browser, a feed they added, and the real intake it names, behind a road that can be made bad. */
export type ReportWorld = {
  readonly browser: () => ShopBrowser;
  readonly road: FaultyIntake;
  /** Asks the worker as a page of the extension does. @throws what it refused with */
  readonly say: (name: string, ask: object) => Promise<Record<string, unknown>>;
  /** One press on a listing that was judged, or its shop, as the popup's button makes it: what the shopper is told. */
  readonly press: (
    ref?: 'listing' | 'shop',
  ) => Promise<Record<string, unknown> & { readonly reportId: string }>;
  readonly readDelivery: (id: string) => Promise<Record<string, unknown>>;
  readonly awaitState: (id: string, state: string) => Promise<Record<string, unknown>>;
  /** Ids of all reports at the intake, one for each time it lies there. */
  readonly readArrived: () => Promise<readonly string[]>;
  /** The feed names another intake, and the browser has heard of it. */
  readonly moveIntake: (url: string) => Promise<void>;
  /** The browser dies, and its shopper opens it again. */
  readonly crash: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openReportWorld(
  open: OpenShopBrowser,
  launch: Pick<ShopBrowserLaunch, 'extension'> & { readonly profile?: string },
): Promise<ReportWorld> {
  const opening = open({ ...launch, serve: serveScenarios });
  const database = await openDatabase({ kind: 'memory' });
  const intake = await startTestIntake({ kind: 'memory' }, { database, clock: () => Date.now() });
  const road = await openFaultyIntake(() => intake.url);
  const shop = openWorkshop(Date.now());
  await shop.done('init', '--name', 'Hội có nơi nhận báo cáo', '--intake', road.url);
  mkdirSync(shop.path('feed/lists'), { recursive: true });
  writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList()));
  await publish(shop);
  const server = await serveFolder(shop.path('published'));
  const hosts = [server.url, road.url, road.tlsUrl].map((url) => new URL(url).host);
  let browser = await allow(opening);
  let page: OpenTab | null = null;
  const driver = buildFeedDriver(() => browser);
  await driver.addFeed(server.url);

  async function allow(starting: Promise<ShopBrowser>): Promise<ShopBrowser> {
    const started = await starting;
    for (const host of hosts) started.allowHost(host);
    return started;
  }
  async function readDelivery(id: string): Promise<Record<string, unknown>> {
    const all: readonly unknown[] = Object((await driver.say('viewReports', {})).reports);
    return Object(Object(all.find((report) => Object(report).id === id)).delivery);
  }
  return {
    browser: () => browser,
    road,
    say: driver.say,
    readDelivery,
    async press(ref = 'listing') {
      page ??= await openJudged(browser);
      const tabId = await browser.inExtension(
        `browser.tabs.query({}).then((all) => all.find(({ url }) => url === ${JSON.stringify(urls.listing)})?.id ?? null)`,
      );
      const kept = await driver.say('reportTab', { tabId, ref });
      return { ...kept, reportId: String(kept.reportId) };
    },
    awaitState: (id, state) =>
      waitFor({
        what: `report ${id} to be ${state}`,
        ask: () => readDelivery(id),
        holds: (delivery) => delivery.state === state,
        limitMs: 45_000,
      }),
    readArrived: () => readArrived(database),
    async moveIntake(url) {
      const file = shop.path('feed/feed.json');
      const feed: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'));
      const development = { ...Object(feed.development), reportUrl: url };
      writeFileSync(file, JSON.stringify({ ...feed, development }));
      shop.clock.nowMs = Date.now();
      await publish(shop);
      await driver.sync();
      expect((await driver.say('viewReports', {})).intake).toBe(new URL(url).host);
    },
    async crash() {
      page = null;
      await browser.kill();
      browser = await allow(open({ ...launch, serve: serveScenarios }));
    },
    async close() {
      await browser.close();
      await endAll({ server, road, intake, shop });
    },
  };
}

type Ends = {
  readonly server: FolderServer;
  readonly road: FaultyIntake;
  readonly intake: TestIntake;
  readonly shop: Workshop;
};

async function endAll({ server, road, intake, shop }: Ends): Promise<void> {
  await server.close();
  await road.close();
  await intake.running.stop();
  shop.end();
}

async function publish(shop: Workshop): Promise<void> {
  for (const verb of ['compile', 'sign', 'publish']) await shop.done(verb);
}

async function openJudged(browser: ShopBrowser): Promise<OpenTab> {
  const page = await browser.openTab(urls.listing);
  await waitFor({
    what: `the state of ${urls.listing}`,
    ask: () => readTabState(browser, urls.listing),
    holds: (found) => found?.assessment.checked === true,
  });
  return page;
}

async function readArrived({ db }: OpenDatabase): Promise<readonly string[]> {
  return (await db.select({ id: reports.id }).from(reports)).map(({ id }) => id);
}
