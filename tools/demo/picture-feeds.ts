import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Locale } from '#lib/domain/localised.ts';
import type { RunningChromium } from './launch-chromium.ts';
import { buildSampleFeeds, type FeedState, feedStates } from './sample-feeds.ts';
import { savePicture } from './save-picture.ts';

const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];
/** The narrowest phone, and a window on a desk. */
const widths = [320, 960] as const;
const calmMs = 500;

type Picture = {
  readonly state: FeedState;
  readonly locale: Locale;
  readonly scheme: Scheme;
  readonly width: number;
};

/**
 * Pictures of what a shopper sees of feeds: the options page and the popup, fresh, with an update held back, and with one
 * that failed. The pages are the real ones; the worker's answers about feeds are made up, for no feed can be asked to
 * fail at will. `tabId`: a tab with a page that was judged.
 */
export async function pictureFeeds(
  running: RunningChromium,
  folder: string,
  { locale, tabId }: { readonly locale: Locale; readonly tabId: number },
): Promise<void> {
  for (const state of feedStates) {
    for (const scheme of schemes) {
      // What differs between the states differs in one part of a long page: one window shows it.
      for (const width of state === 'fresh' ? widths : [widths[1]]) {
        const how = { state, locale, scheme, width };
        const path = join(folder, `options-${state}-${locale}-${scheme}-${width}.png`);
        await picture(running, { how, address: 'options.html', path });
      }
      // A popup has nothing to say of feeds that are fresh.
      if (state === 'fresh') continue;
      const how = { state, locale, scheme, width: widths[0] };
      const path = join(folder, `popup-feed-${state}-${locale}-${scheme}.png`);
      await picture(running, { how, address: `popup.html?tab=${tabId}`, path });
    }
  }
}

async function picture(
  running: RunningChromium,
  {
    how,
    address,
    path,
  }: { readonly how: Picture; readonly address: string; readonly path: string },
): Promise<void> {
  const page = await running.newPage();
  await page.emulateMedia({ colorScheme: how.scheme });
  await page.setViewportSize({ width: how.width, height: 240 });
  await answerAboutFeeds(page, how.state);
  await page.goto(`chrome-extension://${running.extensionId}/${address}`);
  await page.waitForTimeout(calmMs);
  if (address === 'options.html') await openParts(page, how.state);
  await savePicture(page, path, address === 'options.html' ? 'long' : 'own');
  await page.close();
}

/** The first answer to each question about feeds is ours; everything else goes to the worker. */
async function answerAboutFeeds(page: Page, state: FeedState): Promise<void> {
  const answers = JSON.stringify(buildSampleFeeds(state, Date.now()));
  await page.addInitScript(`(() => {
    const answers = ${answers};
    const { runtime } = chrome;
    const ask = runtime.sendMessage.bind(runtime);
    runtime.sendMessage = (message, ...rest) => {
      const own = Object.hasOwn(answers, message?.name) ? answers[message.name] : null;
      if (own === null) return ask(message, ...rest);
      const reply = { ok: true, answer: own };
      const back = rest.at(-1);
      if (typeof back !== 'function') return Promise.resolve(reply);
      back(reply);
    };
  })()`);
}

/** What is folded away is looked at too: the signatures, and on the fresh page a source that is being added. */
async function openParts(page: Page, state: FeedState): Promise<void> {
  await page
    .locator('details')
    .evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
  if (state !== 'fresh') return;
  await page.locator('input[name=url]').fill('https://nguon.phunghiep.example/');
  await page.locator('form button').click();
  await page.locator('.preview').waitFor();
}
