import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningIntake, startIntake } from '../../intake/server.ts';
import { readSettings } from '../../intake/settings.ts';
import { type OpenDatabase, openDatabase } from '../../intake/store/database.ts';
import { reports } from '../../intake/store/tables.ts';
import { type FolderServer, serveFolder } from '../../tools/feed/verbs/serve.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { openWorkshop, type Workshop, writtenList } from '../support/feed-workshop.ts';
import { readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { serveScenarios, urls } from './scenario-pages.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

/** From the press to a real intake on this machine. The feed that names the intake is one that the shopper added. */
export function describeReports(open: Open, build: BuildBrowser): void {
  const folder = mkdtempSync(join(tmpdir(), 'cho-lanh-intake-'));
  let database: OpenDatabase;
  let intake: RunningIntake | undefined;
  let browser: ShopBrowser;
  let shop: Workshop;
  let server: FolderServer;
  let url = '';

  beforeAll(async () => {
    await startAgain();
    url = `http://127.0.0.1:${intake?.port ?? 0}/`;
    shop = openWorkshop(Date.now());
    await shop.done('init', '--name', 'Hội có nơi nhận báo cáo', '--intake', url);
    mkdirSync(shop.path('feed/lists'), { recursive: true });
    writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList()));
    for (const verb of ['compile', 'sign', 'publish']) await shop.done(verb);
    server = await serveFolder(shop.path('published'));
    browser = await open({
      extension: await readBuild(build, 'production'),
      serve: serveScenarios,
    });
    browser.allowHost(new URL(server.url).host);
    browser.allowHost(new URL(url).host);
    const seen = await say('previewFeed', { url: server.url });
    const { rootFingerprint } = Object(seen.preview);
    expect(Object(seen.preview).intake).toBe(new URL(url).host);
    await say('addFeed', { url: server.url, rootFingerprint });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await intake?.stop();
    shop?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The intake goes away and comes back at the same address; what it keeps stays. */
  async function startAgain(): Promise<void> {
    const settings = readSettings({ INTAKE_PROOF_NUMBERS: '200' });
    database = await openDatabase({ kind: 'folder', path: join(folder, 'data') });
    intake = await startIntake({ ...settings, port: intake?.port ?? 0 }, seamsOf(database));
  }
  async function say(name: string, ask: object): Promise<Record<string, unknown>> {
    const reply: unknown = await browser.inExtension(
      `browser.runtime.sendMessage(${JSON.stringify({ name, ask })})`,
    );
    const { ok, answer, refusal } = Object(reply);
    if (ok !== true) throw new Error(`${name}: ${String(refusal)}`);
    return answer;
  }
  async function readStates(): Promise<Record<string, string>> {
    const view = await say('viewReports', {});
    const all: readonly unknown[] = Object(view.reports);
    return Object.fromEntries(
      all.map((report) => [Object(report).id, Object(report).delivery.state]),
    );
  }
  async function readArrived(): Promise<readonly string[]> {
    const rows = await database.db.select({ id: reports.id }).from(reports);
    return rows.map(({ id }) => id);
  }
  /** Presses in the tab of a page that was judged; what the popup's button does. */
  async function press(page: string): Promise<string> {
    const tab = await browser.openTab(page);
    try {
      await waitFor({
        what: `the state of ${page}`,
        ask: () => readTabState(browser, page),
        holds: (found) => found?.assessment.checked === true,
      });
      const tabId = await browser.inExtension(
        `browser.tabs.query({}).then((all) => all.find(({ url }) => url === ${JSON.stringify(page)})?.id ?? null)`,
      );
      const kept = await say('reportTab', { tabId, ref: 'listing' });
      expect(kept.text).toContain(new URL(url).host);
      return String(kept.reportId);
    } finally {
      await tab.close();
    }
  }
  async function awaitState(id: string, state: string): Promise<void> {
    await waitFor({
      what: `report ${id} to be ${state}`,
      ask: readStates,
      holds: (states) => states[id] === state,
      limitMs: 45_000,
    });
  }

  describe('a report', () => {
    test('leaves ten seconds after its press, as it was previewed and also by a worker that was killed meanwhile; one taken back in time never does', async () => {
      const undone = await press(urls.listing);
      expect(await say('undoReport', { reportId: undone })).toEqual({ undone: true });
      const id = await press(urls.listing);
      expect(await readArrived()).toEqual([]);
      expect(await readStates()).toEqual({ [id]: 'queued' });
      const { json } = await say('previewReport', { reportId: id });
      await browser.killWorker();
      await awaitState(id, 'delivered');
      const rows = await database.db.select().from(reports);
      expect(rows.map((row) => row.id)).toEqual([id]);
      const { screenshot: _none, ...previewed } = JSON.parse(String(json));
      expect(rows[0]?.body).toEqual(previewed);
    });

    test('waits while its shopper writes, and carries what was written', async () => {
      const id = await press(urls.listing);
      expect(await say('holdReport', { reportId: id })).toEqual({ held: true });
      const words = 'Gọi 0912345678 không ai nghe';
      const details = { reason: 'non-delivery', words, keepNumbers: false, wholeAddress: false };
      await say('addDetails', { reportId: id, details });
      await say('sendReport', { reportId: id });
      await awaitState(id, 'delivered');
      const rows = await database.db.select().from(reports);
      const row = rows.find((each) => each.id === id);
      expect(row?.body).toMatchObject({ reason: 'non-delivery', words: 'Gọi […] không ai nghe' });
    });

    test('is shown with where it stands, and deleted where its shopper says so', async () => {
      const tab = await browser.openOwnPage('reports.html');
      const read = (): Promise<unknown> => tab.run('document.body.innerText');
      const text = await waitFor({
        what: 'the reports',
        ask: async () => String(await read()),
        holds: (said) => said.includes('Đã gửi tới'),
      });
      expect(text).toContain('Báo cáo của tôi');
      await tab.screenshot(`test/.out/reports-${browser.name}.png`);
      const count = Number(await tab.run("document.querySelectorAll('section').length"));
      await tab.run(
        "[...document.querySelectorAll('section button')].find((b) => b.textContent === 'Xóa báo cáo này').click()",
      );
      await waitFor({
        what: 'one report less',
        ask: () => tab.run("document.querySelectorAll('section').length"),
        holds: (left) => left === count - 1,
      });
      await tab.close();
    });

    test('waits for an intake that is away, and is sent when it is back', async () => {
      await intake?.stop();
      const id = await press(urls.listing);
      await say('sendReport', { reportId: id });
      await waitFor({
        what: 'a try in vain',
        ask: async () => Object((await say('viewReports', {})).reports),
        holds: (all) => Object(all[0]).delivery.lastFault === 'unreachable',
        limitMs: 45_000,
      });
      await startAgain();
      await say('sendReport', { reportId: id });
      await awaitState(id, 'delivered');
      expect((await readArrived()).filter((each) => each === id)).toHaveLength(1);
    });
  });
}

function seamsOf(database: OpenDatabase) {
  return { database, log: () => undefined, clock: () => Date.now() };
}
