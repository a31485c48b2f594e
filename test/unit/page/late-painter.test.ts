import { describe, expect, it } from 'vitest';
import type { PaintOrder } from '#lib/messages/contract.ts';
import { createLatePainter, type Painter } from '#lib/page/late-painter.ts';
import type { PageAnchors } from '#lib/site/read-page.ts';

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
  const late = createLatePainter({
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
  return { late, state, done, settle };
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

  it('tries again with the next order when the worker refused', async () => {
    const { late, state, done, settle } = setUp();
    late.paint(order('a', 1), anchors);
    state.finish(false);
    await settle();
    late.paint(order('b', 1), anchors);
    state.finish(true);
    await settle();
    expect(state.asked).toBe(2);
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
