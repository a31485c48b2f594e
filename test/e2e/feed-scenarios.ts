import { afterAll, beforeAll, describe } from 'vitest';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import type { ShopBrowser } from '../support/shop-browser.ts';
import { describeFeedLives } from './feed-lives.ts';
import { describeFeedTrials } from './feed-trials.ts';
import { serveScenarios } from './scenario-pages.ts';

/** What must hold of feeds whatever their hosts do, one browser for all of it. */
export function describeFeeds(
  open: (launch: ShopBrowserLaunch) => Promise<ShopBrowser>,
  build: BuildBrowser,
): void {
  let browser: ShopBrowser;
  beforeAll(async () => {
    browser = await open({
      extension: await readBuild(build, 'production'),
      serve: serveScenarios,
    });
  });
  afterAll(() => browser?.close());
  describe('one feed', () => describeFeedLives(() => browser));
  describe('many feeds', () => describeFeedTrials(() => browser));
}
