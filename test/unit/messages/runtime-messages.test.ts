import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '#lib/messages/envelope.ts';
import { onMessage, ownExtensionId, ownPagePrefix } from '#lib/messages/runtime-messages.ts';
import { send } from '#lib/messages/send.ts';

const runtime = vi.hoisted(() => ({
  id: 'ours',
  listeners: [] as ((message: unknown, from: object) => Promise<unknown>)[],
  reply: undefined as unknown,
  sent: [] as unknown[],
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      id: runtime.id,
      getURL: (path: string) => `chrome-extension://ours/${path}`,
      onMessage: { addListener: (hear: never) => runtime.listeners.push(hear) },
      sendMessage: async (envelope: unknown) => {
        runtime.sent.push(envelope);
        return runtime.reply;
      },
    },
  },
}));

beforeEach(() => {
  runtime.listeners.length = 0;
  runtime.sent.length = 0;
});

describe('the worker’s ear in the browser', () => {
  const answer: Reply = { ok: false, refusal: 'unknown-name' };

  it('hands on what the browser vouches for, and nothing that the message says of itself', async () => {
    const heard: unknown[] = [];
    onMessage(async (message, sender) => {
      heard.push(message, sender);
      return answer;
    });
    const from = { id: 'ours', url: 'https://tiki.vn/', tab: { id: 4, url: 'x' }, frameId: 0 };
    const message = { name: 'openPage', sender: { extensionId: 'forged' } };
    expect(await runtime.listeners[0]?.(message, from)).toEqual(answer);
    expect(heard).toEqual([
      message,
      { extensionId: 'ours', url: 'https://tiki.vn/', tabId: 4, frameId: 0 },
    ]);
  });

  it('hands on that a window is private', async () => {
    const heard: unknown[] = [];
    onMessage(async (_message, sender) => {
      heard.push(sender.isPrivate);
      return answer;
    });
    await runtime.listeners[0]?.({}, { tab: { id: 4, incognito: true } });
    await runtime.listeners[0]?.({}, { tab: { id: 4, incognito: false } });
    expect(heard).toEqual([true, undefined]);
  });

  it('leaves out what the browser does not say, instead of guessing it', async () => {
    const heard: unknown[] = [];
    onMessage(async (_message, sender) => {
      heard.push(sender);
      return answer;
    });
    await runtime.listeners[0]?.({}, {});
    expect(heard).toEqual([{ extensionId: null, url: null, tabId: null, frameId: null }]);
  });

  it('knows its own name and where its own pages lie', () => {
    expect([ownExtensionId(), ownPagePrefix()]).toEqual(['ours', 'chrome-extension://ours/']);
  });
});

describe('asking from a page of the extension', () => {
  it('gives the answer', async () => {
    runtime.reply = { ok: true, answer: { locale: 'en' } };
    expect(await send('setLocale', { locale: 'en' })).toEqual({ locale: 'en' });
    expect(runtime.sent).toEqual([{ name: 'setLocale', ask: { locale: 'en' } }]);
  });

  it('throws a refusal, and throws when nobody answers', async () => {
    runtime.reply = { ok: false, refusal: 'malformed' };
    await expect(send('viewTab', { tabId: 1 })).rejects.toThrow('viewTab: malformed');
    runtime.reply = undefined;
    await expect(send('viewTab', { tabId: 1 })).rejects.toThrow('viewTab: failed');
  });
});
