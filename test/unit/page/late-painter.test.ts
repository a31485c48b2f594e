import { describe, expect, it } from 'vitest';
import type { PaintOrder } from '#lib/messages/contract.ts';
import { createLatePainter, type Painter } from '#lib/page/late-painter.ts';
import type { PageAnchors } from '#lib/site/read-page.ts';
import { buildHandTimers } from './hand-timers.ts';

const anchors: PageAnchors = { title: null, shopName: null, description: null, cards: new Map() };

function order(url: string, findings: number): PaintOrder {
  const verdict = { findings: Array.from({ length: findings }, () => ({})) };
  return { view: { url, checked: true, verdicts: [verdict] }, texts: {} } as unknown as PaintOrder;
}

function setUp() {
  const done: string[] = [];
  const painter: Painter = {
    paint: ({ view }) => void done.push(`paint ${view.url}`),
    clear: () => void done.push('clear'),
  };
  const state = { come: null as Painter | null, asked: 0, finish: (_ok: boolean) => {} };
  const timers = buildHandTimers();
  const late = createLatePainter({
    timers,
    take: () => state.come,
    bring: () => {
      state.asked += 1;
      return new Promise((resolve, reject) => {
        state.finish = (ok) => {
          if (ok) state.come = painter;
          if (ok) resolve();
          else reject(new Error('refused'));
        };
      });
    },
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { late, state, done, settle, timers };
}

describe('the late painter', () => {
  it('brings nothing to a page with nothing to say', () => {
    const { late, state } = setUp();
    late.paint(order('a', 0), anchors);
    late.clear();
    expect(state.asked).toBe(0);
  });

  it('asks once, and paints the newest order when the script has come', async () => {
    const { late, state, done, settle } = setUp();
    late.paint(order('a', 1), anchors);
    late.paint(order('b', 1), anchors);
    state.finish(true);
    await settle();
    expect(state.asked).toBe(1);
    expect(done).toEqual(['paint b']);
    late.paint(order('c', 0), anchors);
    expect(done).toEqual(['paint b', 'paint c']);
  });

  it('paints nothing for a page that was left while the script was on its way', async () => {
    const { late, state, done, settle } = setUp();
    late.paint(order('a', 1), anchors);
    late.clear();
    state.finish(true);
    await settle();
    expect(done).toEqual([]);
  });

  it('asks again when the worker was killed while it brought the script', async () => {
    const { late, state, done, timers } = setUp();
    late.paint(order('a', 1), anchors);
    state.finish(false);
    await timers.pass(1_999);
    expect(state.asked).toBe(1);
    await timers.pass(1);
    expect(state.asked).toBe(2);
    state.finish(true);
    await timers.pass(0);
    expect(done).toEqual(['paint a']);
    expect(timers.waiting()).toBe(0);
  });

  it('asks a few times only, and again with the next order', async () => {
    const { late, state, done, timers } = setUp();
    late.paint(order('a', 1), anchors);
    for (let each = 0; each < 20; each += 1) {
      state.finish(false);
      await timers.pass(2_000);
    }
    expect(state.asked).toBe(4);
    late.paint(order('b', 1), anchors);
    state.finish(true);
    await timers.pass(0);
    expect(state.asked).toBe(5);
    expect(done).toEqual(['paint b']);
  });

  it('does not ask again for a page that was left', async () => {
    const { late, state, done, timers } = setUp();
    late.paint(order('a', 1), anchors);
    late.clear();
    state.finish(false);
    await timers.pass(20_000);
    expect(state.asked).toBe(1);
    late.paint(order('b', 1), anchors);
    state.finish(true);
    await timers.pass(0);
    expect(done).toEqual(['paint b']);
  });

  it('does not ask again for a page that was left in the meantime, and still comes to the next', async () => {
    const { late, state, done, timers } = setUp();
    late.paint(order('a', 1), anchors);
    state.finish(false);
    await timers.pass(1_000);
    late.clear();
    await timers.pass(20_000);
    expect(state.asked).toBe(1);
    late.paint(order('b', 1), anchors);
    state.finish(true);
    await timers.pass(0);
    expect(done).toEqual(['paint b']);
  });

  it('drops a waiting order when the next one has nothing to say', async () => {
    const { late, state, done, settle } = setUp();
    late.paint(order('a', 1), anchors);
    late.paint(order('a', 0), anchors);
    state.finish(true);
    await settle();
    expect(done).toEqual([]);
  });
});
