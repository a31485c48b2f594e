import { mkdirSync, writeFileSync } from 'node:fs';
import { startIntake } from '../../intake/server.ts';
import { readSettings } from '../../intake/settings.ts';
import { openDatabase } from '../../intake/store/database.ts';
import { pictures, reports } from '../../intake/store/tables.ts';
import { serveFolder } from '../../tools/feed/verbs/serve.ts';
import { openWorkshop, writtenList } from '../support/feed-workshop.ts';
import { type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';

export type Arrived = { readonly body: unknown; readonly webp: Uint8Array | null };

/** An intake in memory, and a feed that names it. */
export type ReportHost = {
  readonly intake: string;
  readonly feed: string;
  readonly readArrived: (reportId: string) => Promise<Arrived | null>;
  readonly close: () => Promise<void>;
};

export async function openReportHost(): Promise<ReportHost> {
  const settings = readSettings({ INTAKE_PROOF_NUMBERS: '200', PORT: '0' });
  const database = await openDatabase({ kind: 'memory' });
  const intake = await startIntake(settings, {
    database,
    log: () => undefined,
    clock: () => Date.now(),
  });
  const url = `http://127.0.0.1:${intake.port}/`;
  const shop = openWorkshop(Date.now());
  await shop.done('init', '--name', 'Hội nhận hình', '--intake', url);
  mkdirSync(shop.path('feed/lists'), { recursive: true });
  writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList()));
  for (const verb of ['compile', 'sign', 'publish']) await shop.done(verb);
  const server = await serveFolder(shop.path('published'));
  return {
    intake: url,
    feed: server.url,
    async readArrived(reportId) {
      const row = (await database.db.select().from(reports)).find(({ id }) => id === reportId);
      const kept = await database.db.select().from(pictures);
      const picture = kept.find((each) => each.reportId === reportId);
      return row ? { body: row.body, webp: picture?.webp ?? null } : null;
    },
    async close() {
      await server.close();
      await intake.stop();
      shop.end();
    },
  };
}

/** Asks the worker as a page of the extension does. @throws with its refusal */
export async function ask(browser: ShopBrowser, name: string, what: object): Promise<unknown> {
  const reply: unknown = await browser.inExtension(
    `browser.runtime.sendMessage(${JSON.stringify({ name, ask: what })})`,
  );
  const { ok, answer, refusal } = Object(reply);
  if (ok !== true) throw new Error(`${name}: ${String(refusal)}`);
  return answer;
}

/** What is said in the page's own corner after a press; it lies where the page cannot look. */
export async function readToast(tab: OpenTab, holds: (text: string) => boolean): Promise<string> {
  return waitFor({
    what: 'the toast',
    ask: async () => {
      const all = await tab.readPainted();
      return all.find(({ attributes }) => attributes.class === 'toast')?.text ?? '';
    },
    holds,
  });
}

export async function pressPainted(tab: OpenTab, text: string): Promise<void> {
  const found = await waitFor({
    what: `“${text}” painted`,
    ask: async () =>
      (await tab.readPainted()).findLast((each) => each.tag === 'button' && each.text === text),
    holds: (element) => element !== undefined,
  });
  if (found) await tab.press(found);
}

const isInOverlay = `document.activeElement !== document.body &&
  document.activeElement.parentNode === document.documentElement`;

/** By Tab alone from the page into the toast, and on it to a button. What has the focus there no page can tell. */
export async function tabToToast(tab: OpenTab, text: string): Promise<void> {
  const all = await tab.readPainted();
  // The banner behind the toast is hidden, and its buttons with it.
  const stops = all.filter(
    ({ tag, attributes }) => /^(a|button)$/.test(tag) && !attributes.class?.startsWith('push'),
  );
  const at = stops.findIndex((each) => each.text === text);
  if (at < 0) throw new Error(`the toast has no “${text}”`);
  for (let turn = 0; turn < 200 && !(await tab.run(isInOverlay)); turn += 1) await tab.key('Tab');
  for (let turn = 0; turn < at; turn += 1) await tab.key('Tab');
}

const readName = `(() => {
  const { activeElement: it } = document;
  return it.getAttribute('aria-label') ?? it.labels?.[0]?.firstChild?.textContent ?? it.textContent;
})()`;

/** By Tab alone to the control of this name. @throws when there is none that Tab reaches */
export async function tabTo(tab: OpenTab, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let turn = 0; turn < 60; turn += 1) {
    await tab.key('Tab');
    const found = String(await tab.run(readName));
    if (name.test(found)) return;
    seen.push(found.slice(0, 30));
  }
  throw new Error(`Tab does not come to ${String(name)}; it came to ${seen.join(', ')}`);
}

/** Controls in sight that are less than 24 pixels wide or high. */
export const readSmallTargets = `[...document.querySelectorAll('button, a, select, textarea, input')]
  .map((it) => [it.getAttribute('aria-label') ?? it.textContent, it.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24))
  .map(([name]) => name)`;
