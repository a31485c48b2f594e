import { describe, expect, it } from 'vitest';
import { buildOutbox } from '#lib/report/outbox.ts';
import { undoMs } from '#lib/report/outbox-schedule.ts';
import type { Delivered } from '#lib/report/outbox-steps.ts';
import { buildReportsStandIn } from '../../support/reports-stand-in.ts';
import { sampleDraft } from '../../support/sample-draft.ts';

const to = 'https://phan-anh.example/';
const awaits = { state: 'draft', awaitsConsent: { to, attempts: 0 } };

/** A device of Firefox: nothing may leave before its shopper said so to the browser. */
function setUp(isAllowed = false) {
  const world = { nowMs: 1_000_000, isAllowed, alarmAtMs: null as number | null };
  const reports = buildReportsStandIn();
  const sent: string[] = [];
  const answers: Delivered[] = [];
  const meanwhile: (() => Promise<void>)[] = [];
  const outbox = buildOutbox({
    reports,
    async deliver({ id }) {
      sent.push(id);
      await meanwhile.shift()?.();
      return answers.shift() ?? { accepted: true };
    },
    mayLeave: async () => world.isAllowed,
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
  });
  return {
    world,
    outbox,
    sent,
    answers,
    meanwhile,
    press: (id = 'a') => outbox.keep(sampleDraft(id, world.nowMs), to),
    async allow(isGiven: boolean) {
      world.isAllowed = isGiven;
      await outbox.applyConsent(isGiven);
    },
    async pass(ms: number) {
      world.nowMs += ms;
      await outbox.applyAlarm('outbox');
    },
    state: async (id = 'a') => (await reports.read(id))?.delivery,
  };
}

const away: Delivered = {
  accepted: false,
  fault: 'unreachable',
  detail: null,
  retryAfterMs: null,
};

describe('a press in a browser that asks its shopper before anything is sent', () => {
  it('stays on the device, says so, and leaves at no time and by no alarm', async () => {
    const { press, pass, sent, state, world, outbox } = setUp();
    expect(await press()).toEqual(awaits);
    await pass(undoMs);
    await outbox.applyWake();
    expect([sent, await state(), world.alarmAtMs]).toEqual([[], awaits, null]);
  });

  it('leaves as soon as they allow it, with all others that waited for that', async () => {
    const { press, allow, sent, state } = setUp();
    await press('a');
    await press('b');
    await allow(true);
    expect(sent.toSorted()).toEqual(['a', 'b']);
    expect(await state('b')).toMatchObject({ state: 'delivered' });
  });

  it('can be taken back, and does not leave when it is allowed later', async () => {
    const { press, allow, sent, outbox } = setUp();
    await press();
    expect(await outbox.undo('a')).toBe(true);
    await allow(true);
    expect(sent).toEqual([]);
  });

  it('does not leave under the eyes of a shopper who looks at it, whatever else is allowed', async () => {
    const { press, allow, sent, outbox, state } = setUp();
    await press();
    expect(await outbox.hold('a')).toBe(true);
    await allow(true);
    expect([sent, await state()]).toEqual([[], { state: 'draft' }]);
    expect(await outbox.resend('a', to)).toBe(true);
    expect(sent).toEqual(['a']);
  });

  it('is not sent by the press on "send" either, while the browser was told no', async () => {
    const { press, outbox, sent, state } = setUp();
    await press();
    await outbox.resend('a', to);
    expect([sent, await state()]).toEqual([[], awaits]);
  });

  it('goes nowhere when no intake is named, and does not wait for consent', async () => {
    const { outbox, allow, sent, state } = setUp();
    expect(await outbox.keep(sampleDraft('a'), null)).toEqual({ state: 'draft' });
    await allow(true);
    expect([sent, await state()]).toEqual([[], { state: 'draft' }]);
  });
});

describe('a consent that is taken back', () => {
  it('stops what has not left, at once and with its alarm', async () => {
    const { press, allow, pass, sent, state, world } = setUp(true);
    await press();
    await allow(false);
    expect([await state(), world.alarmAtMs]).toEqual([awaits, null]);
    await pass(undoMs);
    expect(sent).toEqual([]);
  });

  it('stops what waits for another try', async () => {
    const { press, allow, pass, sent, state, answers, outbox } = setUp(true);
    answers.push(away);
    await press();
    await pass(undoMs);
    await allow(false);
    await pass(10 * 60_000);
    expect(sent).toEqual(['a']);
    expect(await state()).toEqual({ state: 'draft', awaitsConsent: { to, attempts: 1 } });
    // Its first try may have been heard: it cannot be taken back any more.
    expect(await outbox.undo('a')).toBe(false);
    await allow(true);
    expect(await state()).toMatchObject({ state: 'delivered' });
  });

  it('stops what is due even if nobody told the worker: it asks before each report', async () => {
    const { press, pass, sent, state, world } = setUp(true);
    await press();
    world.isAllowed = false;
    await pass(undoMs);
    expect([sent, await state()]).toEqual([[], awaits]);
  });

  it('while one report is sent stops the next, and still takes the answer to the first', async () => {
    const { press, pass, allow, sent, state, meanwhile } = setUp(true);
    await press('a');
    await press('b');
    meanwhile.push(() => allow(false));
    await pass(undoMs);
    const [first = '', ...more] = sent;
    expect(more).toEqual([]);
    expect(await state(first)).toMatchObject({ state: 'delivered' });
    expect(await state(first === 'a' ? 'b' : 'a')).toEqual(awaits);
  });

  it('leaves what was delivered as it is', async () => {
    const { press, pass, allow, state } = setUp(true);
    await press();
    await pass(undoMs);
    await allow(false);
    expect(await state()).toMatchObject({ state: 'delivered' });
  });
});

describe('a consent of which the worker was never told', () => {
  it('is found by the next one that wakes: nothing waits for ever', async () => {
    const { press, sent, state, world, outbox } = setUp();
    await press();
    world.isAllowed = true;
    await outbox.applyWake();
    expect([sent, await state()]).toEqual([['a'], { state: 'delivered', to, atMs: world.nowMs }]);
  });
});

it('a report that may have been heard cannot be taken back, however it came to wait again', async () => {
  const { press, pass, sent, answers, outbox, allow, state } = setUp(true);
  answers.push(away, { accepted: false, fault: 'refused', detail: null, retryAfterMs: null });
  await press();
  await pass(undoMs);
  await outbox.resend('a', to);
  expect(await state()).toMatchObject({ state: 'failed' });
  await allow(false);
  await outbox.resend('a', to);
  expect(await state()).toEqual({ state: 'draft', awaitsConsent: { to, attempts: 1 } });
  expect([await outbox.undo('a'), sent]).toEqual([false, ['a', 'a']]);
});
