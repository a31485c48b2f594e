import { request } from 'node:https';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { buildIntakeNetwork } from '#lib/browser/intake-network.ts';
import type { KeptReport } from '#lib/domain/kept-report.ts';
import { buildDeliver } from '#lib/report/deliver.ts';
import { buildOutbox, type Outbox } from '#lib/report/outbox.ts';
import { undoMs } from '#lib/report/outbox-schedule.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';
import { type OpenDatabase, openDatabase } from '../../intake/store/database.ts';
import {
  type FaultyIntake,
  type IntakeFault,
  intakeFaults,
  openFaultyIntake,
} from '../support/faulty-intake.ts';
import { startTestIntake, type TestIntake } from '../support/intake.ts';
import { buildReportsStandIn } from '../support/reports-stand-in.ts';
import { sampleDraft } from '../support/sample-draft.ts';

/*
 * The outbox of the extension and a real intake, with everything between them that is real too: sockets, proofs of
 * work, HTTP. Only the clock of the device is moved by hand, and the network loses patience early.
 */
let database: OpenDatabase;
let intake: TestIntake;
let road: FaultyIntake;
let ids = 0;
/** In ms: a real answer comes within it nearly always; where it does not, that is one fault more. */
const impatience = 250;

beforeAll(async () => {
  database = await openDatabase({ kind: 'memory' });
  intake = await startTestIntake({ kind: 'memory' }, { database });
  road = await openFaultyIntake(() => intake.url);
});
afterAll(async () => {
  await road.close();
  await intake.running.stop();
});
afterEach(() => road.behave('passes'));

const newId = (): string => (ids += 1).toString(16).padStart(32, '0');
const ask = (limitMs: number) => buildIntakeNetwork({ mayLeave: async () => true, limitMs });
const clock = (): number => intake.time.nowMs;
const deliverWithin = (limitMs: number) =>
  buildDeliver({ ask: ask(limitMs), clock, pause: () => Promise.resolve() });

async function readArrived(wanted: readonly string[]): Promise<ReadonlySet<string>> {
  const query = sql`select id from reports where id = any(${sql.param([...wanted])}::text[])`;
  const { rows } = z
    .object({ rows: z.array(z.object({ id: z.string() })) })
    .parse(await database.db.execute(query));
  return new Set(rows.map(({ id }) => id));
}

function keptReport(id: string): KeptReport {
  return {
    id,
    createdAtMs: clock(),
    draft: sampleDraft(id, clock()),
    details: { reason: null, words: null, screenshot: null },
    delivery: { state: 'draft' },
  };
}

describe('one report', () => {
  const met: readonly (readonly [IntakeFault, string, boolean])[] = [
    ['busy', 'busy', false],
    ['broken', 'broken', false],
    ['wrong', 'broken', false],
    ['resets', 'unreachable', false],
    ['answer-lost', 'unreachable', true],
    ['cut-off', 'unreachable', true],
    ['silent', 'unreachable', true],
  ];

  test.each(met)(
    'on a road that is %s fails as %s, and is one report when it comes again',
    async (...[how, fault, hasArrived]) => {
      const report = keptReport(newId());
      road.behave(how);
      const failed = await deliverWithin(impatience)(report, road.url);
      expect(failed).toMatchObject({ accepted: false, fault });
      // An intake is believed about its own time, never kept waiting for less.
      expect(Object(failed).retryAfterMs).toBe(how === 'busy' ? 120_000 : null);
      expect((await readArrived([report.id])).size).toBe(hasArrived ? 1 : 0);
      road.behave('passes');
      expect(await deliverWithin(10_000)(report, road.url)).toEqual({ accepted: true });
      expect((await readArrived([report.id])).size).toBe(1);
    },
  );

  test('finds nobody where the intake is away, and arrives when it is back', async () => {
    const report = keptReport(newId());
    await road.hangUp();
    const failed = await deliverWithin(impatience)(report, road.url);
    await road.pickUp();
    expect(failed).toMatchObject({ accepted: false, fault: 'unreachable' });
    expect(await deliverWithin(10_000)(report, road.url)).toEqual({ accepted: true });
  });

  test('is not told to a host whose certificate nobody vouched for, right as it is otherwise', async () => {
    const before = road.readPosted();
    const report = keptReport(newId());
    const failed = await deliverWithin(10_000)(report, road.tlsUrl);
    expect(failed).toMatchObject({ accepted: false, fault: 'unreachable' });
    expect(road.readPosted()).toBe(before);
    const status = await new Promise((resolve, reject) => {
      const trusting = request(`${road.tlsUrl}v1/challenge`, { ca: road.certificate }, (answer) =>
        resolve(answer.resume().statusCode),
      );
      trusting.on('error', reject).end();
    });
    expect(status).toBe(200);
  });
});

type Step =
  | { readonly do: 'press' | 'wake' | 'hang-up' | 'pick-up' }
  | { readonly do: 'undo'; readonly which: number }
  | { readonly do: 'send'; readonly which: number }
  | { readonly do: 'wait'; readonly ms: number };

const plain = (name: 'press' | 'wake' | 'hang-up' | 'pick-up') =>
  fc.constant({ do: name } as const);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: plain('press') },
    { weight: 2, arbitrary: plain('wake') },
    { weight: 1, arbitrary: plain('hang-up') },
    { weight: 1, arbitrary: plain('pick-up') },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('send' as const), which: fc.nat(4) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        ms: fc.integer({ min: 8_000, max: 400_000 }),
      }),
    },
  ),
  { minLength: 5, maxLength: 14 },
);

/** What happens to the worker at a step of its own: nothing, or it dies before or after the step took hold. */
type Fate = 'goes-well' | 'killed-before' | 'killed-after';
const fates = fc.infiniteStream(
  fc.oneof(
    { weight: 30, arbitrary: fc.constant<Fate>('goes-well') },
    { weight: 1, arbitrary: fc.constant<Fate>('killed-before') },
    { weight: 1, arbitrary: fc.constant<Fate>('killed-after') },
  ),
);
// The slow ones cost the test its own time: they come seldom, and still in dozens over all lives.
const faults = fc.infiniteStream(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<IntakeFault>('passes') },
    { weight: 1, arbitrary: fc.constant<IntakeFault>('silent') },
    { weight: 15, arbitrary: fc.constantFrom(...intakeFaults.filter((each) => each !== 'silent')) },
  ),
);

class Killed extends Error {}

type World = {
  readonly device: Map<string, KeptReport>;
  readonly fates: Iterator<Fate>;
  isCalm: boolean;
};
const seen = new Map<string, number>();
const count = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);

/** A worker is one outbox. Once it is killed, none of its steps takes hold any more. */
function startWorker(world: World): Outbox {
  let isDead = false;
  async function step<T>(takeHold: () => Promise<T>): Promise<T> {
    await Promise.resolve();
    if (isDead) throw new Killed();
    const fate = world.isCalm ? 'goes-well' : world.fates.next().value;
    if (fate !== 'goes-well') {
      isDead = true;
      count(fate);
    }
    if (fate === 'killed-before') throw new Killed();
    const done = await takeHold();
    if (isDead) throw new Killed();
    return done;
  }
  const stored = buildReportsStandIn(world.device);
  const reports: KeptReports = {
    keep: (report) => step(() => stored.keep(report)),
    change: (id, change) => step(() => stored.change(id, change)),
    read: (id) => step(() => stored.read(id)),
    readAll: () => step(() => stored.readAll()),
    clear: () => step(() => stored.clear()),
  };
  const network = ask(world.isCalm ? 10_000 : impatience);
  return buildOutbox({
    reports,
    deliver: buildDeliver({
      ask: (url, body) => step(() => network(url, body)),
      clock,
      pause: () => Promise.resolve(),
    }),
    mayLeave: async () => true,
    alarms: { set: async () => {}, clear: async () => {}, onAlarm: () => undefined },
    timers: { set: () => 0, clear: () => undefined },
    clock,
    random: () => 0.5,
    reportFault(fault) {
      throw fault;
    },
  });
}

/** The presses that were kept, those that were taken back, and those of which nobody was told what an undo came to. */
async function liveThrough(world: World, life: readonly Step[]) {
  let worker = startWorker(world);
  const kept: string[] = [];
  const takenBack = new Set<string>();
  const unclear = new Set<string>();
  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof Killed)) throw fault;
      worker = startWorker(world);
      return null;
    }
  }
  async function take(step: Step): Promise<void> {
    if (step.do === 'press') {
      const id = newId();
      const done = await attempt(() => worker.keep(sampleDraft(id, clock()), road.url));
      if (done) kept.push(id);
      return;
    }
    if (step.do === 'hang-up') {
      count('hang-up');
      return road.hangUp();
    }
    if (step.do === 'pick-up') return road.pickUp();
    if (step.do === 'undo' || step.do === 'send') {
      const id = kept[step.which];
      if (id === undefined) return;
      if (step.do === 'send') return void (await attempt(() => worker.resend(id, road.url)));
      const isUndone = await attempt(() => worker.undo(id));
      if (isUndone === null) unclear.add(id);
      if (isUndone) takenBack.add(id);
      return;
    }
    if (step.do === 'wait') intake.time.nowMs += step.ms;
    await attempt(() => worker.applyWake());
  }
  for (const step of life) await take(step);
  return { kept, takenBack, unclear };
}

describe('two hundred and twenty lives of a device before a faulty road', () => {
  test('lose no report, send none that was taken back, and leave each at the intake as one', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fates, faults, async (life, fateStream, faultStream) => {
        const world: World = { device: new Map(), fates: fateStream, isCalm: false };
        road.behave(() => {
          const fault = faultStream.next().value ?? 'passes';
          count(fault);
          return fault;
        });
        const { kept, takenBack, unclear } = await liveThrough(world, life);
        road.behave('passes');
        await road.pickUp();
        world.isCalm = true;
        intake.time.nowMs += undoMs + 3_600_000 * 7;
        await startWorker(world).applyWake();
        const arrived = await readArrived(kept);
        for (const id of kept) {
          const isUndone = takenBack.has(id) || (unclear.has(id) && !world.device.has(id));
          expect([id, arrived.has(id)]).toEqual([id, !isUndone]);
        }
        for (const { delivery } of world.device.values()) expect(delivery.state).toBe('delivered');
      }),
      { numRuns: 220 },
    );
    // Chance must have met everything that is claimed here.
    for (const what of [...intakeFaults, 'hang-up', 'killed-before', 'killed-after']) {
      expect(seen.get(what) ?? 0, what).toBeGreaterThan(3);
    }
  }, 120_000);
});
