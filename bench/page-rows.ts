import { readBuild } from '../tools/release/fresh-build.ts';
import { listUrl, serveListPage } from './browser/list-page.ts';
import { type BrowserName, type OpenBrowser, openBrowser } from './browser/open-browser.ts';
import { type Group, writeCount } from './group.ts';
import { buildFigure, leastRuns } from './measure.ts';
import type { Figure } from './rows.ts';

const titles: Readonly<Record<BrowserName, string>> = { chromium: 'Chromium', firefox: 'Firefox' };

/**
 * What a shopper waits for, in both browsers: from a list page that is parsed to the first thing of ours that is drawn
 * on it. Reading, the way to the worker and back, judging and the script that draws are all in it. The worker lives.
 */
export const pageGroup: Group = {
  name: 'page',
  inShortForm: false,
  async *measure(form) {
    for (const name of ['chromium', 'firefox'] as const) {
      const build = await readBuild(name === 'chromium' ? 'chrome' : 'firefox', 'production');
      const opened = await openBrowser(name, [build]);
      try {
        for (const cards of [60, 1_000]) {
          form.tell(`${name}: a page of ${cards} cards`);
          const at = `${titles[name]}, ${writeCount(cards, 'cards')}`;
          const ours = await measureWait(opened, cards);
          yield { group: 'page', what: 'from parsed to drawn', at, unit: 'ms', ours, peer: null };
        }
      } finally {
        await opened.close();
      }
    }
  },
};

async function measureWait(opened: OpenBrowser, cards: number): Promise<Figure> {
  const waits: number[] = [];
  for (let run = -1; run < leastRuns; run++) {
    const page = await opened.openTab(serveListPage(cards));
    await page.goto(listUrl, { waitUntil: 'load' });
    const drawn = await page.waitForFunction('globalThis.paintedAfterMs || null', {
      timeout: 20_000,
      polling: 50,
    });
    if (run >= 0) waits.push(Number(await drawn.jsonValue()));
    await page.close();
  }
  return buildFigure(waits);
}
