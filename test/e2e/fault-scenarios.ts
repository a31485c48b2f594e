import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { IntakeFault } from '../support/faulty-intake.ts';
import { waitFor } from '../support/shop-browser.ts';
import { buildTemporaryFolder } from '../support/temporary-folder.ts';
import { openReportWorld, type OpenShopBrowser, type ReportWorld } from './report-world.ts';

/**
 * What networks, intakes and browsers do to a report between the press and its receipt, in a real browser: exactly one
 * report arrives, none is lost. The same with the outbox alone, in hundreds of orders: test/intake/random-lives.test.ts.
 */
export function describeFaults(open: OpenShopBrowser, build: BuildBrowser): void {
  let world: ReportWorld;

  beforeAll(async () => {
    const profile = join(buildTemporaryFolder('profile'), 'of-the-shopper');
    world = await openReportWorld(open, {
      extension: await readBuild(build, 'production'),
      profile,
    });
  });
  afterAll(() => world?.close());
  afterEach(() => world?.road.behave('passes'));

  /** The shopper presses "send", and the try comes to its end. */
  const send = (reportId: string) => world.say('sendReport', { reportId });
  const readArrivals = async (id: string): Promise<number> =>
    (await world.readArrived()).filter((each) => each === id).length;

  async function expectOne(id: string): Promise<void> {
    expect((await world.awaitState(id, 'delivered')).to).toBe(world.road.url);
    expect(await readArrivals(id)).toBe(1);
  }

  describe('a report', () => {
    test('whose browser was killed between press and send leaves by itself when it is opened again', async () => {
      const { reportId } = await world.press();
      await world.crash();
      expect(await readArrivals(reportId)).toBe(0);
      expect(await world.readDelivery(reportId)).toMatchObject({ state: 'queued', attempts: 0 });
      await expectOne(reportId);
    });

    test.each<readonly [IntakeFault, string, number]>([
      ['busy', 'busy', 0],
      ['broken', 'broken', 0],
      // A page that is not the intake's lets no other origin read it.
      ['wrong', 'unreachable', 0],
      ['resets', 'unreachable', 0],
      ['answer-lost', 'unreachable', 1],
      ['cut-off', 'unreachable', 1],
    ])(
      'on a road that is %s waits (%s), and arrives once when it is sent again',
      async (...[how, fault, arrived]) => {
        const { reportId } = await world.press();
        world.road.behave(how);
        await send(reportId);
        const delivery = await world.readDelivery(reportId);
        expect(delivery).toMatchObject({ state: 'queued', attempts: 1, lastFault: fault });
        if (how === 'busy') {
          // The intake asked for two minutes.
          expect(Number(delivery.nextTryAtMs) - Date.now()).toBeGreaterThan(100_000);
        }
        expect(await readArrivals(reportId)).toBe(arrived);
        world.road.behave('passes');
        await send(reportId);
        await expectOne(reportId);
      },
    );

    test('waits while nobody listens, and arrives once when somebody does', async () => {
      const { reportId } = await world.press();
      await world.road.hangUp();
      await send(reportId);
      expect(await world.readDelivery(reportId)).toMatchObject({ lastFault: 'unreachable' });
      await world.road.pickUp();
      await send(reportId);
      await expectOne(reportId);
    });

    test('whose answer is so slow that the worker is gone before it comes arrives once', async () => {
      const { reportId } = await world.press();
      world.road.behave('silent');
      const cut = send(reportId).catch(() => 'cut off');
      await waitFor({
        what: 'the intake to have it',
        ask: () => readArrivals(reportId),
        holds: (count) => count === 1,
      });
      expect(await world.readDelivery(reportId)).toMatchObject({ state: 'sending' });
      await world.browser().killWorker();
      world.road.behave('passes');
      await cut;
      // Whatever wakes the worker next sends it again, under the same id.
      await expectOne(reportId);
    });

    test('is not told to an intake whose certificate nobody vouches for, and arrives once at the right one', async () => {
      const { road } = world;
      await world.moveIntake(road.tlsUrl);
      const { reportId } = await world.press();
      const before = { posted: road.readPosted(), distrusted: road.readDistrusted() };
      await send(reportId);
      expect(await world.readDelivery(reportId)).toMatchObject({
        state: 'queued',
        to: road.tlsUrl,
        lastFault: 'unreachable',
      });
      expect(road.readDistrusted()).toBeGreaterThan(before.distrusted);
      expect(road.readPosted()).toBe(before.posted);
      await world.moveIntake(road.url);
      await send(reportId);
      await expectOne(reportId);
    });

    test('is never there twice, whatever happened before', async () => {
      const arrived = await world.readArrived();
      expect(arrived).toHaveLength(10);
      expect(new Set(arrived).size).toBe(arrived.length);
    });
  });
}
