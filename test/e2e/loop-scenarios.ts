import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../intake/store/database.ts';
import { addModerator } from '../../intake/store/moderators.ts';
import { cases } from '../../intake/store/tables.ts';
import { type FolderServer, serveFolder } from '../../tools/feed/verbs/serve.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { openWorkshop, type Workshop } from '../support/feed-workshop.ts';
import { startTestIntake, type TestIntake } from '../support/intake.ts';
import { type Decision, openModeratorTab, type ModeratorTab } from '../support/moderator-tab.ts';
import { type OpenTab, readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { serveScenarios, urls } from './scenario-pages.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

/**
 * The whole way: a press on a page, a request at a real intake, a case, a person's decision in the intake's own pages,
 * the maintainers' command, a published feed, and what the shopper sees after the next sync.
 */
export function describeLoop(open: Open, build: BuildBrowser): void {
  let database: OpenDatabase;
  let intake: TestIntake;
  let url = '';
  let shop: Workshop;
  let server: FolderServer;
  let browser: ShopBrowser;
  let moderator: ModeratorTab;

  beforeAll(async () => {
    const launching = openShopBrowser();
    database = await openDatabase({ kind: 'memory' });
    intake = await startTestIntake({ kind: 'memory' }, { database, clock: () => Date.now() });
    url = `${intake.url}/`;
    shop = openWorkshop(Date.now());
    await shop.done('init', '--name', 'Hội khép kín', '--publisher', 'hoi', '--intake', url);
    const token = await addToken('feed');
    writeFileSync(shop.path('token'), token);
    await publish();
    server = await serveFolder(shop.path('published'));
    browser = await launching;
    for (const each of [server.url, url]) browser.allowHost(new URL(each).host);
    const { preview } = await say('previewFeed', { url: server.url });
    await say('addFeed', { url: server.url, rootFingerprint: Object(preview).rootFingerprint });
    moderator = await openModeratorTab(browser, url);
    await moderator.login(await addToken('moderator'));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await intake?.running.stop();
    shop?.end();
  });

  async function openShopBrowser(): Promise<ShopBrowser> {
    return open({ extension: await readBuild(build, 'production'), serve: serveScenarios });
  }
  async function addToken(role: 'moderator' | 'feed'): Promise<string> {
    return (await addModerator(database.db, { name: role, role }, Date.now())) ?? '';
  }
  async function publish(): Promise<void> {
    for (const verb of ['compile', 'sign', 'publish']) await shop.done(verb);
  }
  async function say(name: string, ask: object): Promise<Record<string, unknown>> {
    const reply: unknown = await browser.inExtension(
      `browser.runtime.sendMessage(${JSON.stringify({ name, ask })})`,
    );
    const { ok, answer, refusal } = Object(reply);
    if (ok !== true) throw new Error(`${name}: ${String(refusal)}`);
    return answer;
  }
  /** The sources of the entries that the worker found of a page. */
  async function readEntries(page: string): Promise<readonly string[] | null> {
    const state = await readTabState(browser, page);
    if (!state?.assessment.checked) return null;
    const findings = state.assessment.verdicts.flatMap((verdict) => verdict.findings);
    return findings.flatMap((each) =>
      each.kind === 'match' ? [each.match.entry.source.title] : [],
    );
  }
  async function readOutcome(): Promise<unknown> {
    return Object((await say('viewReports', {})).reports)[0]?.outcome;
  }
  /** Decided by a person, taken over by the command, published, fetched. */
  async function bring(subjectKey: string, decision: Decision): Promise<void> {
    await moderator.decide(subjectKey, decision);
    shop.clock.nowMs = Date.now();
    const place = ['--token-file', 'token', '--ledger', 'https://intake.example/ledger'];
    const said = await shop.done('import', '--from-intake', url, ...place);
    expect(said.warnings).toEqual([]);
    await publish();
    await waitFor({
      what: `the outcome ${decision.outcome} on the device`,
      ask: async () => (await say('syncFeeds', {}), await readOutcome()),
      holds: (outcome) => Object(outcome).status === decision.outcome,
    });
  }
  async function awaitEntries(count: number): Promise<readonly string[] | null> {
    return waitFor({
      what: `${count} entries of the open page`,
      ask: () => readEntries(urls.ordinary),
      holds: (entries) => entries?.length === count,
    });
  }
  async function readReports(): Promise<string> {
    const tab = await browser.openOwnPage('reports.html');
    const text = await waitFor({
      what: 'the reports',
      ask: async () => String(await tab.run('document.body.innerText')),
      holds: (said) => said.includes('Đã gửi tới'),
    });
    await tab.screenshot(`test/.out/loop-${browser.name}.png`);
    await tab.close();
    return text;
  }

  describe('a report', () => {
    let page: OpenTab;
    let subjectKey = '';

    async function awaitPainted(isMarked: boolean): Promise<void> {
      const words = 'Có trong danh sách cảnh báo của Hội khép kín từ';
      await waitFor({
        what: isMarked ? 'the mark on the open page' : 'the open page without its mark',
        ask: () => page.readPainted(),
        holds: (all) => all.some(({ text }) => text.includes(words)) === isMarked,
      });
    }

    test('that people accepted comes back: its shopper is told, and the listing is marked', async () => {
      page = await browser.openTab(urls.ordinary);
      await awaitEntries(0);
      const tabId = await browser.inExtension(
        `browser.tabs.query({}).then((all) => all.find(({ url }) => url === ${JSON.stringify(urls.ordinary)})?.id ?? null)`,
      );
      const { reportId } = await say('reportTab', { tabId, ref: 'listing' });
      await say('sendReport', { reportId });
      expect(Object((await say('viewReports', {})).reports)[0].delivery.state).toBe('delivered');
      const rows = await database.db.select().from(cases);
      subjectKey = rows[0]?.subjectKey ?? '';
      expect(subjectKey).toMatch(/^listing:shopee:vn:/);

      await bring(subjectKey, {
        outcome: 'accepted',
        reason: 'counterfeit',
        note: 'Đã đối chiếu.',
      });
      const [entry] = (await awaitEntries(1)) ?? [];
      expect(entry).toContain(`Vụ việc ${rows[0]?.id}`);
      await awaitPainted(true);
      const told = await readReports();
      expect(told).toContain('Đã được xem xét: cảnh báo đã được thêm.');
      expect(told).toContain('Hội khép kín quyết định ngày');
      expect(told).toContain('Điều được xem xét: hàng nhái nhãn hiệu.');
      expect(browser.readRequests().filter((asked) => asked.includes('outcomes'))).toEqual([]);
    });

    test('whose warning was lifted again says so, and the mark goes from the page that is open', async () => {
      await bring(subjectKey, {
        outcome: 'cleared',
        reason: 'counterfeit',
        note: 'Người bán đã sửa.',
      });
      await awaitEntries(0);
      await awaitPainted(false);
      expect(await readReports()).toContain('Đã được xem xét lại: cảnh báo đã được gỡ.');
    });
  });
}
