import { afterEach, describe, expect, it, vi } from 'vitest';
import { askWorker, onKept, onPush, WorkerGoneError } from '#lib/messages/guard-port.ts';

type Listener = (message: unknown) => void;

function fakeRuntime(reply: unknown) {
  const listeners = new Set<Listener>();
  return {
    id: 'ours',
    sent: [] as unknown[],
    listeners,
    async sendMessage(envelope: unknown) {
      this.sent.push(envelope);
      return reply;
    },
    onMessage: {
      addListener: (listener: Listener) => void listeners.add(listener),
      removeListener: (listener: Listener) => void listeners.delete(listener),
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('the guard’s way to the worker', () => {
  it.each(['browser', 'chrome'])('asks through %s and gives the answer', async (name) => {
    const runtime = fakeRuntime({ ok: true, answer: { rule: null } });
    vi.stubGlobal(name, { runtime });
    expect(await askWorker('openPage', { url: 'https://a.vn/' })).toEqual({ rule: null });
    expect(runtime.sent).toEqual([{ name: 'openPage', ask: { url: 'https://a.vn/' } }]);
  });

  it('says that the worker is gone when the extension was removed under an open page', async () => {
    vi.stubGlobal('chrome', { runtime: { ...fakeRuntime(undefined), id: undefined } });
    await expect(askWorker('openPage', { url: 'https://a.vn/' })).rejects.toThrow(WorkerGoneError);
  });

  it('says so where there is no extension API at all', async () => {
    await expect(askWorker('openPage', { url: 'https://a.vn/' })).rejects.toThrow(WorkerGoneError);
  });

  it('does not take an element of the page with the id of the API for it', async () => {
    const runtime = fakeRuntime({ ok: true, answer: { rule: null } });
    vi.stubGlobal('chrome', { runtime });
    // Where a window keeps the elements that are reached by their id: on its prototype.
    const named = Object.getPrototypeOf(globalThis);
    const element = { runtime: { id: 'theirs' } };
    Object.defineProperty(named, 'browser', { value: element, configurable: true });
    try {
      await askWorker('openPage', { url: 'https://a.vn/' });
    } finally {
      Reflect.deleteProperty(named, 'browser');
    }
    expect(runtime.sent).toHaveLength(1);
  });

  it('does not take a missing answer for an answer', async () => {
    vi.stubGlobal('chrome', { runtime: fakeRuntime(undefined) });
    await expect(askWorker('openPage', { url: 'https://a.vn/' })).rejects.toThrow('failed');
  });
});

describe('what the worker says unasked', () => {
  it('is heard until the session ends, and only when it is a repaint', () => {
    const runtime = fakeRuntime(undefined);
    vi.stubGlobal('chrome', { runtime });
    const session = new AbortController();
    const heard: unknown[] = [];
    onPush((message) => heard.push(message), session.signal);
    for (const listener of runtime.listeners) {
      listener({ push: 'repaint', order: 1 });
      listener({ push: 'something-newer' });
      listener(null);
    }
    expect(heard).toEqual([{ push: 'repaint', order: 1 }]);
    session.abort();
    expect(runtime.listeners.size).toBe(0);
  });

  it('reaches the painter only as what came of a press', () => {
    const runtime = fakeRuntime(undefined);
    vi.stubGlobal('chrome', { runtime });
    const heard: unknown[] = [];
    onKept((message) => heard.push(message));
    for (const listener of runtime.listeners) {
      listener({ push: 'kept', kept: 1, texts: 2 });
      listener({ push: 'repaint', order: 1 });
      listener('kept');
      listener(null);
    }
    expect(heard).toEqual([{ push: 'kept', kept: 1, texts: 2 }]);
  });

  it('is not listened to where the extension is gone', () => {
    const runtime = { ...fakeRuntime(undefined), id: undefined };
    vi.stubGlobal('chrome', { runtime });
    onKept(() => {});
    expect(runtime.listeners.size).toBe(0);
  });

  it('adds no listener for a session that is already over', () => {
    const runtime = fakeRuntime(undefined);
    vi.stubGlobal('chrome', { runtime });
    onPush(() => {}, AbortSignal.abort());
    expect(runtime.listeners.size).toBe(0);
  });
});
