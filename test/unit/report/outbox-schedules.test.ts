import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeptReport } from '#lib/domain/kept-report.ts';
import { buildOutbox, type Outbox } from '#lib/report/outbox.ts';
import type { Delivered } from '#lib/report/outbox-steps.ts';
import { undoMs } from '#lib/report/outbox-schedule.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';
import { buildReportsStandIn } from '../../support/reports-stand-in.ts';
import { sampleDraft } from '../../support/sample-draft.ts';

/*
 * Random lives of one device: presses, presses taken back, consent given to the browser and taken back, faults of the
 * network and of the intake, and a worker that is killed between any two steps, before or after the step took hold. Whatever happened, once things work again every
 * press that was kept lies at the intake exactly once, and none that was taken back lies there at all.
 */
const to = 'https://phan-anh.example/v1/reports';

type Step =
  | { readonly do: 'press' }
  | { readonly do: 'undo'; readonly which: number }
  | { readonly do: 'wake' }
  | { readonly do: 'consent'; readonly isGiven: boolean }
  | { readonly do: 'wait'; readonly ms: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.constant({ do: 'press' } as const),
    fc.record({ do: fc.constant('undo' as const), which: fc.nat(9) }),
    fc.constant({ do: 'wake' } as const),
    fc.record({ do: fc.constant('consent' as const), isGiven: fc.boolean() }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.nat(40 * undoMs) }),
  ),
  { minLength: 1, maxLength: 25 },
);

/** What the world does at one step of the worker's: nothing, or it kills the worker before or after it took hold. */
type Fate = 'goes-well' | 'killed-before' | 'killed-after';
const fates = fc.infiniteStream(
  fc.oneof(
    { weight: 12, arbitrary: fc.constant<Fate>('goes-well') },
    { weight: 1, arbitrary: fc.constant<Fate>('killed-before') },
    { weight: 1, arbitrary: fc.constant<Fate>('killed-after') },
  ),
);

const roads = fc.infiniteStream(
  fc.constantFrom('arrives', 'arrives', 'never-arrives', 'answer-lost', 'busy', 'broken'),
);

class Killed extends Error {}

type World = {
  readonly device: Map<string, KeptReport>;
  /** How often the intake took each report in: it knows a second one by its id. */
  readonly intake: Map<string, number>;
  readonly fates: Iterator<Fate>;
  readonly roads: Iterator<string>;
  nowMs: number;
  isCalm: boolean;
  /** What its shopper told the browser. */
  mayLeave: boolean;
};

/** A worker is one outbox. Once it is killed, none of its steps takes hold any more. */
function startWorker(world: World): Outbox {
  let isDead = false;
  async function step<T>(takeHold: () => Promise<T>): Promise<T> {
    await Promise.resolve();
    if (isDead) throw new Killed();
    const fate = world.isCalm ? 'goes-well' : world.fates.next().value;
    if (fate !== 'goes-well') isDead = true;
    if (fate === 'killed-before') throw new Killed();
    const done = await takeHold();
    if (fate === 'killed-after') throw new Killed();
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
  return buildOutbox({
    reports,
    deliver: ({ id }) => step(async () => travel(world, id)),
    mayLeave: () => step(async () => world.mayLeave),
    alarms: {
      set: () => step(async () => undefined),
      clear: () => step(async () => undefined),
      onAlarm: () => undefined,
    },
    timers: { set: () => 0, clear: () => undefined },
    clock: () => world.nowMs,
    random: () => 0.5,
    reportFault(fault) {
      throw fault;
    },
  });
}

function travel(world: World, id: string): Delivered {
  // Nothing may have begun to leave without it: a try under way is cut at the network, which is not this test's.
  if (!world.mayLeave) throw new Error('a report left without consent');
  const road = world.isCalm ? 'arrives' : world.roads.next().value;
  const fails = (fault: 'unreachable' | 'busy' | 'broken'): Delivered => ({
    accepted: false,
    fault,
    detail: null,
    retryAfterMs: fault === 'busy' ? 1_000 : null,
  });
  if (road === 'never-arrives') return fails('unreachable');
  if (road === 'busy' || road === 'broken') return fails(road);
  world.intake.set(id, (world.intake.get(id) ?? 0) + 1);
  return road === 'answer-lost' ? fails('unreachable') : { accepted: true };
}

async function liveThrough(world: World, life: readonly Step[]) {
  let worker = startWorker(world);
  const kept: string[] = [];
  const takenBack: string[] = [];
  /** Does something; when the worker dies of it, the next one wakes. Null: nobody was told what came of it. */
  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof Killed)) throw fault;
      worker = startWorker(world);
      return null;
    }
  }
  for (const [at, step] of life.entries()) {
    world.nowMs += 1;
    if (step.do === 'press') {
      const id = `press-${at}`;
      if (
        (await attempt(async () => (await worker.keep(sampleDraft(id, world.nowMs), to), true))) ===
        true
      )
        kept.push(id);
    } else if (step.do === 'undo') {
      const id = kept[step.which];
      if (id !== undefined && (await attempt(() => worker.undo(id))) === true) takenBack.push(id);
    } else if (step.do === 'consent') {
      world.mayLeave = step.isGiven;
      await attempt(() => worker.applyConsent(step.isGiven));
    } else {
      if (step.do === 'wait') world.nowMs += step.ms;
      await attempt(() => worker.applyWake());
    }
  }
  return { kept, takenBack };
}

describe('random lives of a device', () => {
  it('lose no report, send none that was taken back, and leave each at the intake as one', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fates, roads, async (life, fateStream, roadStream) => {
        const world: World = {
          device: new Map(),
          intake: new Map(),
          fates: fateStream,
          roads: roadStream,
          nowMs: 1_000_000,
          isCalm: false,
          mayLeave: false,
        };
        const { kept, takenBack } = await liveThrough(world, life);
        world.isCalm = true;
        world.mayLeave = true;
        world.nowMs += 24 * 60 * 60_000;
        await startWorker(world).applyWake();
        const undone = new Set(takenBack);
        // An undo whose worker died may have taken hold: such a press is nowhere, and nobody was told otherwise.
        const isGone = (id: string): boolean => !world.device.has(id) && !world.intake.has(id);
        for (const id of kept) {
          if (undone.has(id)) expect(isGone(id)).toBe(true);
          else if (!isGone(id)) expect(world.intake.has(id)).toBe(true);
        }
        const lost = kept.filter((id) => !undone.has(id) && isGone(id));
        const undosTried = life.filter((step) => step.do === 'undo').length - takenBack.length;
        expect(lost.length).toBeLessThanOrEqual(undosTried);
        for (const { delivery } of world.device.values()) expect(delivery.state).toBe('delivered');
      }),
      { numRuns: 300 },
    );
  });
});
