import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import { readBuild } from '../../../tools/release/fresh-build.ts';
import { openFirefox } from '../../support/firefox-browser.ts';
import { type OpenTab, waitFor } from '../../support/shop-browser.ts';
import { openReportWorld, type ReportWorld } from '../report-world.ts';

const { report, reports } = catalogueOf('vi');
const { consent } = reports;

/** Firefox as it is after the install: its shopper was not asked yet whether anything may be sent. */
let world: ReportWorld;
let host = '';

beforeAll(async () => {
  world = await openReportWorld((launch) => openFirefox({ ...launch, isUnasked: true }), {
    extension: await readBuild('firefox', 'production'),
  });
  host = new URL(world.road.url).host;
});
afterAll(() => world?.close());

const awaits = (to: string) => ({ state: 'draft', awaitsConsent: { to, attempts: 0 } });

async function openReports(id: string): Promise<OpenTab> {
  const tab = await world.browser().openOwnPage('reports.html');
  await readReport(tab, id, host);
  return tab;
}

/** What the page says of one report, as soon as it says it. */
const readReport = (tab: OpenTab, id: string, part: string): Promise<unknown> =>
  waitFor({
    what: `“${part}” at report ${id}`,
    ask: () => tab.run(`document.getElementById('${id}')?.innerText ?? ''`),
    holds: (text) => String(text).includes(part),
  });

/** A real key on the button: Firefox asks only then. */
async function press(tab: OpenTab, text: string): Promise<void> {
  await tab.run(
    `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === ${JSON.stringify(text)}).focus()`,
  );
  await tab.key('Enter');
}

describe('a shopper of Firefox', () => {
  let id = '';
  let allow = '';

  test('is told that nothing was sent, and why, before anything leaves', async () => {
    const kept = await world.press();
    id = kept.reportId;
    allow = formatText(consent.allow, { host });
    const told = `${formatText(consent.kept, { host })} ${report.addressUnverified}`;
    expect(kept).toMatchObject({ text: told, allow });
    expect(await world.readDelivery(id)).toEqual(awaits(world.road.url));
    // Neither the press on "send" alone nor a new worker makes it leave.
    await world.say('sendReport', { reportId: id });
    await world.browser().killWorker();
    expect(await world.readDelivery(id)).toEqual(awaits(world.road.url));
    expect(world.road.readPosted()).toBe(0);
  });

  test('says no to Firefox: the report stays, and says so', async () => {
    await world.browser().grants.prepare('');
    const tab = await openReports(id);
    await readReport(tab, id, formatText(consent.state, { host }));
    await tab.screenshot('test/.out/consent-firefox.png');
    await press(tab, allow);
    await world.browser().grants.answer('no');
    await readReport(tab, id, formatText(consent.state, { host }));
    expect(await world.readDelivery(id)).toEqual(awaits(world.road.url));
    expect(world.road.readPosted()).toBe(0);
    await tab.close();
  });

  test('says yes at one report: it leaves, and so does every other that waited', async () => {
    const other = (await world.press('shop')).reportId;
    const tab = await openReports(id);
    await press(tab, allow);
    await world.browser().grants.answer('yes');
    await readReport(tab, id, 'Đã gửi tới');
    await world.awaitState(other, 'delivered');
    expect((await world.readArrived()).toSorted()).toEqual([id, other].toSorted());
    await tab.close();
  });

  test('is not asked again', async () => {
    const { reportId, allow: asked } = await world.press();
    expect(asked).toBeUndefined();
    await world.say('sendReport', { reportId });
    expect(await world.readDelivery(reportId)).toMatchObject({ state: 'delivered' });
  });

  test('takes it back in Firefox’s own settings: what waits stays, also where no worker ran', async () => {
    const { reportId } = await world.press();
    expect(await world.readDelivery(reportId)).toMatchObject({ state: 'queued' });
    await world.browser().killWorker();
    await world.browser().grants.applySending(false);
    await waitFor({
      what: 'the report to wait for consent',
      ask: () => world.readDelivery(reportId),
      holds: ({ state }) => state === 'draft',
    });
    await world.say('sendReport', { reportId });
    expect(await world.readDelivery(reportId)).toEqual(awaits(world.road.url));
    expect(await world.readArrived()).not.toContain(reportId);
    await world.browser().grants.applySending(true);
    await world.awaitState(reportId, 'delivered');
  });
});
