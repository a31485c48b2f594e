import type { TabState } from '#lib/store/tab-states.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { tikiListedShop } from '../../tools/demo/market/tiki.ts';
import { listedShop } from '../../tools/demo/market/shopee.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { buildShopVisits, isWarned, waitForPaint } from '../support/shop-visits.ts';
import { type AttackName, attackUrl, serveHostile } from './hostile-markup.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

/** A page may wait this long for its own timer while it is read, on a slow machine that does much else. Milliseconds. */
const longestPauseMs = 12_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * True where the middle of the window's lower edge belongs to an element beside the body: our banner. By the
 * prototypes, because a page may name its elements as it likes.
 */
const isBannerInSight = `(() => {
  const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement');
  const root = get.call(document);
  for (let up = 10; up < 160; up += 10) {
    const at = Document.prototype.elementFromPoint.call(document, innerWidth / 2, innerHeight - up);
    if (at && at.parentNode === root && !['HEAD', 'BODY'].includes(at.tagName)) return true;
  }
  return false;
})()`;

/** Pages of a listed shop that fight back; after each the worker and the toolbar still tell the truth, and the page still runs. */
export function describeHostilePages(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  const { visit, closeAll, known, readToolbar } = buildShopVisits(() => browser);

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'production'), serve: serveHostile });
  });
  afterAll(() => browser?.close());
  afterEach(closeAll);

  /** The worker, the toolbar and the page itself, for the page at `url`. */
  async function expectTruth(tab: OpenTab, url: string): Promise<TabState> {
    const state = await known(url, isWarned);
    const isTiki = url.includes('tiki.vn');
    expect(state.reading.kind).toBe('listing');
    expect(state.reading.listing).toMatchObject(
      isTiki ? { id: '5002', shopId: tikiListedShop.id } : { id: '5001', shopId: listedShop.id },
    );
    const names = JSON.stringify(state.assessment);
    expect(names, 'the listed shop is named').toContain(
      isTiki ? tikiListedShop.name : listedShop.name,
    );
    const { badge, title } = await readToolbar(url);
    expect(badge).toMatch(/^[1-9]/);
    expect(title).not.toBe('');
    await expectRunning(tab);
    return state;
  }

  /** Its timers go on, and were never kept waiting for long. */
  async function expectRunning(tab: OpenTab): Promise<void> {
    const before = Number(await tab.run('pulse.beats'));
    await waitFor({
      what: "the page's own timer goes on",
      ask: () => tab.run('pulse.beats'),
      holds: (beats) => Number(beats) > before,
      limitMs: longestPauseMs,
    });
    const longestMs = Number(await tab.run('pulse.longestMs'));
    expect(longestMs).toBeLessThan(longestPauseMs);
  }

  async function attack(name: AttackName): Promise<OpenTab> {
    const tab = await visit(attackUrl(name));
    await expectTruth(tab, attackUrl(name));
    return tab;
  }

  describe('a hostile page', () => {
    test('that replaces every call first is read and painted as if it had not', async () => {
      const tab = await attack('calls replaced');
      expect(await tab.run('rewritten'), 'the calls were replaced').toBe(true);
      await waitForPaint(tab, 'banner');
      await waitForPaint(tab, 'chip');
    });

    test('that hides everything it does not know does not hide the banner', async () => {
      const tab = await attack('styles that hide');
      await waitForPaint(tab, 'banner');
      expect(await tab.run(isBannerInSight)).toBe(true);
    });

    test('that names elements like properties of documents, windows and nodes, and like our own, is read and painted', async () => {
      const tab = await attack('names clobbered');
      await waitForPaint(tab, 'banner');
      await waitForPaint(tab, 'chip');
      expect(await tab.run(isBannerInSight)).toBe(true);
    });

    test('that takes the paint away in a loop is not fought for ever', async () => {
      const tab = await attack('removal in a loop');
      const removals = await waitFor({
        what: 'removals come to an end',
        ask: async () => {
          const before = await tab.run('removed');
          await pause(300);
          return [before, await tab.run('removed')];
        },
        holds: ([before, after]) => Number(after) > 0 && before === after,
      });
      expect(Number(removals[1])).toBeLessThanOrEqual(25);
      await expectTruth(tab, attackUrl('removal in a loop'));
    });

    test('that changes the style of our element gets it back as it was', async () => {
      const tab = await attack('a host restyled');
      await waitForPaint(tab, 'banner');
      await waitFor({
        what: 'the banner in sight',
        ask: () => tab.run(isBannerInSight),
        holds: (isThere) => isThere === true,
      });
    });

    test('that covers everything still has its true sign on the toolbar', async () => {
      const tab = await attack('a cover');
      await waitForPaint(tab, 'banner');
    });

    test('that copies and imitates our marks does not change what we say', async () => {
      const tab = await attack('marks spoofed');
      await waitForPaint(tab, 'spoofed');
      const all = await waitForPaint(tab, 'banner');
      const own = all.filter((each) => (each.attributes.class ?? '') === 'banner');
      expect(own).toHaveLength(1);
      expect(own[0]?.attributes['data-tone']).toMatch(/caution|danger/);
      await expectTruth(tab, attackUrl('marks spoofed'));
    });

    test('of a hundred thousand nodes is read', async () => {
      await attack('a hundred thousand nodes');
    });

    test('with five megabytes of data, deep and wide, is read', async () => {
      await attack('five megabytes of data');
    });

    test('with data named like prototypes says nothing through it', async () => {
      const tab = await attack('data about prototypes');
      expect(await tab.run('({}).severity === undefined')).toBe(true);
      await attack('linked data about prototypes');
    });

    test('that writes its address a hundred and fifty times in a row is judged at the last one', async () => {
      const tab = await attack('addresses in a loop');
      await tab.run(`(() => {
        for (let at = 0; at < 150; at += 1) try { history.pushState({}, '', location.pathname + '?n=' + at); } catch {}
      })()`);
      const last = String(await tab.run('location.href'));
      expect(last).toMatch(/\?n=\d+$/);
      await expectTruth(tab, last);
      await waitForPaint(tab, 'banner');
    });

    test('that runs through a hundred and fifty listings is not checked meanwhile, and judged where it stops', async () => {
      const tab = await attack('addresses in a loop');
      await tab.run(`(() => {
        const to = (at) => location.pathname.replace(/[0-9]+$/, String(at));
        for (let at = 0; at < 150; at += 1) try { history.pushState({}, '', to(600000 + at)); } catch {}
      })()`);
      const last = String(await tab.run('location.href'));
      expect(last).toMatch(/\.6\d{5}$/);
      // What was painted for the listing before is gone; nobody has judged the last one yet.
      expect((await tab.readPainted()).map(({ tag }) => tag)).toEqual([]);
      const { reading } = await known(last, isWarned);
      expect(reading.listing?.id).toBe(last.slice(last.lastIndexOf('.') + 1));
      await waitForPaint(tab, 'banner');
      expect((await readToolbar(last)).badge).toMatch(/^[1-9]/);
    });

    test('that sends the event which ends a script of the framework is guarded all the same', async () => {
      const tab = await attack('addresses in a loop');
      await waitForPaint(tab, 'banner');
      for (const name of ['guard', 'painter', 'content', '']) {
        const type = JSON.stringify(`${browser.extensionId}:${name}:wxt:content-script-started`);
        const detail = JSON.stringify({ contentScriptName: name, messageId: 'x' });
        await tab.run(`(() => {
          document.dispatchEvent(new CustomEvent(${type}, { detail: ${detail} }));
          window.postMessage({ type: ${type}, ...${detail} }, '*');
        })()`);
      }
      await tab.run("history.replaceState({}, '', location.pathname + '?after=1')");
      await expectTruth(tab, `${attackUrl('addresses in a loop').split('?')[0]}?after=1`);
      await waitForPaint(tab, 'banner');
    });

    test('that never stops writing its address keeps its warning', async () => {
      const tab = await attack('addresses in a loop');
      await tab.run(
        `void setInterval(() => { try { history.replaceState({}, '', location.pathname + '?t=' + performance.now()); } catch {} }, 180)`,
      );
      await pause(800);
      // Every few looks, because the address may change between two of them.
      for (let look = 0; look < 4; look += 1) {
        await pause(200);
        const all = await browser.inExtension('browser.storage.session.get(null)');
        expect(JSON.stringify(all)).toContain(`"shopId":"${listedShop.id}"`);
        await waitForPaint(tab, 'banner');
      }
      await expectRunning(tab);
    });

    test('whose words change without end is read once and again, and is not slowed down', async () => {
      const tab = await attack('words without end');
      await waitForPaint(tab, 'banner');
      await pause(1_200);
      await expectTruth(tab, attackUrl('words without end'));
    });

    test('that writes its whole document anew is painted anew', async () => {
      const tab = await visit(attackUrl('the document written anew'));
      await known(attackUrl('the document written anew'), isWarned);
      await pause(1_500);
      await known(attackUrl('the document written anew'), isWarned);
      await waitForPaint(tab, 'banner');
      expect((await readToolbar(attackUrl('the document written anew'))).badge).toMatch(/^[1-9]/);
    });

    test('whose root goes and comes back is painted again', async () => {
      const tab = await attack('a root taken away for a moment');
      await waitForPaint(tab, 'banner');
      await tab.run(`new Promise((done) => {
        const root = document.documentElement;
        root.remove();
        setTimeout(() => {
          for (const each of [...root.children].slice(2)) each.remove();
          document.append(root);
          done();
        }, 300);
      })`);
      await waitForPaint(tab, 'banner');
      await expectTruth(tab, attackUrl('a root taken away for a moment'));
    });
  });
}
