import { describe, expect, it } from 'vitest';
import { buildOutbox, type OutboxParts } from '#lib/report/outbox.ts';
import type { Delivered } from '#lib/report/outbox-steps.ts';
import { longestWaitMs, undoMs } from '#lib/report/outbox-schedule.ts';
import { buildReportsStandIn } from '../../support/reports-stand-in.ts';
import { sampleDraft } from '../../support/sample-draft.ts';

const to = 'https://phan-anh.example/v1/reports';
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

function setUp(answers: (Delivered | Promise<Delivered>)[] = []) {
  const world = { nowMs: 1_000_000, alarmAtMs: null as number | null, mayLeave: true };
  const reports = buildReportsStandIn();
  const sent: string[] = [];
  const parts: OutboxParts = {
    reports,
    async deliver({ id }) {
      sent.push(id);
      return answers.shift() ?? { accepted: true };
    },
    mayLeave: async () => world.mayLeave,
    alarms: {
      set: async (_name, atMs) => void (world.alarmAtMs = atMs),
      clear: async () => void (world.alarmAtMs = null),
      onAlarm: () => undefined,
    },
    timers: { set: () => 0, clear: () => undefined },
    clock: () => world.nowMs,
    random: () => 0,
    reportFault(fault) {
      throw fault;
    },
  };
  const outbox = buildOutbox(parts);
  return {
    world,
    outbox,
    sent,
    reports,
    again: () => buildOutbox(parts),
    async passTo(nowMs: number) {
      world.nowMs = nowMs;
      await outbox.applyAlarm('outbox');
    },
    state: async (id = 'a') => (await reports.read(id))?.delivery,
  };
}

const fails = (fault: 'unreachable' | 'busy' | 'broken' | 'refused'): Delivered => ({
  accepted: false,
  fault,
  detail: null,
  retryAfterMs: null,
});

describe('a press', () => {
  it('goes nowhere while no intake is named', async () => {
    const { outbox, sent, state, world } = setUp();
    await outbox.keep(sampleDraft('a'), null);
    await outbox.applyWake();
    expect(await state()).toEqual({ state: 'draft' });
    expect([sent, world.alarmAtMs]).toEqual([[], null]);
  });

  it('leaves when it can no longer be taken back, and not before', async () => {
    const { outbox, sent, state, world, passTo } = setUp();
    await outbox.keep(sampleDraft('a'), to);
    expect(world.alarmAtMs).toBe(world.nowMs + undoMs);
    await passTo(world.nowMs + undoMs - 1);
    expect(sent).toEqual([]);
    await passTo(world.nowMs + 1);
    expect(sent).toEqual(['a']);
    expect(await state()).toEqual({ state: 'delivered', to, atMs: world.nowMs });
    expect(world.alarmAtMs).toBeNull();
  });

  it('is never sent once it was taken back', async () => {
    const { outbox, sent, passTo, reports, world } = setUp();
    await outbox.keep(sampleDraft('a'), to);
    expect(await outbox.undo('a')).toBe(true);
    await passTo(world.nowMs + dayMs);
    expect(sent).toEqual([]);
    expect(await reports.readAll()).toEqual([]);
  });

  it('cannot be taken back once it has left, however the sending went', async () => {
    const { outbox, passTo, world, state } = setUp([fails('unreachable')]);
    await outbox.keep(sampleDraft('a'), to);
    await passTo(world.nowMs + undoMs);
    expect(await outbox.undo('a')).toBe(false);
    expect(await state()).toMatchObject({ state: 'queued', attempts: 1, lastFault: 'unreachable' });
    expect(await outbox.undo('nothing')).toBe(false);
  });

  it('cannot be taken back while it is on its way', async () => {
    let answer = (_done: Delivered): void => undefined;
    const waiting = new Promise<Delivered>((resolve) => (answer = resolve));
    const { outbox, passTo, world, state, sent } = setUp([waiting]);
    await outbox.keep(sampleDraft('a'), to);
    const passing = passTo(world.nowMs + undoMs);
    await expect.poll(() => sent).toEqual(['a']);
    expect(await outbox.undo('a')).toBe(false);
    answer({ accepted: true });
    await passing;
    expect(await state()).toMatchObject({ state: 'delivered' });
  });
});

describe('a report that could not be sent', () => {
  it('is tried again after ever longer waits, and then delivered', async () => {
    const { outbox, passTo, world, sent, state } = setUp([
      fails('unreachable'),
      fails('broken'),
      fails('busy'),
    ]);
    await outbox.keep(sampleDraft('a'), to);
    const waits: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      waits.push((world.alarmAtMs ?? 0) - world.nowMs);
      await passTo(world.alarmAtMs ?? 0);
    }
    expect(waits).toEqual([undoMs, minuteMs / 2, minuteMs, 2 * minuteMs]);
    expect(sent).toHaveLength(4);
    expect(await state()).toMatchObject({ state: 'delivered' });
  });

  it('waits as long as the intake asks, but never more than a day', async () => {
    const asked = { ...fails('busy'), retryAfterMs: 3_600_000 } as Delivered;
    const tooLong = { ...fails('busy'), retryAfterMs: 400 * dayMs } as Delivered;
    const { outbox, passTo, world } = setUp([asked, tooLong]);
    await outbox.keep(sampleDraft('a'), to);
    await passTo(world.nowMs + undoMs);
    expect(world.alarmAtMs).toBe(world.nowMs + 3_600_000);
    await passTo(world.alarmAtMs ?? 0);
    expect(world.alarmAtMs).toBe(world.nowMs + longestWaitMs);
  });

  it('is not tried again when the intake refuses it, and keeps what the intake said', async () => {
    const refused = { ...fails('refused'), detail: 'schemaVersion 9 is not known' } as Delivered;
    const { outbox, passTo, world, sent, state } = setUp([refused]);
    await outbox.keep(sampleDraft('a'), to);
    await passTo(world.nowMs + undoMs);
    await passTo(world.nowMs + dayMs);
    expect(sent).toEqual(['a']);
    expect(await state()).toMatchObject({
      state: 'failed',
      fault: 'refused',
      detail: 'schemaVersion 9 is not known',
    });
  });

  it('ends as failed after two weeks in vain, and goes out again when the shopper says so', async () => {
    const { outbox, passTo, world, state } = setUp([fails('unreachable'), fails('unreachable')]);
    await outbox.keep(sampleDraft('a'), to);
    await passTo(world.nowMs + undoMs);
    await passTo(world.nowMs + 14 * dayMs);
    expect(await state()).toMatchObject({ state: 'failed', fault: 'gave-up' });
    expect(await outbox.resend('a', to)).toBe(true);
    expect(await state()).toMatchObject({ state: 'delivered' });
    expect(await outbox.resend('a', to)).toBe(false);
  });

  it('goes out at once when the shopper does not want to wait for the next try', async () => {
    const { outbox, passTo, world, sent, state } = setUp([fails('busy')]);
    await outbox.keep(sampleDraft('a'), to);
    await passTo(world.nowMs + undoMs);
    expect(await outbox.resend('a', to)).toBe(true);
    expect(sent).toEqual(['a', 'a']);
    expect(await state()).toMatchObject({ state: 'delivered' });
  });

  it('keeps no other report waiting', async () => {
    const { outbox, passTo, world, sent } = setUp([fails('refused')]);
    await outbox.keep(sampleDraft('a', 1), to);
    await outbox.keep(sampleDraft('b', 2), to);
    await passTo(world.nowMs + undoMs);
    expect(sent).toEqual(['a', 'b']);
  });

  it('does not wait for ever on a device whose clock was a year ahead', async () => {
    const { outbox, passTo, world, sent } = setUp();
    world.nowMs += 365 * dayMs;
    await outbox.keep(sampleDraft('a'), to);
    await passTo(world.nowMs - 365 * dayMs);
    expect(sent).toEqual(['a']);
  });
});

describe('a worker that was killed', () => {
  it('sends again what was on its way, by the same id', async () => {
    const { outbox, passTo, world, sent, again, state } = setUp([new Promise(() => undefined)]);
    await outbox.keep(sampleDraft('a'), to);
    void passTo(world.nowMs + undoMs);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await state()).toMatchObject({ state: 'sending' });
    await again().applyWake();
    expect(sent).toEqual(['a', 'a']);
    expect(await state()).toMatchObject({ state: 'delivered' });
  });

  it('sends what fell due while nobody was awake', async () => {
    const { outbox, world, sent, again } = setUp();
    await outbox.keep(sampleDraft('a'), to);
    world.nowMs += dayMs;
    await again().applyWake();
    expect(sent).toEqual(['a']);
  });

  it('sets the alarm anew for what is not due yet', async () => {
    const { outbox, world, again } = setUp();
    await outbox.keep(sampleDraft('a'), to);
    world.alarmAtMs = null;
    await again().applyWake();
    expect(world.alarmAtMs).toBe(world.nowMs + undoMs);
  });
});
