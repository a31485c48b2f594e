import browser from 'webextension-polyfill';
import type { Envelope, Reply } from './envelope.ts';
import type { Sender } from './sender.ts';

export function onMessage(listener: (message: unknown, sender: Sender) => Promise<Reply>): void {
  browser.runtime.onMessage.addListener((message: unknown, from: browser.Runtime.MessageSender) =>
    listener(message, {
      extensionId: from.id ?? null,
      url: from.url ?? null,
      tabId: from.tab?.id ?? null,
      frameId: from.frameId ?? null,
      ...(from.tab?.incognito === true ? { isPrivate: true } : {}),
    }),
  );
}

export const ownExtensionId = (): string => browser.runtime.id;
export const ownPagePrefix = (): string => browser.runtime.getURL('');

export function sendEnvelope(envelope: Envelope): Promise<Reply | undefined> {
  return browser.runtime.sendMessage(envelope);
}
