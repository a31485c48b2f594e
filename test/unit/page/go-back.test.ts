import { describe, expect, it } from 'vitest';
import { buildGoBack, leaveMs, loopMs } from '#lib/page/go-back.ts';
import { fakeTabs } from '../../support/fake-browser.ts';
import { buildHandTimers } from './hand-timers.ts';

function setUp(length: number, stepsBack: 1 | 2 = 2) {
  const steps: number[] = [];
  const kept = new Map<string, string>();
  const state = { loading: false, now: 1_000_000 };
  const timers = buildHandTimers();
  const browser = fakeTabs({ 7: 'chrome-extension://ours/warning.html' });
  const life = new AbortController();
  /** The stop page as it is opened again in the same tab. */
  const open = () =>
    buildGoBack({
      history: { length, go: (delta = 0) => void steps.push(delta) },
      stepsBack,
      tabs: { ...browser.tabs, readOwn: async () => 7, isLoading: async () => state.loading },
      memory: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, to) => void kept.set(key, to),
      },
      timers,
      clock: () => state.now,
      signal: life.signal,
    });
  const isReplaced = (): boolean => browser.urls[7] === undefined;
  return { goBack: open(), open, steps, state, timers, life, isReplaced };
}

describe('going back from the stop page', () => {
  it.each([1, 2] as const)(
    'goes %i steps, past the address that was stopped',
    async (stepsBack) => {
      const { goBack, steps, isReplaced } = setUp(stepsBack + 1, stepsBack);
      await goBack();
      expect(steps).toEqual([-stepsBack]);
      expect(isReplaced()).toBe(false);
    },
  );

  it.each([
    [1, 1],
    [2, 2],
    [1, 2],
  ] as const)(
    'opens a new tab instead of this one when its history is %i long and %i steps are too many',
    async (length, stepsBack) => {
      const { goBack, steps, isReplaced } = setUp(length, stepsBack);
      await goBack();
      expect(steps).toEqual([]);
      expect(isReplaced()).toBe(true);
    },
  );

  it('does not stay where it is when history has no such step: later pages make it long too', async () => {
    const { goBack, timers, isReplaced } = setUp(5);
    await goBack();
    await timers.pass(leaveMs);
    expect(isReplaced()).toBe(true);
  });

  it('waits for a page that is slow to come back', async () => {
    const { goBack, state, timers, isReplaced } = setUp(5);
    await goBack();
    state.loading = true;
    await timers.pass(leaveMs);
    expect(isReplaced()).toBe(false);
  });

  it('forgets its watch when the page was left: nothing may happen when it is shown again', async () => {
    const { goBack, timers, life, isReplaced } = setUp(5);
    await goBack();
    life.abort();
    await timers.pass(leaveMs);
    expect(isReplaced()).toBe(false);
  });

  it('takes a double press for one wish', async () => {
    const { goBack, steps, isReplaced } = setUp(5);
    await goBack();
    await goBack();
    expect(steps).toEqual([-2]);
    expect(isReplaced()).toBe(false);
  });

  it('opens a new tab at the second press when the way back takes too long', async () => {
    const { goBack, state, timers, isReplaced } = setUp(5);
    await goBack();
    state.loading = true;
    await timers.pass(leaveMs);
    expect(isReplaced()).toBe(false);
    await goBack();
    expect(isReplaced()).toBe(true);
  });

  it('does not go in circles with a page that leads straight back here', async () => {
    const { goBack, open, steps, state, isReplaced } = setUp(5);
    await goBack();
    state.now += loopMs - 1;
    await open()();
    expect(steps).toEqual([-2]);
    expect(isReplaced()).toBe(true);
  });

  it('goes back again when the shopper comes here once more later', async () => {
    const { goBack, open, steps, state, isReplaced } = setUp(5);
    await goBack();
    state.now += loopMs;
    await open()();
    expect(steps).toEqual([-2, -2]);
    expect(isReplaced()).toBe(false);
  });
});
